package chat.sohbet.bootstrap;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/// What a node does again and again while it lives, each work in a thread of its own so that none
/// waits for another.
final class Rounds implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Rounds.class.getName());

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(4, Thread.ofVirtual().name("round-", 0).factory());

    /// Does `work` now and then, with `pause` between the end of one round and the next. A round
    /// that fails is logged, once for each kind of failure in a row, and the next one comes all the
    /// same.
    void every(Duration pause, String what, Runnable work) {
        var round = new Round(what, work);
        var _ = clock.scheduleWithFixedDelay(round, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Begins no round any more, and lets those end that are under way: an interrupted one would
    /// break the connection it uses.
    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Round implements Runnable {
        private final String what;
        private final Runnable work;
        private String lastFailure = "";

        Round(String what, Runnable work) {
            this.what = what;
            this.work = work;
        }

        @Override
        public void run() {
            try {
                work.run();
                if (!lastFailure.isEmpty()) {
                    LOG.log(Level.INFO, "{0}: works again", what);
                }
                lastFailure = "";
            } catch (RuntimeException e) {
                var failure = e.getClass().getName() + e.getMessage();
                if (!failure.equals(lastFailure)) {
                    LOG.log(Level.WARNING, what + " failed", e);
                }
                lastFailure = failure;
            }
        }
    }
}
