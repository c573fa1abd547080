package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.sohbet.web.testing.ApiClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people get while the database under their node is stopped, and what is there afterwards.
class StoppedDatabaseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int CROWD = 40;

    @TempDir private Path folder;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<Integer> refused = ConcurrentHashMap.newKeySet();

    /// Sends to every process of the embedded database.
    private void signal(String name) throws IOException {
        var postmaster =
                ProcessHandle.of(
                                PidFile.read(folder.resolve("data/postgres/cluster"))
                                        .orElseThrow()
                                        .pid())
                        .orElseThrow();
        var processes =
                Stream.concat(Stream.of(postmaster), postmaster.descendants())
                        .map(process -> Long.toString(process.pid()))
                        .collect(Collectors.joining(" "));
        var kill = List.of("/bin/sh", "-c", "kill -" + name + " " + processes);
        assertThat(Programs.run(kill, folder, "").good()).isTrue();
    }

    private void say(ApiClient author, String conversation, String text) {
        var body = ApiClient.json("clientId", UUID.randomUUID().toString()).put("text", text);
        int status =
                author.post("/api/v1/conversations/" + conversation + "/messages", body).status();
        if (status < 300) acknowledged.add(text);
        else refused.add(status);
    }

    private List<Thread> crowd(ApiClient author, String conversation, String text) {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < CROWD; i++) {
            var mine = text + " " + i;
            threads.add(Thread.ofVirtual().start(() -> say(author, conversation, mine)));
        }
        return threads;
    }

    @Test
    void a_database_that_is_stopped_for_a_while_costs_nobody_an_acknowledged_message()
            throws IOException, InterruptedException {
        var settings =
                Settings.read(
                        List.of(
                                "--port=0",
                                "--host=127.0.0.1",
                                "--nodes.lease=2s",
                                "--limits.sends-per-minute=100000"),
                        Map.of(),
                        folder);
        try (var house = House.open(settings)) {
            var ada = ApiClient.register(house.address(), "ada");
            var bob = ApiClient.register(house.address(), "bob");
            var conversation =
                    ada.post("/api/v1/conversations", ApiClient.json("with", bob.userId()))
                            .json()
                            .path("id")
                            .asText();
            var stranger = new ApiClient(house.address());
            var before = crowd(ada, conversation, "before");
            List<Thread> meanwhile;
            signal("STOP");
            try {
                meanwhile = crowd(ada, conversation, "meanwhile");
                await().atMost(PATIENCE).until(() -> stranger.get("/health/ready").status() == 503);
                await().atMost(PATIENCE).until(() -> refused.contains(503));
                assertThat(stranger.get("/health/live").status()).isEqualTo(204);
            } finally {
                signal("CONT");
            }
            for (var thread : before) thread.join();
            for (var thread : meanwhile) thread.join();
            await().atMost(PATIENCE).until(() -> stranger.get("/health/ready").status() == 204);
            for (var thread : crowd(ada, conversation, "after")) thread.join();

            assertThat(refused).as("try again").containsOnly(503);
            assertThat(acknowledged).filteredOn(text -> text.startsWith("after")).hasSize(CROWD);
            assertThat(texts(bob, conversation)).containsAll(acknowledged).doesNotHaveDuplicates();
        }
    }

    private static List<String> texts(ApiClient reader, String conversation) {
        var texts = new ArrayList<String>();
        var page = "/api/v1/conversations/" + conversation + "/messages?limit=50";
        for (var path = page; !path.isEmpty(); ) {
            var messages = reader.get(path).json().path("messages");
            texts.addAll(messages.findValuesAsText("text"));
            path = messages.isEmpty() ? "" : page + "&before=" + messages.get(0).path("seq");
        }
        return texts;
    }
}
