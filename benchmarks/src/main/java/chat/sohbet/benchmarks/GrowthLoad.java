package chat.sohbet.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// What a message costs when the house is young, and when very much has been said in it.
final class GrowthLoad implements Workload {
    @Override
    public void run(Site site, Options options, Report report) throws Exception {
        long most = options.number("rows", 1_000_000);
        try (var town = site.townBySql()) {
            for (var rows : List.of(10_000L, 100_000L, 1_000_000L, 10_000_000L)) {
                if (rows > most) break;
                // New people each time, so that each conversation goes on where its past ends.
                var pairs = town.pairs(options.number("pairs", 50));
                long past = rows / pairs.size();
                for (long at = 0; at < past; at += 4_000)
                    town.talk(pairs, at, Math.min(past, at + 4_000));
                town.settle();
                measure(site, options, report, pairs, rows);
            }
        }
    }

    private static void measure(
            Site site, Options options, Report report, List<Pair> pairs, long rows)
            throws Exception {
        try (var crowd = new Crowd()) {
            var traffic = PairsLoad.begin(site, options, crowd, pairs);
            TimeUnit.SECONDS.sleep(options.number("warm-up", 10));
            crowd.check();
            var stretch = traffic.watch(site, options.number("seconds", 10));
            traffic.end(crowd);
            var cost = stretch.cost();
            report.put(
                            "%,d rows".formatted(rows),
                            stretch.delivered() / stretch.seconds(),
                            "messages/s")
                    .put(
                            "%,d rows, server".formatted(rows),
                            1_000.0 * cost.server() / stretch.delivered(),
                            "CPU-ms per 1,000 messages")
                    .put(
                            "%,d rows, database".formatted(rows),
                            1_000.0 * cost.database() / stretch.delivered(),
                            "CPU-ms per 1,000 messages");
        }
    }
}
