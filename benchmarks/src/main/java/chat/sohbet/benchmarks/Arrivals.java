package chat.sohbet.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/// People who sign in, all at once, while something else is going on: each costs the server a
/// password hash. The people of a [TownBySql] whose [password][TownBySql#passwordOf] is known.
final class Arrivals {
    private final Site site;
    private final int count;
    private final AtomicInteger in = new AtomicInteger();
    private final AtomicInteger later = new AtomicInteger();
    private final ConcurrentHistogram answered =
            new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(2), 3);

    private final LongAdder away = new LongAdder();

    Arrivals(Site site, int count) {
        this.site = site;
        this.count = count;
    }

    void begin(Crowd crowd) {
        for (int i = 1; i <= count; i++) {
            var name = TownBySql.name(i);
            crowd.start(() -> {
                long start = System.nanoTime();
                (LoginsLoad.login(site, name) == 201 ? in : later).incrementAndGet();
                answered.recordValue(System.nanoTime() - start);
            });
        }
    }

    /// Somebody who came back with a session of theirs was told to come back later.
    void sentAway() {
        away.increment();
    }

    /// Waits until everybody is answered.
    void await(Crowd crowd) throws InterruptedException {
        while (in.get() + later.get() < count) {
            crowd.check();
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    void tell(Report report) {
        if (away.sum() > 0) report.put("sent away for a moment", away.sum(), "times");
        if (count == 0) return;
        report.latency("login answered", answered)
                .put("signed in", in.get(), "of " + count)
                .put("asked to come back", later.get(), "of " + count);
    }
}
