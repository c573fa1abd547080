package chat.sohbet.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/// A real Kafka broker in this process, on free ports of the loopback interface, with its data in a
/// temporary folder. It may be stopped and started again, on the same port and with its data.
///
/// Tests that leave it running share one: [#shared()]. Give each test a [topic][#topic()] of its
/// own.
public final class TestBroker implements AutoCloseable {
    /// Kept, for loggers that nobody holds forget their level.
    private static final List<Logger> QUIET =
            Stream.of("org.apache.kafka", "kafka", "state.change.logger")
                    .map(Logger::getLogger)
                    .toList();

    private final Properties properties = new Properties();
    private final Path folder;
    private final int port;
    private String servers;
    private @Nullable KafkaRaftServer server;

    /// A broker that isn't started yet; its port is refused till then.
    public TestBroker() {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
        try (var one = freePort();
                var other = freePort()) {
            folder = Files.createTempDirectory("sohbet-kafka");
            port = one.getLocalPort();
            servers = "127.0.0.1:" + port;
            configure("127.0.0.1:" + other.getLocalPort());
            format();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The one that all tests of this process share; it runs until the process ends.
    public static TestBroker shared() {
        return Shared.BROKER;
    }

    /// A name no other test uses.
    public static String topic() {
        return "test-" + UUID.randomUUID();
    }

    private static ServerSocket freePort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private void configure(String controller) {
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@" + controller);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listeners", "PLAINTEXT://" + servers + ",CONTROLLER://" + controller);
        properties.put("log.dirs", folder.resolve("data").toString());
        // The feed has to see to its topic itself.
        properties.put("auto.create.topics.enable", "false");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("log.cleaner.dedupe.buffer.size", "2097152");
    }

    private void format() throws IOException {
        var file = folder.resolve("server.properties");
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        var said = new ByteArrayOutputStream();
        int code =
                StorageTool.execute(
                        new String[] {
                            "format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()
                        },
                        new PrintStream(said, true, StandardCharsets.UTF_8));
        if (code != 0) throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
    }

    /// Tells clients to come to another port of this machine, at which something stands that leads
    /// to [the real one][#port()]. To be said before the start.
    public TestBroker behind(int door) {
        servers = "127.0.0.1:" + door;
        properties.put("advertised.listeners", "PLAINTEXT://" + servers);
        return this;
    }

    /// Where it really listens.
    public int port() {
        return port;
    }

    /// `host:port`, for Kafka's clients.
    public String servers() {
        return servers;
    }

    /// Starts, or starts again, and returns when clients are served.
    public TestBroker start() {
        if (server != null) throw new IllegalStateException("runs already");
        server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        server.startup();
        return this;
    }

    /// Stops and keeps the data.
    public void stop() {
        if (server == null) return;
        server.shutdown();
        server.awaitShutdown();
        server = null;
    }

    /// Stops and starts again as if it had never held anything.
    public TestBroker startOver() {
        stop();
        try {
            Files.walkFileTree(folder.resolve("data"), new Deletion());
            format();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return start();
    }

    /// Stops and deletes the data.
    @Override
    public void close() {
        stop();
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                throws IOException {
            if (failure != null) throw failure;
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }

    /// Started by the first who asks.
    private static final class Shared {
        static final TestBroker BROKER = new TestBroker().start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(BROKER::close, "test-broker"));
        }
    }
}
