package chat.sohbet.application;

import chat.sohbet.application.port.MessageLog;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Draft;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/// A person writes to a conversation. What they had been shown when they wrote, they have read.
final class SendMessage {
    private static final System.Logger LOG = System.getLogger(SendMessage.class.getName());

    private final MessageLog log;
    private final MarkMessages marks;
    private final PushMessages pushes;

    SendMessage(MessageLog log, MarkMessages marks, PushMessages pushes) {
        this.log = log;
        this.marks = marks;
        this.pushes = pushes;
    }

    /// Refuses what can't be sent. Who sends again what once was sent gets that answer even so.
    Supplier<Posting> refuse(ConversationId conversation, Draft draft, Refusal refusal) {
        return log.hand(conversation, draft, (_, _) -> new Posting.Refused(refusal));
    }

    /// `shown` is the last `seq` the author had been shown when they wrote, 0 if that isn't known.
    /// Returns what waits for the answer.
    Supplier<Posting> send(ConversationId conversation, Draft draft, long shown) {
        LOG.log(Level.DEBUG, () -> "accepted " + draft.clientId() + " for " + conversation);
        if (shown > 0) marks.markNow(conversation, draft.author(), new Watermarks(shown, shown));
        var handed = log.hand(conversation, draft, (locked, facts) -> locked.post(draft, facts));
        return () -> told(handed.get());
    }

    private Posting told(Posting posting) {
        if (posting instanceof Posting.Accepted(var conversation, var message))
            pushes.posted(conversation, message);
        return posting;
    }
}
