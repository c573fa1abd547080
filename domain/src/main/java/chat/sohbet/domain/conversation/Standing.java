package chat.sohbet.domain.conversation;

import chat.sohbet.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/// Where somebody stands towards a conversation, read under its lock.
public sealed interface Standing {
    /// A member now. `blockedBy` is the other of a direct conversation, if they have blocked this
    /// one.
    record Member(Role role, Spans spans, @Nullable UserId blockedBy) implements Standing {
        public static final Member PLAIN = new Member(Role.MEMBER, Spans.ALL, null);
    }

    /// No member, or no longer, and not to know what happens here.
    record Stranger() implements Standing {}
}
