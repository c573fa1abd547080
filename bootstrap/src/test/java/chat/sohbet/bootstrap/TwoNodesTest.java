package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.kafka.TestBroker;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The full house: two nodes over one PostgreSQL and one Kafka.
class TwoNodesTest {
    @TempDir private static Path folder;

    private static final String KEY = "V2hhdCB0d28gbm9kZXMgc2hhcmUgaXMga25vd24gdG8gYm90aC4=";

    private static TestBroker broker;
    private static EmbeddedPostgres postgres;
    private static House here;
    private static House there;

    @BeforeAll
    static void open() {
        Logging.setUp(
                new Settings.Log(Settings.LogLevel.ERROR, Settings.LogFormat.TEXT), System.err);
        broker = new TestBroker().start();
        postgres = EmbeddedPostgres.start(folder.resolve("database"), 50);
        here = node("here");
        there = node("there");
    }

    @AfterAll
    static void close() {
        for (var thing : new AutoCloseable[] {here, there, postgres, broker}) {
            if (thing != null) {
                closing(thing);
            }
        }
    }

    private static void closing(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static House node(String name) {
        return node(name, Map.of());
    }

    private static House node(String name, Map<String, String> otherwise) {
        var environment = new HashMap<String, String>();
        environment.put("SOHBET_PORT", "0");
        environment.put("SOHBET_HOST", "127.0.0.1");
        environment.put("SOHBET_DATABASE_URL", postgres.url());
        environment.put("SOHBET_DATABASE_USER", postgres.user());
        environment.put("SOHBET_DATABASE_PASSWORD", postgres.password().reveal());
        environment.put("SOHBET_KAFKA_SERVERS", broker.servers());
        environment.put("SOHBET_KEYS_SIGNING", KEY);
        environment.put("SOHBET_KEYS_REFRESH", KEY);
        environment.putAll(otherwise);
        return House.open(Settings.read(List.of(), environment, folder.resolve(name)));
    }

    private static ChatClient on(House node, String name) {
        return ChatClient.of(ApiClient.register(node.address(), name)).connect();
    }

    private static void hears(ChatClient reader, String text) {
        reader.await(
                "changes", frame -> frame.path("messages").findValuesAsText("text").contains(text));
    }

    @Test
    void what_is_written_on_one_node_is_read_on_the_other_at_once() {
        try (var ada = on(here, "ada");
                var bob = on(there, "bob")) {
            ada.sendTo(bob.userId(), "from here").join();
            hears(bob, "from here");
            bob.sendTo(ada.userId(), "from there").join();
            hears(ada, "from there");
        }
    }

    @Test
    void a_token_of_one_node_is_good_on_the_other() {
        try (var eve = on(here, "eve")) {
            var elsewhere =
                    new ApiClient(there.address())
                            .with("Authorization", eve.api().header("Authorization"));

            assertThat(elsewhere.get("/api/v1/users/me").json().path("username").asText())
                    .isEqualTo("eve");
        }
    }

    @Test
    void somebody_who_signs_out_here_is_signed_out_there() {
        try (var fay = on(here, "fay");
                var other = ChatClient.of(ApiClient.signIn(there.address(), "fay")).connect()) {
            other.api().delete("/api/v1/sessions/current");

            assertThat(other.closeCode()).isEqualTo(4409);
            assertThat(fay.connected()).isTrue();
        }
    }

    @Test
    void without_kafka_it_arrives_all_the_same() {
        try (var gus = on(here, "gus");
                var hal = on(there, "hal")) {
            broker.stop();
            try {
                gus.sendTo(hal.userId(), "while Kafka is away").join();
                hears(hal, "while Kafka is away");
            } finally {
                broker.start();
            }
            hal.sendTo(gus.userId(), "Kafka is back").join();
            hears(gus, "Kafka is back");
        }
    }

    @Test
    void somebody_is_signed_out_everywhere_without_kafka() {
        try (var max = on(here, "max");
                var other = ChatClient.of(ApiClient.signIn(there.address(), "max")).connect()) {
            broker.stop();
            try {
                var session =
                        max.api().get("/api/v1/sessions").json().findValues("id").stream()
                                .map(JsonNode::asText)
                                .toList();
                for (var id : session) max.api().delete("/api/v1/sessions/" + id);
                assertThat(other.closeCode()).isEqualTo(4409);
            } finally {
                broker.start();
            }
        }
    }

    @Test
    void both_nodes_say_that_they_are_well() {
        for (var node : List.of(here, there)) {
            assertThat(new ApiClient(node.address()).get("/health/ready").status()).isEqualTo(204);
            assertThat(new ApiClient(node.address()).get("/health/live").status()).isEqualTo(204);
        }
    }

    @Test
    void a_node_that_closes_says_goodbye_and_the_other_goes_on() {
        var third = node("third");
        try (var ivy = on(third, "ivy");
                var jan = on(here, "jan")) {
            third.close();
            assertThat(ivy.closeCode()).isEqualTo(4503);

            var again = ChatClient.of(ApiClient.signIn(there.address(), "ivy")).connect();
            jan.sendTo(again.userId(), "welcome back").join();
            hears(again, "welcome back");
            again.close();
        }
    }

    @Test
    void a_node_starts_without_kafka() {
        try (var alone = node("alone", Map.of("SOHBET_KAFKA_SERVERS", "127.0.0.1:1"));
                var kay = on(alone, "kay");
                var lou = on(here, "lou")) {
            kay.sendTo(lou.userId(), "from one without Kafka").join();
            hears(lou, "from one without Kafka");
        }
    }

    @Test
    void a_database_that_refuses_us_is_one_line_without_the_password() {
        assertThatThrownBy(() -> node("stranger", Map.of("SOHBET_DATABASE_PASSWORD", "pencil")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("password authentication failed for user \"sohbet\"")
                .hasMessageNotContaining("pencil")
                .hasMessageNotContaining("\n");
    }
}
