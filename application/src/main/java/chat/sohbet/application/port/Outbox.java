package chat.sohbet.application.port;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// Durable news that is committed and perhaps not yet carried everywhere: each entry was written in
/// the transaction of its change, with the [Trace] of what made it.
public interface Outbox {
    /// Up to `limit` entries past `after` and at least `age` old, in order of their tickets. An
    /// entry that is committed later never appears before a ticket that was already returned, so a
    /// reader who goes on from the last ticket misses nothing; for the same reason one that is not
    /// old enough holds back those behind it. News of messages comes as [News.Moved].
    List<Entry> waiting(Ticket after, Duration age, int limit);

    /// Forgets entries that have been carried safely. May return before they are gone; unknown
    /// tickets are ignored.
    void strike(Collection<Ticket> tickets);

    /// This node has told its people all that waited up to `ticket`. What every node that holds an
    /// [Inbox] has told is forgotten. True if nothing up to `ticket` waits any more; otherwise say
    /// so again later.
    boolean told(Ticket ticket);

    /// `trace` is what wrote it.
    record Entry(Ticket ticket, News news, Trace trace) {}
}
