package chat.sohbet.memory;

import chat.sohbet.application.port.Presences;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// Who is connected to the nodes of a [Registry].
final class MemoryPresences implements Presences {
    private final MemoryNodes node;

    MemoryPresences(MemoryNodes node) {
        this.node = node;
    }

    @Override
    public Presence arrive(UserId user) {
        if (!node.arrive(user))
            throw new Unavailable("this node is cut off", Duration.ofSeconds(1));
        return of(List.of(user)).getFirst();
    }

    @Override
    public Presence depart(UserId user) {
        node.depart(user);
        return of(List.of(user)).getFirst();
    }

    @Override
    public List<Presence> of(Collection<UserId> users) {
        return node.of(users);
    }
}
