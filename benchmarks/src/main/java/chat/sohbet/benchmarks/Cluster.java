package chat.sohbet.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/// Several nodes over one PostgreSQL, who meet in one Kafka. People come to any of them.
final class Cluster implements Site {
    /// What a node opens at most, by default.
    private static final int CONNECTIONS = 10;

    private final List<Server> nodes;

    private Cluster(List<Server> nodes) {
        this.nodes = nodes;
    }

    static Cluster start(Options options, Broker broker, int count)
            throws IOException, InterruptedException {
        var meeting = options.with("--kafka.servers=" + broker.servers());
        // The first one's database has room for them all.
        var first = Server.start(meeting.with("--database.connections=" + CONNECTIONS * count));
        var nodes = new ArrayList<>(List.of(first));
        while (nodes.size() < count) nodes.add(first.another(meeting));
        return new Cluster(nodes);
    }

    int size() {
        return nodes.size();
    }

    @Override
    public URI address() {
        return nodes.get(ThreadLocalRandom.current().nextInt(nodes.size())).address();
    }

    @Override
    public Town town() throws IOException, SQLException {
        return townBySql();
    }

    @Override
    public TownBySql townBySql() throws IOException, SQLException {
        return nodes.getFirst().townBySql();
    }

    @Override
    public Cost cost() {
        var first = Objects.requireNonNull(nodes.getFirst().cost());
        long servers = nodes.stream().mapToLong(Server::cpuMillis).sum();
        return new Cost(servers, first.database(), first.load());
    }

    @Override
    public long residentBytes() {
        return nodes.stream().mapToLong(Server::residentBytes).sum();
    }

    @Override
    public void close() throws IOException {
        // The first has the database.
        for (var node : nodes.reversed()) node.close();
    }
}
