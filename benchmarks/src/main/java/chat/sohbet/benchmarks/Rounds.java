package chat.sohbet.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Askers who ask again as soon as they have their answer, and how long each answer took.
final class Rounds {
    /// One question and its answer.
    interface Asking {
        void ask() throws Exception;
    }

    /// What came of it.
    record Result(Histogram latency, double perSecond, Site.Cost cost) {}

    private Rounds() {}

    /// All ask, for a while that doesn't count and then for one that does.
    static Result of(Site site, Options options, List<Asking> askers) throws InterruptedException {
        go(askers, options.number("warm-up", 5));
        var costBefore = site.cost();
        long start = System.nanoTime();
        var latency = go(askers, options.number("seconds", 8));
        double span = (System.nanoTime() - start) / 1e9;
        var costAfter = site.cost();
        var cost =
                costBefore == null || costAfter == null
                        ? new Site.Cost(0, 0, 0)
                        : costAfter.since(costBefore);
        return new Result(latency, latency.getTotalCount() / span, cost);
    }

    private static Histogram go(List<Asking> askers, int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var all = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
        try (var crowd = new Crowd()) {
            var acts = new ArrayList<Crowd.Act>();
            for (var asker : askers)
                acts.add(() -> {
                    var own = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
                    for (long now = System.nanoTime(); now < end; ) {
                        asker.ask();
                        long answered = System.nanoTime();
                        own.recordValue(answered - now);
                        now = answered;
                    }
                    synchronized (all) {
                        all.add(own);
                    }
                });
            crowd.together(acts);
        }
        return all;
    }
}
