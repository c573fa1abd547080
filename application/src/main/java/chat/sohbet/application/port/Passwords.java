package chat.sohbet.application.port;

import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.PasswordHash;

/// How passwords are kept. Slow by intention; at most a few run at once, the others wait, and who
/// would wait too long gets [Unavailable].
public interface Passwords {
    /// Never the same hash twice.
    PasswordHash hash(Password password);

    /// Whether `password` is the one `hash` was made of. Takes the same time either way.
    boolean matches(Password password, PasswordHash hash);

    /// Whether a hash was made otherwise than [#hash] makes one today, and should be made anew when
    /// its password is typed next.
    boolean dated(PasswordHash hash);

    /// A hash that no password matches, as costly to check as a real one: for logins of somebody
    /// who doesn't exist.
    PasswordHash decoy();
}
