package chat.sohbet.application;

import chat.sohbet.application.port.MessageLog;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.message.Lifetime;
import chat.sohbet.domain.user.UserId;

/// People say how long messages are kept, and a node wipes those whose time is over.
final class LimitMessages {
    /// Messages that are wiped together: so few that nobody who writes meanwhile waits for them.
    private static final int TOGETHER = 100;

    /// So many times one after the other, where there is much to do; then whoever calls may stop.
    private static final int IN_A_ROW = 20;

    private final MessageLog log;

    LimitMessages(MessageLog log) {
        this.log = log;
    }

    Settlement keep(UserId me, ConversationId conversation, Lifetime lifetime) {
        return log.arrange(
                conversation,
                me,
                (locked, standing, now) -> locked.keep(me, standing, lifetime, now));
    }

    void wipe() {
        for (int i = 0; i < IN_A_ROW; i++) if (log.wipe(TOGETHER) < TOGETHER) return;
    }
}
