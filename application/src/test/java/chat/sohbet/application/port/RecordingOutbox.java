package chat.sohbet.application.port;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// An outbox in which nothing waits, and which remembers what was struck.
public final class RecordingOutbox implements Outbox {
    private final Set<Ticket> struck = ConcurrentHashMap.newKeySet();

    @Override
    public List<Entry> waiting(Ticket after, Duration age, int limit) {
        return List.of();
    }

    @Override
    public void strike(Collection<Ticket> tickets) {
        struck.addAll(tickets);
    }

    @Override
    public boolean told(Ticket ticket) {
        return true;
    }

    /// All tickets that were struck.
    public Set<Ticket> struck() {
        return Set.copyOf(struck);
    }
}
