package chat.sohbet.application.port;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.Subscription;
import java.util.List;

/// Which devices want to be told of messages while no page of them is open: one subscription a
/// session, for as long as the session lasts.
public interface Subscriptions {
    /// Keeps it in place of the session's former one, and of whoever else's was told by the same
    /// endpoint: a browser has one. Of more than [Subscription#MOST] of one person the oldest goes.
    /// False, and nothing is kept, if the session isn't open or isn't that user's.
    boolean keep(Subscription subscription);

    /// The session wants to be told no more. Again changes nothing.
    void drop(SessionId session);

    /// There is nobody at this endpoint any more.
    void gone(String endpoint);

    /// Whether there is any at all.
    boolean any();

    /// The subscriptions of those who are to be told of a message that somebody else wrote: who may
    /// see it, has it on no device yet, is connected to no node, has neither muted nor archived the
    /// conversation, and whose session is open. Empty where there is no such message, or it was
    /// deleted.
    List<Subscription> due(ConversationId conversation, long seq);
}
