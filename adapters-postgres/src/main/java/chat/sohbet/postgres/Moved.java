package chat.sohbet.postgres;

import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of a conversation that changed past a version; of very many not all are read.
record Moved(List<Message> messages, List<Member> members, @Nullable Properties properties) {
    /// One more than are ever told one by one.
    static final int TOO_MANY = Resync.MAX_ROWS + 1;

    boolean many() {
        return messages.size() + members.size() > Resync.MAX_ROWS;
    }
}
