package chat.sohbet.application.port;

import chat.sohbet.domain.user.TokenHash;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Who may choose another password because they have a code for it. Of each person at most one code
/// is good, and of that only the hash is kept.
public interface Recoveries {
    /// From now on the code of `hash` is `user`'s, until `expiresAt`; the one before is good for
    /// nothing. False, and nothing changes, if there was another less than `quiet` before `now`: a
    /// mailbox is not to be flooded.
    boolean keep(UserId user, TokenHash hash, Instant now, Instant expiresAt, Duration quiet);

    /// Whose code it is, unless it is over at `now`. It is good for nothing from then on; of many
    /// who bring it at once one is let through.
    Optional<UserId> take(TokenHash hash, Instant now);

    /// The code of somebody, if there is one, is good for nothing any more.
    void forget(UserId user);
}
