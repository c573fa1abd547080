package chat.sohbet.domain.report;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.UserId;
import java.util.List;

/// What is reported.
public sealed interface Subject {
    /// Whom it is about.
    UserId user();

    /// A person as such.
    record Person(UserId user) implements Subject {}

    /// A message of `user`'s. `words` are that message and the up to [#BEFORE] before it that who
    /// reports it sees, in order of their `seq`, as they stood then; empty once it is settled.
    record Said(UserId user, ConversationId conversation, long seq, List<Excerpt> words)
            implements Subject {
        /// Without what was said before, many a message can't be judged; more is nobody's business.
        public static final int BEFORE = 3;

        public Said {
            words = List.copyOf(words);
        }
    }
}
