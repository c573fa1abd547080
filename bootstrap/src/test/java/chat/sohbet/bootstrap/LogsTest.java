package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// OWASP ASVS 5.0, 16.2.5: what must not be in logs is said everywhere, and then looked for there,
/// at the most talkative level there is.
class LogsTest {
    private static final String WORD = "canary";

    @TempDir private Path folder;

    @Test
    void no_secret_and_nothing_that_people_say_is_in_the_logs() {
        var logged = new ByteArrayOutputStream();
        var root = Logger.getLogger("");
        var handlers = List.of(root.getHandlers());
        var level = root.getLevel();
        var settings =
                Settings.read(
                        List.of("--port=0", "--host=127.0.0.1", "--log.level=debug"),
                        Map.of(),
                        folder);
        Logging.setUp(settings.log(), new PrintStream(logged, true, StandardCharsets.UTF_8));
        try (var house = House.open(settings)) {
            live(house);
            Logger.getLogger("chat.sohbet").log(Level.INFO, "the end");
        } finally {
            for (var handler : root.getHandlers()) root.removeHandler(handler);
            handlers.forEach(root::addHandler);
            root.setLevel(level);
        }
        assertThat(logged.toString(StandardCharsets.UTF_8))
                .contains("the end")
                .doesNotContainIgnoringCase(WORD);
    }

    /// A message that says the word; once it is settled the log says so.
    private static void report(ChatClient said, ChatClient by, String note) {
        var ack = said.sendTo(by.userId(), "another " + WORD).join();
        var report = ApiClient.json("conversation", ack.path("conversation").asText());
        report.put("seq", ack.path("seq").asLong()).put("reason", "spam").put("note", note);
        by.api().post("/api/v1/reports", report);
        by.api().post("/api/v1/reports", report.put("reason", WORD));
    }

    private static void live(House house) {
        var stranger = new ApiClient(house.address());
        stranger.post(
                "/api/v1/sessions",
                ApiClient.json("username", WORD + "@example.org").put("password", WORD + "-1234"));
        stranger.post(
                "/api/v1/users",
                ApiClient.registration("ada").put("password", WORD + "-pass").put("email", WORD));
        stranger.get("/api/v1/conversations?query=" + WORD);
        stranger.with("Authorization", "Bearer " + WORD).get("/api/v1/conversations");
        stranger.with("Authorization", "").with("Cookie", "sohbet_access=" + WORD).get("/");
        stranger.json("POST", "/api/v1/sessions", "{\"password\":\"" + WORD + "\",");
        try (var ada = ChatClient.of(ApiClient.register(house.address(), WORD + ".ada")).connect();
                var bob = ChatClient.of(ApiClient.register(house.address(), "bob")).connect()) {
            ada.sendTo(bob.userId(), "a " + WORD + " sings").join();
            report(ada, bob, "the note of a " + WORD);
            report(ada, bob, WORD.repeat(100));
            // What PostgreSQL itself refuses would be told with its values.
            var taken = ApiClient.registration("other").put("email", WORD + ".ada@example.org");
            stranger.post("/api/v1/users", taken);
        }
    }
}
