package chat.sohbet.postgres;

import chat.sohbet.domain.conversation.ConversationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Something that lies on a conversation's desk.
record Laid<T>(ConversationId conversation, T value) {
    UUID id() {
        return conversation.value();
    }

    /// A part of all desks, one after the other.
    static <T> List<Laid<T>> on(Collection<Desk> desks, Function<Desk, Collection<T>> part) {
        var all = new ArrayList<Laid<T>>();
        for (var desk : desks)
            part.apply(desk).forEach(value -> all.add(new Laid<>(desk.id(), value)));
        return all;
    }
}
