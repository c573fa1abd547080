package chat.sohbet.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/// Messages on their way: how many were sent, acknowledged and delivered, and how long each took
/// from the one client's sending to the other's hearing.
final class Traffic {
    private static final byte[] REFUSED = "\"type\":\"error\"".getBytes(US_ASCII);
    private static final long PATIENCE_SECONDS = 30;

    private final LongAdder sent = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder awaited = new LongAdder();
    private final Recorder latency = new Recorder(TimeUnit.MINUTES.toNanos(2), 3);
    private volatile boolean going = true;

    /// Somebody who hears what others write, and counts it.
    Connection.Ear reader() {
        return frame -> {
            count(frame);
            return true;
        };
    }

    /// Somebody who writes as soon as something they wrote is acknowledged; what they hear counts
    /// if `hears`.
    Connection.Ear writer(Connection connection, Letter letter, boolean hears) {
        return frame -> {
            if (frame.is("ack")) {
                acknowledged.increment();
                if (going) add(connection, letter, System.nanoTime());
            } else if (hears) count(frame);
            else refuse(frame);
            return true;
        };
    }

    /// Somebody who writes when told to.
    Connection.Ear acknowledgements() {
        return frame -> {
            if (frame.is("ack")) acknowledged.increment();
            else refuse(frame);
            return true;
        };
    }

    private void count(Frame frame) throws IOException {
        long now = System.nanoTime();
        int count = 0;
        for (int at = frame.find(Letter.MARK, frame.from());
                at >= 0;
                at = frame.find(Letter.MARK, at)) {
            latency.recordValue(Math.max(0, now - Letter.time(frame, at)));
            count++;
        }
        if (count > 0) delivered.add(count);
        else refuse(frame);
    }

    private static void refuse(Frame frame) throws IOException {
        if (frame.find(REFUSED, frame.from()) >= 0) throw new IOException(frame.toString());
    }

    private void add(Connection connection, Letter letter, long now) {
        sent.increment();
        awaited.add(letter.readers());
        connection.add(letter.at(now));
    }

    /// Sends `count` letters at once.
    void write(Connection connection, Letter letter, int count) throws IOException {
        long now = System.nanoTime();
        for (int i = 0; i < count; i++) add(connection, letter, now);
        connection.flush();
    }

    /// Sends one that should have been sent at `due`.
    void write(Connection connection, Letter letter, long due) throws IOException {
        add(connection, letter, due);
        connection.flush();
    }

    /// What went on in a stretch of time.
    record Stretch(double seconds, long delivered, Histogram latency, Site.Cost cost) {}

    /// Watches from now on, until what is returned is asked for the times of that stretch.
    Supplier<Histogram> during() {
        latency.reset();
        return latency::getIntervalHistogram;
    }

    /// Watches for so long.
    Stretch watch(Site site, int seconds) throws InterruptedException {
        latency.reset();
        var costBefore = cost(site);
        long before = delivered.sum();
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        var histogram = latency.getIntervalHistogram();
        long count = delivered.sum() - before;
        double span = (System.nanoTime() - start) / 1e9;
        return new Stretch(span, count, histogram, cost(site).since(costBefore));
    }

    private static Site.Cost cost(Site site) {
        var cost = site.cost();
        return cost == null ? new Site.Cost(0, 0, 0) : cost;
    }

    /// Writes no more and waits until everything has come to all whom it was sent to. (Or more
    /// often: news come at least once, and clients know what they hold.)
    void end(Crowd crowd) throws InterruptedException {
        going = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!whole() && System.nanoTime() < deadline) TimeUnit.MILLISECONDS.sleep(20);
        crowd.check();
        if (!whole())
            throw new IllegalStateException(
                    "of %d messages %d were acknowledged, and %d of %d copies delivered"
                            .formatted(
                                    sent.sum(),
                                    acknowledged.sum(),
                                    delivered.sum(),
                                    awaited.sum()));
    }

    private boolean whole() {
        return acknowledged.sum() == sent.sum() && delivered.sum() >= awaited.sum();
    }
}
