package chat.sohbet.kafka;

import chat.sohbet.application.port.Outbox;
import chat.sohbet.application.port.Ticket;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Strikes from the outbox what is safe, many tickets at once and off Kafka's thread. What can't be
/// struck is carried once more, later, and does no harm.
final class Striker {
    private static final Logger LOG = System.getLogger(Striker.class.getName());
    private static final int AT_ONCE = 1_000;

    private final Outbox outbox;
    private final BlockingQueue<Ticket> safe = new LinkedBlockingQueue<>();
    private final Thread thread;

    /// Behind all tickets: strike these and stop.
    private static final Ticket LAST = new Ticket(Long.MAX_VALUE, Long.MAX_VALUE);

    Striker(Outbox outbox) {
        this.outbox = outbox;
        this.thread = Thread.ofVirtual().name("feed-striker").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void strike(Ticket ticket) {
        safe.add(ticket);
    }

    private void run() {
        try {
            for (boolean last = false; !last; ) {
                var tickets = new ArrayList<Ticket>();
                tickets.add(safe.take());
                safe.drainTo(tickets, AT_ONCE);
                last = tickets.remove(LAST);
                if (!tickets.isEmpty()) strike(tickets);
            }
        } catch (InterruptedException stopped) {
            LOG.log(Level.DEBUG, "tickets stay in the outbox");
        }
    }

    private void strike(ArrayList<Ticket> tickets) {
        try {
            outbox.strike(tickets);
        } catch (RuntimeException away) {
            LOG.log(Level.DEBUG, "tickets stay in the outbox: {0}", away.toString());
        }
    }

    void close() throws InterruptedException {
        safe.add(LAST);
        if (!thread.join(Duration.ofSeconds(2))) thread.interrupt();
    }
}
