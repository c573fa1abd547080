package chat.sohbet.application.port;

import java.util.function.Consumer;

/// Carries news to the nodes of the chat whom they concern, this one included. It is the hurry, not
/// the truth: what it loses, the [Outbox] or the clients' own versions bring back.
public interface Feed extends AutoCloseable {
    /// Carries durable news, with this thread's [Trace], and strikes its ticket from the outbox
    /// once it is safe with every node that has somebody to tell. Subscribers on this node have
    /// heard it when this returns; those nodes soon after, each of its own people. Never blocks on
    /// a neighbour and never throws: what can't be carried stays in the outbox.
    void carry(Ticket ticket, News news);

    /// Carries ephemeral news in the same way; may drop it.
    void carry(News news);

    /// `listener` hears, from now on, all that this node carries and what others carry to it; it
    /// must not block, and is called within the trace under which it was carried. News of one
    /// conversation that one node carries is heard in that order. What it throws is logged and goes
    /// no further.
    void subscribe(Consumer<News> listener);

    /// Carries what was accepted, within a few seconds, and stops.
    @Override
    void close();
}
