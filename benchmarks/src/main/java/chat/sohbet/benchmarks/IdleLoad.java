package chat.sohbet.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// Very many who are connected and say nothing.
final class IdleLoad implements Workload {
    /// Who come first and leave again, so that what is loaded and compiled once is not counted.
    private static final int FIRST = 500;

    private static final int AT_ONCE = 1_000;

    @Override
    public void run(Site site, Options options, Report report) throws Exception {
        int count = options.number("connections", 10_000);
        int seconds = options.number("seconds", 10);
        try (var town = site.town();
                var crowd = new Crowd()) {
            var people = town.people(count);
            try (var first = new Crowd()) {
                var _ = first.connect(site, people.subList(0, Math.min(FIRST, count)), "{}");
            }
            TimeUnit.SECONDS.sleep(2);
            long before = site.residentBytes();
            long start = System.nanoTime();
            hold(site, crowd, people);
            double span = (System.nanoTime() - start) / 1e9;
            TimeUnit.SECONDS.sleep(5);
            var costBefore = site.cost();
            TimeUnit.SECONDS.sleep(seconds);
            crowd.check();
            long after = site.residentBytes();
            report.put("connections", count, "held")
                    .put("let in", count / span, "connections/s")
                    .put("memory per connection", (after - before) / 1024.0 / count, "KiB RSS")
                    .put("memory before", before / 1048576.0, "MiB RSS")
                    .put("memory with all", after / 1048576.0, "MiB RSS");
            var cost = site.cost();
            if (cost != null && costBefore != null)
                report.put(
                        "CPU of the idle server",
                        cost.since(costBefore).server() / 10.0 / seconds,
                        "% of a core");
        }
    }

    /// Lets people in who say nothing.
    static void hold(Site site, Crowd crowd, List<Person> people) throws InterruptedException {
        for (int at = 0; at < people.size(); at += AT_ONCE)
            crowd.connect(site, people.subList(at, Math.min(people.size(), at + AT_ONCE)), "{}")
                    // They go on answering pings, also while the others come.
                    .forEach(each -> crowd.start(() -> each.listen(_ -> true)));
    }
}
