package chat.sohbet.domain.conversation;

import chat.sohbet.domain.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a wish to change a conversation itself.
public sealed interface Settlement {
    /// Everything to be written together: `told` says in the timeline what happened and carries the
    /// group's next `seq` and `version`; `members` and `properties` (null: as they were) carry the
    /// same version.
    record Settled(Message told, List<Member> members, @Nullable Properties properties)
            implements Settlement {
        public Settled {
            members = List.copyOf(members);
        }
    }

    /// The invite link is another one, or none where `token` is null. It is no part of what members
    /// share, so no version changes.
    record Invited(@Nullable InviteToken token) implements Settlement {}

    /// It is so already; nothing is written.
    record Unchanged() implements Settlement {}

    record Refused(Refusal refusal) implements Settlement {}
}
