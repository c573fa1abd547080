package chat.sohbet.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;

/// The network comes back for everybody at once, and each has missed some messages.
final class ReconnectLoad implements Workload {
    private static final int COUNTED = 3;
    private static final Pattern RETRY_AFTER = Pattern.compile("\"retryAfter\":([0-9.]+)");
    private static final byte[] MESSAGES = "\"messages\":".getBytes(US_ASCII);

    @Override
    public void run(Site site, Options options, Report report) throws Exception {
        int users = options.number("users", 1_000);
        int missed = options.number("missed", 20);
        int logins = options.number("logins", 0);
        try (var town = site.townBySql()) {
            if (logins > 0)
                town.passwordOf(new TownByApi(site.address()).people(1).getFirst().id());
            var pairs = town.pairs(users / 2);
            town.remember(pairs, missed);
            var times = new ArrayList<Long>();
            var costs = new ArrayList<Site.Cost>();
            // A crowd that grows, and then comes again and again: a program that has just started
            // is
            // busy translating itself.
            int rounds = options.number("rounds", 24);
            int growing = Math.min(5, rounds - COUNTED);
            for (int round = 1; round <= rounds; round++) {
                var each = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(2), 3);
                int count = pairs.size() * Math.min(round, growing) / growing;
                var arrivals =
                        new Arrivals(site, round == rounds ? Math.min(logins, 2 * count) : 0);
                var before = site.cost();
                long time = storm(site, pairs.subList(0, count), missed, each, arrivals);
                if (round == growing)
                    report.put("all whole, soon after the start", time / 1e6, "ms");
                if (round > rounds - COUNTED) {
                    times.add(time);
                    if (before != null)
                        costs.add(Objects.requireNonNull(site.cost()).since(before));
                }
                if (round == rounds) {
                    report.latency("each whole", each);
                    arrivals.tell(report);
                }
                // Until the server has seen everybody off.
                TimeUnit.SECONDS.sleep(round > rounds - COUNTED - 1 ? 2 : 1);
            }
            times.sort(null);
            report.put("all whole", times.get(COUNTED / 2) / 1e6, "ms (median of " + COUNTED + ")");
            if (!costs.isEmpty()) report.cost(costs.getLast(), users, "people");
        }
    }

    /// Answers how long it took until the last was whole.
    private static long storm(
            Site site, List<Pair> pairs, int missed, ConcurrentHistogram each, Arrivals arrivals)
            throws InterruptedException {
        var connections = new ArrayList<Connection>();
        try (var crowd = new Crowd()) {
            var acts = new ArrayList<Crowd.Act>();
            for (var pair : pairs)
                for (var person : List.of(pair.one(), pair.other()))
                    acts.add(() -> {
                        long start = System.nanoTime();
                        for (double wait = 0; wait >= 0; ) {
                            TimeUnit.MILLISECONDS.sleep(Math.round(wait * 1_000));
                            var connection = Connection.open(site.address(), person);
                            synchronized (connections) {
                                connections.add(connection);
                            }
                            wait = catchUp(connection, pair, missed);
                            if (wait >= 0) arrivals.sentAway();
                        }
                        each.recordValue(System.nanoTime() - start);
                    });
            arrivals.begin(crowd);
            long start = System.nanoTime();
            crowd.together(acts);
            long span = System.nanoTime() - start;
            arrivals.await(crowd);
            return span;
        } finally {
            connections.forEach(Connection::close);
        }
    }

    /// Whole now, or sent away, where too many come at once, to come back after so many seconds.
    private static double catchUp(Connection connection, Pair pair, int missed) throws IOException {
        var wait = new double[] {-1};
        connection.say(
                "{\"type\":\"hello\",\"protocol\":1,\"have\":{\"%s\":0}}"
                        .formatted(pair.conversation()));
        connection.listen(frame -> {
            if (frame.is("bye")) {
                var after = RETRY_AFTER.matcher(frame.toString());
                if (!after.find()) throw new IOException(frame.toString());
                wait[0] = Double.parseDouble(after.group(1));
                return false;
            }
            if (!frame.is("synced")) return true;
            int at = frame.find(MESSAGES, frame.from());
            int count = 0;
            for (; Character.isDigit(frame.bytes()[at]); at++)
                count = 10 * count + Character.digit(frame.bytes()[at], 10);
            if (count != missed) throw new IOException("not whole: " + frame);
            return false;
        });
        return wait[0];
    }
}
