package chat.sohbet.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// What a message costs when the house is young, when very much has been said in it, when very many
/// have joined it, and when very many are connected and say nothing.
final class GrowthLoad {
    private static final List<Integer> PEOPLE = List.of(10_000, 100_000, 1_000_000);
    private static final List<Integer> IDLE = List.of(1_000, 10_000);

    /// Messages of each pair that are written in one transaction.
    private static final int AT_ONCE = 4_000;

    private final Site site;
    private final Options options;
    private final Report report;

    GrowthLoad(Site site, Options options, Report report) {
        this.site = site;
        this.options = options;
        this.report = report;
    }

    void run() throws Exception {
        try (var town = site.townBySql();
                var idle = new Crowd()) {
            // Once for nobody to see: a program that has just started is no measure.
            var _ = watch(pairs(town, 200), options.number("first-warm-up", 30));
            pasts(town);
            people(town);
            idle(town, idle);
        }
    }

    private void pasts(TownBySql town) throws Exception {
        int most = options.number("rows", 1_000_000);
        for (long rows = 10_000; rows <= most; rows *= 10)
            measure("%,d rows".formatted(rows), pairs(town, rows / options.number("pairs", 50)));
    }

    private void people(TownBySql town) throws Exception {
        int most = options.number("people", 100_000);
        int before = 0;
        for (int people : PEOPLE) {
            if (people > most) break;
            town.strangers(people - before);
            before = people;
            measure("%,d people".formatted(people), pairs(town, 200));
        }
    }

    private void idle(TownBySql town, Crowd crowd) throws Exception {
        int most = options.number("idle", 10_000);
        int before = 0;
        for (int idle : IDLE) {
            if (idle > most) break;
            IdleLoad.hold(site, crowd, town.people(idle - before));
            before = idle;
            measure("%,d idle sockets".formatted(idle), pairs(town, 200));
            crowd.check();
        }
    }

    /// New people each time, so that each conversation goes on where its past ends.
    private List<Pair> pairs(TownBySql town, long past) throws Exception {
        var pairs = town.pairs(options.number("pairs", 50));
        for (long at = 0; at < past; at += AT_ONCE)
            town.talk(pairs, at, Math.min(past, at + AT_ONCE));
        town.settle();
        town.indexed();
        return pairs;
    }

    private Traffic.Stretch watch(List<Pair> pairs, int warmUp) throws Exception {
        try (var crowd = new Crowd()) {
            var traffic = PairsLoad.begin(site, options, crowd, pairs);
            TimeUnit.SECONDS.sleep(warmUp);
            crowd.check();
            var stretch = traffic.watch(site, options.number("seconds", 15));
            traffic.end(crowd);
            return stretch;
        }
    }

    private void measure(String house, List<Pair> pairs) throws Exception {
        var stretch = watch(pairs, options.number("warm-up", 5));
        var cost = stretch.cost();
        report.put(house, stretch.delivered() / stretch.seconds(), "messages/s")
                .put(
                        house + ", server",
                        1_000.0 * cost.server() / stretch.delivered(),
                        "CPU-ms per 1,000 messages")
                .put(
                        house + ", database",
                        1_000.0 * cost.database() / stretch.delivered(),
                        "CPU-ms per 1,000 messages");
    }
}
