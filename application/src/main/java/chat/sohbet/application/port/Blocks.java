package chat.sohbet.application.port;

import chat.sohbet.domain.user.UserId;
import java.util.Collection;
import java.util.Set;

/// Who doesn't want to hear from whom. Each change locks the direct conversation of the two, if
/// there is one, so that a message that is being sent is before it or after it.
public interface Blocks {
    /// From now on messages that `other` sends directly to `me` are hidden from me for ever. Again
    /// changes nothing.
    void block(UserId me, UserId other);

    /// Messages sent from now on are shown again. Again changes nothing.
    void unblock(UserId me, UserId other);

    /// Whom `me` has blocked.
    Set<UserId> of(UserId me);

    /// Those of `others` who have blocked `me`.
    Set<UserId> blockers(UserId me, Collection<UserId> others);
}
