package chat.sohbet.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// One node, two, four and so on, at the same load for each node and at the same load for all of
/// them together: what a message costs, and what goes from node to node. Of five messages four go
/// to one person, and one to nine at once, who are at any node. Everybody is connected.
final class ClusterLoad {
    private static final int READERS = 9;
    private static final int TO_ONE = 4;

    private final Cluster cluster;
    private final Broker broker;
    private final Options options;
    private final Report report;

    private ClusterLoad(Cluster cluster, Broker broker, Options options, Report report) {
        this.cluster = cluster;
        this.broker = broker;
        this.options = options;
        this.report = report;
    }

    static void run(Options options, Report report) throws Exception {
        int most = options.number("nodes", 4);
        int share = options.number("rate", 100);
        for (int nodes = options.number("from", 1); nodes <= most; nodes *= 2) {
            try (var broker = Broker.start(options);
                    var cluster = Cluster.start(options, broker, nodes);
                    var town = cluster.townBySql()) {
                var load = new ClusterLoad(cluster, broker, options, report);
                for (int rate : new TreeSet<>(List.of(share * nodes, share * most)))
                    load.run(town, rate);
            }
        }
    }

    private void run(TownBySql town, int rate) throws Exception {
        try (var crowd = new Crowd()) {
            var pairs = town.pairs(rate * options.number("users", 4) / 2);
            town.remember(pairs, options.number("past", 20));
            var letters = letters(town, pairs);
            town.settle();
            var ones = crowd.connect(cluster, pairs.stream().map(Pair::one).toList(), "{}");
            var others = crowd.connect(cluster, pairs.stream().map(Pair::other).toList(), "{}");
            var traffic = new Traffic();
            ones.forEach(one -> crowd.start(() -> one.listen(traffic.acknowledgements())));
            others.forEach(other -> crowd.start(() -> other.listen(traffic.reader())));
            var writers =
                    ones.stream()
                            .flatMap(one -> IntStream.rangeClosed(0, TO_ONE).mapToObj(_ -> one))
                            .toList();
            report.put(name(rate, "connected"), 2 * pairs.size(), "people");
            var writing = new SteadyLoad.Writing(traffic, writers, letters, 2 * rate);
            writing.start(crowd);
            TimeUnit.SECONDS.sleep(options.number("warm-up", 40));
            writing.at(rate);
            TimeUnit.SECONDS.sleep(options.number("calm", 5));
            crowd.check();
            measure(rate, traffic);
            writing.end();
            traffic.end(crowd);
            rest(rate);
        }
    }

    /// For each who writes, in their order: what goes to one person, four times, and what goes to
    /// nine.
    private List<Letter> letters(TownBySql town, List<Pair> pairs) throws SQLException {
        var letters = new ArrayList<Letter>();
        int length = options.number("length", 100);
        for (int i = 0; i < pairs.size(); i++) {
            var toOne = new Letter(pairs.get(i).conversation(), 2 * i, length, 1);
            for (int j = 0; j < TO_ONE; j++) letters.add(toOne);
            letters.add(new Letter(group(town, pairs, i), 2 * i + 1, length, READERS));
        }
        return letters;
    }

    private static UUID group(TownBySql town, List<Pair> pairs, int writer) throws SQLException {
        var members = new ArrayList<>(List.of(pairs.get(writer).one()));
        for (int i = 0; i < READERS; i++)
            members.add(pairs.get((writer + i) % pairs.size()).other());
        return town.group(members);
    }

    private void measure(int rate, Traffic traffic)
            throws InterruptedException, ExecutionException {
        var contentsBefore = broker.contents();
        long brokerBefore = broker.cpuMillis();
        var stretch = traffic.watch(cluster, options.number("seconds", 20));
        var carried = broker.contents().since(contentsBefore);
        long brokers = broker.cpuMillis() - brokerBefore;
        double messages = rate * stretch.seconds();
        double nodeSeconds = cluster.size() * stretch.seconds();
        var cost = stretch.cost();
        put(rate, "delivered", stretch.delivered() / stretch.seconds(), "copies/s");
        report.latency(name(rate, "delivery"), stretch.latency());
        put(rate, "inbox records", carried.records() / messages, "per message");
        put(rate, "records into each node", carried.records() / nodeSeconds, "records/s");
        put(rate, "bytes into each node", carried.bytes() / nodeSeconds / 1024, "KiB/s");
        put(rate, "CPU of each node", cost.server() / nodeSeconds, "CPU-ms a second");
        put(
                rate,
                "CPU of all nodes",
                cost.server() / messages * 1_000,
                "CPU-ms per 1,000 messages");
        put(
                rate,
                "CPU of the database",
                cost.database() / messages * 1_000,
                "CPU-ms per 1,000 messages");
        put(rate, "CPU of Kafka", brokers / messages * 1_000, "CPU-ms per 1,000 messages");
    }

    /// What it costs that everybody is there and silent.
    private void rest(int rate) throws InterruptedException {
        TimeUnit.SECONDS.sleep(2);
        int seconds = options.number("rest", 10);
        var before = cluster.cost();
        long brokerBefore = broker.cpuMillis();
        TimeUnit.SECONDS.sleep(seconds);
        var cost = cluster.cost().since(before);
        double nodeSeconds = (double) cluster.size() * seconds;
        put(rate, "CPU of each node at rest", cost.server() / nodeSeconds, "CPU-ms a second");
        put(
                rate,
                "CPU of the database at rest",
                (double) cost.database() / seconds,
                "CPU-ms a second");
        double brokers = broker.cpuMillis() - brokerBefore;
        put(rate, "CPU of Kafka at rest", brokers / seconds, "CPU-ms a second");
    }

    private void put(int rate, String what, double value, String unit) {
        report.put(name(rate, what), value, unit);
    }

    private String name(int rate, String what) {
        return "nodes %d, messages/s %d: %s".formatted(cluster.size(), rate, what);
    }
}
