package chat.sohbet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/// A Kafka of one broker, in a process of its own, with its data in a folder of its own.
final class Broker implements AutoCloseable {
    private static final String TOPIC = "sohbet-inboxes";

    private static final long PATIENCE_SECONDS = 60;

    /// Kept, for loggers that nobody holds forget their level.
    private static final Logger CLIENTS = Logger.getLogger("org.apache.kafka");

    private final Process process;
    private final Path folder;
    private final String servers;
    private final Admin admin;

    private Broker(Process process, Path folder, String servers) {
        this.process = process;
        this.folder = folder;
        this.servers = servers;
        CLIENTS.setLevel(Level.WARNING);
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
    }

    /// Starts one and waits until it answers.
    static Broker start(Options options) throws Exception {
        var folder = Files.createTempDirectory("sohbet-load-kafka-");
        var file = folder.resolve("server.properties");
        String servers;
        try (var one = freePort();
                var other = freePort();
                var out = Files.newOutputStream(file)) {
            servers = "127.0.0.1:" + one.getLocalPort();
            properties(folder, servers, "127.0.0.1:" + other.getLocalPort()).store(out, null);
        }
        var id = Uuid.randomUuid().toString();
        var jars = options.root().resolve("benchmarks/target");
        var format =
                java(
                        jars,
                        folder,
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        id,
                        "-c",
                        file.toString());
        if (format.waitFor() != 0) throw new IOException(Files.readString(folder.resolve("log")));
        var process = java(jars, folder, "kafka.Kafka", file.toString());
        awaitReady(process, folder.resolve("log"));
        return new Broker(process, folder, servers);
    }

    private static void awaitReady(Process process, Path log)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline && process.isAlive()) {
            if (Files.readString(log).contains("Kafka Server started")) return;
            Thread.sleep(50);
        }
        process.destroyForcibly();
        throw new IOException("Kafka did not start:\n" + Files.readString(log));
    }

    private static ServerSocket freePort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static Properties properties(Path folder, String broker, String controller) {
        var properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@" + controller);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller);
        properties.put("log.dirs", folder.resolve("data").toString());
        properties.put("auto.create.topics.enable", "false");
        return properties;
    }

    private static Process java(Path jars, Path folder, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", jars.resolve("kafka/*") + ":" + jars.resolve("lib/*")));
        command.addAll(List.of(arguments));
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    String servers() {
        return servers;
    }

    long cpuMillis() {
        return Processes.cpuMillis(process.pid());
    }

    /// What all inboxes have been given so far.
    record Contents(long records, long bytes) {
        Contents since(Contents before) {
            return new Contents(records - before.records, bytes - before.bytes);
        }
    }

    Contents contents() throws InterruptedException, ExecutionException {
        var topic =
                admin.describeTopics(List.of(TOPIC)).allTopicNames().get().values().stream()
                        .findFirst()
                        .orElseThrow();
        var ends =
                topic.partitions().stream()
                        .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                        .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        long records =
                admin.listOffsets(ends).all().get().values().stream()
                        .mapToLong(end -> end.offset())
                        .sum();
        long bytes =
                admin.describeLogDirs(List.of(1)).allDescriptions().get().values().stream()
                        .flatMap(broker -> broker.values().stream())
                        .flatMap(place -> place.replicaInfos().entrySet().stream())
                        .filter(replica -> replica.getKey().topic().equals(TOPIC))
                        .mapToLong(replica -> replica.getValue().size())
                        .sum();
        return new Contents(records, bytes);
    }

    @Override
    public void close() {
        admin.close();
        process.destroyForcibly();
        try {
            process.waitFor();
            Server.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
