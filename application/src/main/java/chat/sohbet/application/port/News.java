package chat.sohbet.application.port;

import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import java.util.Set;

/// Something that people who are connected should hear of. Late, lost or doubled news does no harm:
/// clients converge by versions.
public sealed interface News {
    /// Durable: rows of a conversation changed; the change as its authors may see it.
    record Changed(Change change, Set<UserId> to) implements News {
        public Changed {
            to = Set.copyOf(to);
        }
    }

    /// Durable: rows changed after version `after`; they are to be read before they are told.
    record Moved(ConversationId conversation, long after) implements News {}

    /// Durable: somebody registered.
    record Joined(User user) implements News {}

    /// Durable: a session is over.
    record Ended(SessionId session) implements News {}

    /// Ephemeral: somebody's watermarks grew; `to` are all members, themselves included.
    record Marked(Mark mark, Set<UserId> to) implements News {
        public Marked {
            to = Set.copyOf(to);
        }
    }
}
