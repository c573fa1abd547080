package chat.sohbet.application;

import chat.sohbet.application.port.Names;
import chat.sohbet.application.port.Passwords;
import chat.sohbet.application.port.Sessions;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.DeviceName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.PasswordHash;
import chat.sohbet.domain.user.Session;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.domain.user.Username;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Somebody shows by a password who they are, and gets a session. Whether the name or the password
/// was wrong can be told neither from the answer nor from the time it takes.
final class SignIn {
    private final Users users;
    private final Names names;
    private final Passwords passwords;
    private final Sessions sessions;
    private final RefreshTokens tokens;
    private final Ids ids;
    private final Clock clock;
    private final Duration life;

    SignIn(
            Users users,
            Names names,
            Passwords passwords,
            Sessions sessions,
            RefreshTokens tokens,
            Ids ids,
            Clock clock,
            Duration life) {
        this.users = users;
        this.names = names;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
        this.life = life;
    }

    /// `login` is a username or an e-mail address. Empty if no account has both it and the
    /// password.
    Optional<SignedIn> signIn(String login, String password, DeviceName device) {
        var known = credentials(login);
        var hash = known.map(Users.Credentials::hash).orElseGet(passwords::decoy);
        if (!matches(password, known.isPresent(), hash)) return Optional.empty();
        known.ifPresent(credentials -> renew(credentials, password));
        return known.flatMap(credentials -> open(credentials.user(), device));
    }

    /// The password is known now and never else: a hash of former strength is made anew. Whoever
    /// changed the password meanwhile is not overruled.
    private void renew(Users.Credentials credentials, String password) {
        if (!passwords.dated(credentials.hash())) return;
        var fresh = passwords.hash(new Password(password));
        users.replace(credentials.user(), credentials.hash(), fresh);
    }

    private boolean matches(String password, boolean known, PasswordHash hash) {
        var typed =
                password.length() < Password.MIN || password.length() > Password.MAX
                        ? "not a password"
                        : password;
        boolean matches = passwords.matches(new Password(wellFormed(typed)), hash);
        return matches && known && typed.equals(password);
    }

    private static String wellFormed(String typed) {
        try {
            return new Password(typed).text();
        } catch (InvalidValue malformed) {
            return "not a password";
        }
    }

    private Optional<Users.Credentials> credentials(String login) {
        try {
            return login.contains("@")
                    ? users.credentials(new EmailAddress(login).key())
                    : users.credentials(names.keys(new Username(login)));
        } catch (InvalidValue nobodysName) {
            return Optional.empty();
        }
    }

    /// Empty if they are barred; they are told no more than who mistypes.
    private Optional<SignedIn> open(UserId user, DeviceName device) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var session =
                new Session(new SessionId(ids.next()), user, device, now, now, now.plus(life));
        var token = tokens.first(session.id());
        return sessions.open(session, tokens.hash(token))
                ? Optional.of(new SignedIn(session, token))
                : Optional.empty();
    }
}
