package chat.sohbet.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/// Pages of fifty: the newest of a conversation that is long, and some deep in the past of one that
/// is very long; by one reader alone, who shows what a page takes, and by eight at once, who show
/// how many there are to be had.
final class HistoryLoad implements Workload {
    private static final int PAGE = 50;
    private static final byte[] ROW = "\"author\":".getBytes(US_ASCII);

    @Override
    public void run(Site site, Options options, Report report) throws Exception {
        int recent = options.number("recent", 20_000);
        int deep = options.number("deep", 2_000_000);
        int readers = options.number("readers", 8);
        try (var town = site.townBySql()) {
            var pairs = town.pairs(2);
            town.talk(pairs.subList(0, 1), 0, recent);
            // In steps, as one transaction of millions would let the log grow beyond measure.
            for (int at = 0; at < deep; at += 200_000)
                town.talk(pairs.subList(1, 2), at, Math.min(deep, at + 200_000));
            town.settle();

            Supplier<String> newest = () -> "";
            Supplier<String> past =
                    () -> ",\"before\":" + ThreadLocalRandom.current().nextInt(PAGE + 1, deep);
            socket(site, options, report, pairs.get(0), 1, newest, "newest, 1 reader");
            socket(site, options, report, pairs.get(0), readers, newest, "newest, all readers");
            socket(site, options, report, pairs.get(1), 1, past, "deep, 1 reader");
            socket(site, options, report, pairs.get(1), readers, past, "deep, all readers");
            http(site, options, report, pairs.get(0), "newest by HTTP, 1 reader");
        }
    }

    private static void socket(
            Site site,
            Options options,
            Report report,
            Pair pair,
            int readers,
            Supplier<String> place,
            String name)
            throws Exception {
        try (var crowd = new Crowd()) {
            var askers = new ArrayList<Rounds.Asking>();
            for (var connection :
                    crowd.connect(site, Collections.nCopies(readers, pair.one()), "{}"))
                askers.add(() -> page(connection, pair, place.get()));
            report(report, name, Rounds.of(site, options, askers));
        }
    }

    private static void page(Connection connection, Pair pair, String place) throws IOException {
        connection.say(
                "{\"type\":\"fetch\",\"id\":\"1\",\"conversation\":\"%s\",\"limit\":%d%s}"
                        .formatted(pair.conversation(), PAGE, place));
        connection.listen(frame -> {
            if (!frame.is("page")) return true;
            if (frame.count(ROW) != PAGE) throw new IOException("no whole page: " + frame);
            return false;
        });
    }

    private static void http(Site site, Options options, Report report, Pair pair, String name)
            throws Exception {
        try (var http = new Http(site.address())) {
            var path =
                    "/api/v1/conversations/%s/messages?limit=%d"
                            .formatted(pair.conversation(), PAGE);
            Rounds.Asking asking =
                    () -> {
                        var answer = http.get(path, pair.one().token());
                        if (answer.status() != 200) throw new IOException(answer.text());
                    };
            report(report, name, Rounds.of(site, options, List.of(asking)));
        }
    }

    private static void report(Report report, String name, Rounds.Result result) {
        report.latency(name, result.latency())
                .put(name, result.perSecond(), "pages/s")
                .put(
                        name + ", server and database",
                        (double) (result.cost().server() + result.cost().database())
                                / result.latency().getTotalCount(),
                        "CPU-ms per page");
    }
}
