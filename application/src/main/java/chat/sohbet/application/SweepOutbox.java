package chat.sohbet.application;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.Outbox;
import chat.sohbet.application.port.Ticket;
import java.time.Duration;

/// What was committed and not carried at once is found here: a neighbour was away, or a node died
/// between the two. Each node shows such entries to its own people after [#NOTICED], so that
/// delivery goes on while the feed between nodes is broken, and hands them to the feed again after
/// [#LEFT].
///
/// To be called about once a second, from one thread.
final class SweepOutbox {
    static final Duration NOTICED = Duration.ofSeconds(1);
    static final Duration LEFT = Duration.ofSeconds(10);
    private static final int AT_ONCE = 500;

    private final Outbox outbox;
    private final Feed feed;
    private final Deliver deliver;
    private Ticket shown = Ticket.START;
    private Ticket carried = Ticket.START;

    SweepOutbox(Outbox outbox, Feed feed, Deliver deliver) {
        this.outbox = outbox;
        this.feed = feed;
        this.deliver = deliver;
    }

    void sweep() {
        for (var entry : outbox.waiting(shown, NOTICED, AT_ONCE)) {
            deliver.deliver(entry.news());
            shown = entry.ticket();
        }
        var left = outbox.waiting(carried, LEFT, AT_ONCE);
        for (var entry : left) feed.carry(entry.ticket(), entry.news());
        carried = left.isEmpty() ? Ticket.START : left.getLast().ticket();
    }
}
