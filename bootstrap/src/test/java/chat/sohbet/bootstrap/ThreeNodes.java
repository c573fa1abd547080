package chat.sohbet.bootstrap;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import chat.sohbet.kafka.TestBroker;
import chat.sohbet.postgres.PostgresSettings;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.TcpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Three nodes in processes of their own, one PostgreSQL, and a Kafka: all of them can be killed,
/// stopped and started again. Between clients and nodes, and between nodes and these two, stands a
/// [TcpProxy] for each.
final class ThreeNodes implements AutoCloseable {
    static final int NODES = 3;

    static final Duration LEASE = Duration.ofSeconds(3);

    /// As is when a silent socket is given up, and how long its owner is present after that.
    static final Duration LOST = Duration.ofSeconds(4);

    static final Duration LINGER = Duration.ofSeconds(1);

    /// The least that is needed, the period at which it is looked, and what a busy machine adds.
    private static final Duration GONE = LOST.plus(LINGER).plusSeconds(10);

    /// What may come late on a machine that has other work.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Pattern NO_SOCKETS =
            Pattern.compile("(?m)^sohbet_sockets(\\{.*})? 0(\\.0)?$");

    private static final String KEY = "V2hhdCB0d28gbm9kZXMgc2hhcmUgaXMga25vd24gdG8gYm90aC4=";

    private final Path folder;
    private final TestBroker broker;
    private final EmbeddedPostgres postgres;
    private final TcpProxy toBroker = new TcpProxy(this::brokerPort);
    private final TcpProxy toDatabase = new TcpProxy(this::databasePort);
    private final ClientLinks toNodes;
    private final AtomicIntegerArray ports = new AtomicIntegerArray(NODES);
    private final @Nullable Child[] children = new @Nullable Child[NODES];
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final AtomicReferenceArray<@Nullable URI> addresses = new AtomicReferenceArray<>(NODES);

    ThreeNodes(Path folder) {
        this.folder = folder;
        toNodes = new ClientLinks(NODES, ports::get);
        broker = new TestBroker().behind(toBroker.port()).start();
        postgres = EmbeddedPostgres.start(folder.resolve("database"), 80);
        for (int node = 0; node < NODES; node++) start(node);
    }

    private int brokerPort() {
        return broker.port();
    }

    private int databasePort() {
        return URI.create(postgres.url().substring("jdbc:".length())).getPort();
    }

    private Map<String, String> environment(int node) {
        var environment = new HashMap<String, String>();
        environment.put("JAVA_TOOL_OPTIONS", "-Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        environment.put("SOHBET_PORT", "0");
        environment.put("SOHBET_HOST", "127.0.0.1");
        environment.put("SOHBET_DATA", "node-" + node);
        environment.put("SOHBET_DATABASE_URL", databaseUrl());
        environment.put("SOHBET_DATABASE_USER", postgres.user());
        environment.put("SOHBET_DATABASE_PASSWORD", postgres.password().reveal());
        environment.put("SOHBET_DATABASE_CONNECTIONS", "8");
        environment.put("SOHBET_KAFKA_SERVERS", broker.servers());
        environment.put("SOHBET_KAFKA_CLIENT", orders(node).properties().toString());
        environment.put("SOHBET_KEYS_SIGNING", KEY);
        environment.put("SOHBET_KEYS_REFRESH", KEY);
        environment.put("SOHBET_NODES_LEASE", LEASE.toSeconds() + "s");
        environment.put("SOHBET_SOCKETS_PING", "1s");
        environment.put("SOHBET_SOCKETS_LOST", LOST.toSeconds() + "s");
        environment.put("SOHBET_SOCKETS_LINGER", LINGER.toSeconds() + "s");
        environment.put("SOHBET_LIMITS_LOGINS_PER_MINUTE", "10000");
        environment.put("SOHBET_LIMITS_SENDS_PER_MINUTE", "1000000");
        return environment;
    }

    /// What a node's [Saboteur] is to do.
    Orders orders(int node) {
        return new Orders(folder.resolve("orders-" + node));
    }

    /// Waits until a node has died of what it was told to do.
    void awaitDeath(int node) {
        await().atMost(PATIENCE).until(() -> !requireNonNull(children[node]).process().isAlive());
        addresses.set(node, null);
    }

    private String databaseUrl() {
        return postgres.url().replace(":" + databasePort() + "/", ":" + toDatabase.port() + "/");
    }

    /// Returns when it can be connected to.
    void start(int node) {
        start(node, Map.of());
    }

    /// @param more of the environment
    void start(int node, Map<String, String> more) {
        var environment = environment(node);
        environment.putAll(more);
        var child = Child.start(List.of(), environment, folder, Main.class.getName());
        children[node] = child;
        try {
            var ready = child.line("Sohbet is ready at ");
            var address = URI.create(ready.replaceFirst("Sohbet is ready at (\\S+) .*", "$1"));
            ports.set(node, address.getPort());
            addresses.set(node, toNodes.to(node).uri());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Whose output nobody reads waits for a reader one day.
        Thread.ofVirtual().start(() -> child.rest(this::listen));
    }

    private void listen(String line) {
        if (line.contains(OutOfMemoryError.class.getSimpleName())) complaints.add(line);
    }

    /// What no node must ever say, and one said.
    List<String> complaints() {
        return complaints;
    }

    /// The node itself, past its proxy.
    ApiClient direct(int node) {
        return new ApiClient(URI.create("http://127.0.0.1:" + ports.get(node)));
    }

    /// Waits until all nodes say that they are ready: they have to find back by themselves.
    void awaitReady() {
        for (int node = 0; node < NODES; node++) {
            var api = direct(node);
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> api.get("/health/ready").status() == 204);
        }
    }

    /// Waits until no node has a socket any more, and nobody is present, and says how long that
    /// took. It has to come to that by itself once a lease, or a silence and what comes after it,
    /// is over.
    Duration awaitNobody() {
        long begin = System.nanoTime();
        for (int node = 0; node < NODES; node++) {
            var api = direct(node);
            await("sockets of node " + node)
                    .atMost(GONE)
                    .until(() -> api.get("/metrics").text(), NO_SOCKETS.asPredicate());
        }
        await("who is present")
                .atMost(GONE)
                .until(() -> count("SELECT count(*) FROM presence") == 0);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /// Asks it to end, as a service manager does, and waits until it has; until then people find it
    /// where it was.
    void stop(int node) {
        var child = requireNonNull(children[node]);
        child.stop();
        child.process().onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        addresses.set(node, null);
    }

    void kill(int node) {
        addresses.set(node, null);
        requireNonNull(children[node]).kill();
    }

    /// Where it is; empty while it is not.
    Optional<URI> address(int node) {
        return Optional.ofNullable(addresses.get(node));
    }

    List<ProcessHandle> processes(int node) {
        return List.of(requireNonNull(children[node]).process().toHandle());
    }

    /// Between clients and nodes.
    ClientLinks links() {
        return toNodes;
    }

    /// Between all nodes and PostgreSQL.
    TcpProxy linksToDatabase() {
        return toDatabase;
    }

    /// Between all nodes and Kafka.
    TcpProxy linksToBroker() {
        return toBroker;
    }

    TestBroker broker() {
        return broker;
    }

    PostgresSettings settings() {
        return PostgresSettings.of(postgres.url(), postgres.user(), postgres.password().reveal());
    }

    ProcessHandle postmaster() {
        var cluster = Cluster.folder(folder.resolve("database").resolve("postgres"));
        try (var lines = Files.lines(cluster.resolve("postmaster.pid"))) {
            return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow().strip()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// PostgreSQL's main process, and all that serve somebody.
    List<ProcessHandle> database() {
        var postmaster = postmaster();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }

    /// As how many nodes' guest somebody is known.
    long presences(String user) {
        return count("SELECT count(*) FROM presence WHERE person = '%s'".formatted(user));
    }

    void cutConnections() {
        count(
                """
                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """);
    }

    /// Asks the database for a number.
    long count(String sql) {
        try (var connection =
                        DriverManager.getConnection(
                                postgres.url(), postgres.user(), postgres.password().reveal());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void signal(String signal, List<ProcessHandle> processes) {
        var command = new ArrayList<>(List.of("kill", "-" + signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            // Of many, one may have ended meanwhile.
            new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        for (var child : children) if (child != null) child.close();
        toNodes.close();
        toDatabase.close();
        toBroker.close();
        postgres.close();
        broker.close();
    }
}
