package chat.sohbet.application;

import chat.sohbet.application.port.Names;
import chat.sohbet.application.port.Passwords;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.user.Account;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.Registration;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.domain.user.Username;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/// Somebody joins, under a username and an e-mail address that nobody else has.
final class RegisterUser {
    private final Users users;
    private final Names names;
    private final Passwords passwords;
    private final Ids ids;
    private final Clock clock;

    RegisterUser(Users users, Names names, Passwords passwords, Ids ids, Clock clock) {
        this.users = users;
        this.names = names;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
    }

    Registration register(
            Username username, EmailAddress email, Password password, DisplayName displayName) {
        var keys = names.keys(username);
        CommonPasswords.refuse(password);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var account =
                new Account(new User(new UserId(ids.next()), username, displayName, now), email);
        return users.register(new Users.Newcomer(account, keys, passwords.hash(password)));
    }
}
