package chat.sohbet.application;

import chat.sohbet.application.port.Passwords;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.PasswordHash;
import chat.sohbet.domain.user.UserId;
import java.util.Optional;

/// What can't be undone, or would lock somebody out, is done for who knows the password, and not
/// for who finds an open laptop.
final class AskPassword {
    private final Users users;
    private final Passwords passwords;

    AskPassword(Users users, Passwords passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    /// The hash of `me`'s password, if that is what was typed.
    Optional<PasswordHash> known(UserId me, String typed) {
        return users.credentials(me)
                .map(Users.Credentials::hash)
                .filter(hash -> matches(typed, hash));
    }

    private boolean matches(String typed, PasswordHash known) {
        try {
            return passwords.matches(new Password(typed), known);
        } catch (InvalidValue noPassword) {
            return false;
        }
    }
}
