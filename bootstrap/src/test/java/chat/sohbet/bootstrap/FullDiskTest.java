package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Disks that are full, and then are not: nothing is claimed that isn't kept, and life goes on by
/// itself.
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
    private static final int MEGABYTE = 1024 * 1024;

    private static final String FULL = "503 unavailable storage";

    @TempDir private Path folder;

    private SmallDisk disk(int megabytes) {
        var disk = new SmallDisk(folder.resolve("disk"), megabytes);
        assumeTrue(disk.possible(), "this machine gives us no small disk");
        return disk;
    }

    private static Answer upload(ApiClient who, UUID id, int size) {
        return who.upload(
                "/api/v1/attachments?clientId=" + id,
                "file.bin",
                // Without a length, so that nobody can know before.
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size])));
    }

    private static void refused(Answer answer) {
        assertThat(answer.problem()).isEqualTo(FULL);
        assertThat(answer.json().path("retryAfter").asDouble()).isPositive();
    }

    /// What lies on the disk: finished files, each with its size.
    private static List<Long> kept(Path disk) throws IOException {
        try (var half = Files.list(disk.resolve("new"))) {
            assertThat(half).as("half-written").isEmpty();
        }
        try (var files = Files.walk(disk)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("ballast"))
                    .map(file -> file.toFile().length())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void an_upload_onto_a_full_disk_is_refused_leaves_nothing_and_goes_once_there_is_room()
            throws Exception {
        var disk = disk(12);
        try (var house =
                Child.start(
                        disk.prefix(),
                        Map.of(),
                        folder,
                        ManyUploadsTest.SmallHouse.class.getName(),
                        disk.folder().toString())) {
            int port = Integer.parseInt(house.line("port ").substring("port ".length()));
            var ada = ApiClient.register(URI.create("http://127.0.0.1:" + port), "ada");
            var bob = ApiClient.register(ada.base(), "bob");
            var conversation = ada.conversationWith(bob);
            var early = upload(ada, UUID.randomUUID(), 2 * MEGABYTE);
            assertThat(early.status()).isEqualTo(201);

            var late = UUID.randomUUID();
            var crowd = crowd(ada, 8, 3 * MEGABYTE);
            refused(upload(ada, late, 11 * MEGABYTE));
            long stored = crowd.stream().filter(answer -> answer.status() == 201).count();
            assertThat(stored).as("3 MB each into 10").isLessThanOrEqualTo(3);
            crowd.stream().filter(answer -> answer.status() != 201).forEach(FullDiskTest::refused);
            assertThat(kept(disk.seenBy(house))).hasSize(1 + (int) stored);

            var ballast = disk.fill(house);
            refused(upload(ada, late, MEGABYTE));
            assertThat(kept(disk.seenBy(house))).hasSize(1 + (int) stored);
            assertThat(ada.say(conversation, "still here").status()).isEqualTo(201);
            var id = early.json().path("id").asText();
            assertThat(ada.get("/api/v1/attachments/" + id).status()).isEqualTo(200);

            Files.delete(ballast);
            var again = upload(ada, late, MEGABYTE);
            assertThat(again.status()).as("nobody knew it before").isEqualTo(201);
            assertThat(carried(ada, conversation, again)).isEqualTo(201);

            house.stop();
            assertThat(house.rest()).contains("the disk under " + disk.folder() + " is full");
        }
    }

    private static List<Answer> crowd(ApiClient ada, int many, int size) throws Exception {
        var uploads =
                IntStream.range(0, many)
                        .<Callable<Answer>>mapToObj(_ -> () -> upload(ada, UUID.randomUUID(), size))
                        .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(uploads).stream().map(future -> future.resultNow()).toList();
        }
    }

    private static int carried(ApiClient author, String conversation, Answer file) {
        var message = ApiClient.json("clientId", UUID.randomUUID().toString());
        message.putArray("attachments").add(file.json().path("id").asText());
        return author.post("/api/v1/conversations/" + conversation + "/messages", message).status();
    }

    /// The program as it comes, all that it keeps on one disk.
    @Test
    void a_full_disk_under_the_database_costs_nobody_an_acknowledged_message() throws Exception {
        var disk = disk(220);
        var data = disk.folder().resolve("data");
        var settings =
                Map.of(
                        "SOHBET_PORT", "0",
                        "SOHBET_HOST", "127.0.0.1",
                        "SOHBET_DATA", data.toString(),
                        "SOHBET_NODES_LEASE", "3s",
                        "SOHBET_LIMITS_SENDS_PER_MINUTE", "1000000");
        try (var node = Child.start(disk.prefix(), settings, folder, Main.class.getName())) {
            var ready = node.line("Sohbet is ready at ");
            var log = new CopyOnWriteArrayList<String>();
            Thread.ofVirtual().start(() -> node.rest(log::add));
            var address = URI.create(ready.replaceFirst("Sohbet is ready at (\\S+) .*", "$1"));
            var ada = ApiClient.register(address, "ada");
            var bob = ApiClient.register(address, "bob");
            var stranger = new ApiClient(address);
            var writers = new Writers(ada.conversationWith(bob), List.of(ada, bob), who -> who);
            try (writers) {
                writers.areHeard(20);

                var ballast = disk.fill(node);
                writers.until("full", () -> writers.refused().contains(FULL));
                assertThat(ada.get("/api/v1/conversations").status()).as("reading").isEqualTo(200);
                exhaust(disk.seenBy(node).resolve("data"));
                var said = "the embedded database does not start: the disk under " + data;
                writers.until("said", () -> log.stream().anyMatch(line -> line.contains(said)));
                assertThat(stranger.get("/health/live").status()).isEqualTo(204);
                writers.until("down", () -> stranger.get("/health/ready").status() == 503);

                Files.delete(ballast);
                writers.until("up", () -> stranger.get("/health/ready").status() == 204);
                writers.areHeard(20);
            }
            assertThat(writers.refused()).allMatch(why -> why.startsWith("503 unavailable"));
            assertThat(writers.inTheLog(ada)).isEqualTo(writers.acknowledged());
            // Killed, it would leave its database behind.
            node.stop();
            assertThat(node.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /// Fills what PostgreSQL has left of its own log, until it can't go on.
    private static void exhaust(Path data) {
        var database = EmbeddedPostgres.running(data).orElseThrow();
        try (var connection =
                        DriverManager.getConnection(
                                database.url(),
                                database.user(),
                                database.password().orElseThrow().reveal());
                var statement = connection.createStatement()) {
            for (int megabytes = 0; megabytes < 200; megabytes++)
                statement.execute(
                        "SELECT pg_logical_emit_message(false, 'ballast', repeat('x', 1000000))");
        } catch (SQLException died) {
            return;
        }
        throw new AssertionError("PostgreSQL writes as if there were room");
    }
}
