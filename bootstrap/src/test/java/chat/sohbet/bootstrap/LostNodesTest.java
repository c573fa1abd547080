package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.sohbet.application.Ids;
import chat.sohbet.application.port.RecordingFeed;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.kafka.TestBroker;
import chat.sohbet.postgres.Postgres;
import chat.sohbet.postgres.PostgresSettings;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Nodes that stop, or die, in processes of their own beside one that goes on.
class LostNodesTest {
    @TempDir private static Path folder;

    private static final String KEY = "V2hhdCB0d28gbm9kZXMgc2hhcmUgaXMga25vd24gdG8gYm90aC4=";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static TestBroker broker;
    private static EmbeddedPostgres postgres;
    private static House here;

    @BeforeAll
    static void open() {
        Logging.setUp(
                new Settings.Log(Settings.LogLevel.ERROR, Settings.LogFormat.TEXT), System.err);
        broker = new TestBroker().start();
        postgres = EmbeddedPostgres.start(folder.resolve("database"), 50);
        here = House.open(Settings.read(List.of(), environment(), folder.resolve("here")));
    }

    @AfterAll
    static void close() {
        here.close();
        postgres.close();
        broker.close();
    }

    private static Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("SOHBET_PORT", "0");
        environment.put("SOHBET_HOST", "127.0.0.1");
        environment.put("SOHBET_DATABASE_URL", postgres.url());
        environment.put("SOHBET_DATABASE_USER", postgres.user());
        environment.put("SOHBET_DATABASE_PASSWORD", postgres.password().reveal());
        environment.put("SOHBET_DATABASE_CONNECTIONS", "5");
        environment.put("SOHBET_KAFKA_SERVERS", broker.servers());
        environment.put("SOHBET_KEYS_SIGNING", KEY);
        environment.put("SOHBET_KEYS_REFRESH", KEY);
        environment.put("SOHBET_NODES_LEASE", "3s");
        return environment;
    }

    /// Another node.
    private static Child node(String data) {
        var environment = environment();
        environment.put("SOHBET_DATA", data);
        return Child.start(List.of(), environment, folder, Main.class.getName());
    }

    private static URI address(Child node) throws IOException {
        return URI.create(
                node.line("Sohbet is ready at ")
                        .replaceFirst("Sohbet is ready at (\\S+) .*", "$1"));
    }

    private static ChatClient on(URI node, String name) {
        return ChatClient.of(ApiClient.register(node, name)).connect();
    }

    private static void hears(ChatClient reader, String text) {
        reader.await(
                "changes", frame -> frame.path("messages").findValuesAsText("text").contains(text));
    }

    private static void signal(Child node, String signal) throws Exception {
        var kill =
                new ProcessBuilder("kill", "-" + signal, Long.toString(node.process().pid()))
                        .start();
        assertThat(kill.waitFor()).isZero();
    }

    private static long count(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                postgres.url(), postgres.user(), postgres.password().reveal());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    private static long inboxes() throws SQLException {
        return count("SELECT count(*) FROM node WHERE held_until IS NOT NULL");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_node_that_was_stopped_sends_everybody_away_and_goes_on_in_another_epoch()
            throws Exception {
        try (var node = node("stopped")) {
            var there = address(node);
            var ada = on(here.address(), "ada");
            var bob = on(there, "bob");
            ada.sendTo(bob.userId(), "hello").join();
            hears(bob, "hello");
            var epochs = count("SELECT sum(epoch) FROM node");

            signal(node, "STOP");
            await().atMost(PATIENCE).until(() -> inboxes() == 1);
            ada.sendTo(bob.userId(), "while you slept").join();
            signal(node, "CONT");

            assertThat(bob.closeCode()).isEqualTo(4503);
            await().atMost(PATIENCE).until(() -> inboxes() == 2);
            assertThat(count("SELECT sum(epoch) FROM node")).isGreaterThan(epochs);
            try (var again = ChatClient.of(ApiClient.signIn(there, "bob")).connect()) {
                ada.sendTo(bob.userId(), "and here again").join();
                hears(again, "and here again");
            }
            ada.close();
            bob.close();
        }
    }

    @Test
    void people_of_a_node_that_died_are_gone_once_its_lease_is_over() throws Exception {
        try (var node = node("killed")) {
            var there = address(node);
            try (var gus = on(there, "gus");
                    var hal = on(here.address(), "hal")) {
                hal.sendTo(gus.userId(), "hello").join();
                hears(gus, "hello");
                var watch = JsonNodeFactory.instance.objectNode().put("type", "watch");
                watch.putArray("users").add(gus.userId());
                hal.tell(watch);
                hal.await("presence", frame -> frame.path("online").asBoolean());

                node.kill();

                hal.await(
                        "presence",
                        frame ->
                                frame.path("user").asText().equals(gus.userId())
                                        && !frame.path("online").asBoolean());
                assertThat(
                                count(
                                        "SELECT count(*) FROM presence WHERE person = '%s'"
                                                .formatted(gus.userId())))
                        .isZero();
            }
        }
    }

    /// A node that dies between its commit and the feed: its feed carries nothing.
    @Test
    void what_a_node_committed_and_did_not_carry_arrives_all_the_same() throws Exception {
        try (var ivy = on(here.address(), "ivy");
                var jan = on(here.address(), "jan")) {
            var talk =
                    new ConversationId(
                            UUID.fromString(
                                    ivy.sendTo(jan.userId(), "hello")
                                            .join()
                                            .path("conversation")
                                            .asText()));
            try (var dying =
                    Postgres.open(
                            PostgresSettings.of(
                                    postgres.url(),
                                    postgres.user(),
                                    postgres.password().reveal()))) {
                var author = UserId.parse("user", ivy.userId());
                var id = new ClientId(new Ids(Clock.systemUTC()).next());
                var draft = new Draft(id, author, new Body("my last words"));
                dying.log(new RecordingFeed())
                        .append(talk, draft, (locked, facts) -> locked.post(draft, facts));
            }

            hears(jan, "my last words");
            hears(ivy, "my last words");
            await().atMost(PATIENCE).until(() -> count("SELECT count(*) FROM outbox") == 0);
        }
    }
}
