package chat.sohbet.history;

import chat.sohbet.application.port.Ports;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The nodes that a simulation is about, and the store behind them.
public interface House extends AutoCloseable {
    /// Somebody registers; `name` is short, in lower case, and nobody else's.
    UserId person(String name);

    List<Node> nodes();

    /// The store, to be looked at when all is over.
    Ports store();

    /// Faults inside the house that this moment allows; see [Faults].
    void weather(Faults faults);

    /// A node dies, with all that only it knew, and comes back in a while. A house that can't do
    /// this does nothing.
    default void crash(int node) {}

    /// What each conversation's nodes were told to carry, in that order; empty where this can't be
    /// known.
    default Map<ConversationId, List<Carried>> carried() {
        return Map.of();
    }

    @Override
    void close();

    /// Versions that were carried together.
    record Carried(long after, long version) {}

    /// Where a device can connect.
    interface Node {
        /// Connects; `ear` hears every frame, from any thread, and [Frame.Gone] when the connection
        /// ends by itself. Throws [Unavailable][chat.sohbet.application.port.Unavailable] where
        /// nobody answers.
        Link connect(UserId user, Consumer<Frame> ear);
    }
}
