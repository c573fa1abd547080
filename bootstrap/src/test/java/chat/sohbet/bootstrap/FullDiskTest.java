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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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
        assertThat(answer.problem()).isEqualTo("503 unavailable storage");
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
}
