package chat.sohbet.postgres;

import io.helidon.metrics.api.DistributionSummary;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Metrics;
import io.helidon.metrics.api.Timer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// What is counted here, among the meters of the process: nothing is told by name of whom it is
/// about. Where nobody serves meters, counting costs next to nothing.
final class Figures {
    private static final LongAdder WAITING = new LongAdder();
    private static final AtomicLong LEFT = new AtomicLong();
    private static final Timer COMMIT =
            Metrics.getOrCreate(
                    Timer.builder("sohbet.commit")
                            .description("Writing a batch of changes, up to its commit"));
    private static final DistributionSummary BATCH =
            Metrics.getOrCreate(
                    DistributionSummary.builder("sohbet.batch")
                            .description("Changes that were committed together"));

    static {
        Metrics.getOrCreate(
                Gauge.builder("sohbet.writes.waiting", WAITING::sum)
                        .description("Changes that wait to be written"));
        Metrics.getOrCreate(
                Gauge.builder("sohbet.outbox.left", LEFT::get)
                        .description(
                                "News that the last look found in the outbox, which nobody had carried in time"));
    }

    private Figures() {}

    /// More changes wait, or fewer.
    static void waiting(int more) {
        WAITING.add(more);
    }

    static void committed(int changes, long nanos) {
        COMMIT.record(nanos, java.util.concurrent.TimeUnit.NANOSECONDS);
        BATCH.record(changes);
    }

    static void left(int news) {
        LEFT.set(news);
    }
}
