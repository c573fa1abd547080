package chat.sohbet.memory;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Outbox;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.application.port.Trace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// News that were written and perhaps not yet carried.
public final class MemoryOutbox implements Outbox {
    /// How long entries that were told are kept: several chats may share an outbox, and it can't
    /// know how many.
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final TreeMap<Ticket, Waiting> entries = new TreeMap<>();
    private final Clock clock;
    private long tickets;

    private record Waiting(News news, Trace trace, Instant since) {}

    /// An empty outbox that tells the age of its entries by `clock`.
    public MemoryOutbox(Clock clock) {
        this.clock = clock;
    }

    /// Keeps `news` under the next ticket.
    synchronized Ticket add(News news) {
        var ticket = new Ticket(1, ++tickets);
        entries.put(ticket, new Waiting(news, Trace.current(), clock.instant()));
        return ticket;
    }

    @Override
    public synchronized List<Entry> waiting(Ticket after, Duration age, int limit) {
        var latest = clock.instant().minus(age);
        return entries.tailMap(after, false).entrySet().stream()
                .takeWhile(entry -> !entry.getValue().since().isAfter(latest))
                .limit(limit)
                .map(entry ->
                        new Entry(
                                entry.getKey(), entry.getValue().news(), entry.getValue().trace()))
                .toList();
    }

    @Override
    public synchronized void strike(Collection<Ticket> tickets) {
        tickets.forEach(entries::remove);
    }

    @Override
    public synchronized boolean told(Ticket ticket) {
        var latest = clock.instant().minus(KEPT);
        var told = entries.headMap(ticket, true);
        told.values().removeIf(waiting -> !waiting.since().isAfter(latest));
        return told.isEmpty();
    }
}
