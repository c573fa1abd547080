package chat.sohbet.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import chat.sohbet.kafka.TestBroker;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import chat.sohbet.web.testing.FormBrowser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
        logErrors();
        broker = new TestBroker().start();
        postgres = EmbeddedPostgres.start(folder.resolve("database"), 50);
        here = node("here");
        there = node("there");
    }

    private static void logErrors() {
        Logging.setUp(
                new Settings.Log(Settings.LogLevel.ERROR, Settings.LogFormat.TEXT), System.err);
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

    private static Settings settings(String name, Map<String, String> otherwise) {
        return Settings.read(List.of(), environment(otherwise), folder.resolve(name));
    }

    private static House node(String name, Map<String, String> otherwise) {
        return House.open(settings(name, otherwise));
    }

    private static Map<String, String> environment(Map<String, String> otherwise) {
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
        return environment;
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

    /// What somebody's socket has shown them of a conversation: the numbers of the rows.
    private static List<Long> shown(ChatClient reader) {
        return reader.frames("changes").stream()
                .flatMap(frame -> frame.path("messages").findValues("seq").stream())
                .map(JsonNode::asLong)
                .toList();
    }

    @Test
    void who_is_removed_in_the_middle_of_a_stream_gets_their_removal_and_nothing_after_it() {
        try (var ida = on(here, "founds");
                var kai = on(there, "removed");
                var lea = on(there, "remains")) {
            var group = ida.api().group("all", kai.api(), lea.api());
            try (var writers = new Writers(group, List.of(ida.api(), lea.api()), who -> who)) {
                writers.areHeard(5);
                var place = "/api/v1/conversations/" + group + "/members/" + kai.userId();
                assertThat(ida.api().delete(place).status()).isEqualTo(204);
                writers.areHeard(20);
            }
            assertThat(ida.send(group, "the end").join().path("type").asText()).isEqualTo("ack");
            hears(lea, "the end");
            long removed = removal(lea).path("seq").asLong();
            kai.await(() -> shown(kai).contains(removed));
            assertThat(shown(kai)).contains(removed - 1).allMatch(seq -> seq <= removed);
            assertThat(shown(lea)).contains(removed + 1);
        }
    }

    /// The row that tells of it.
    private static JsonNode removal(ChatClient reader) {
        reader.await("changes", frame -> removals(frame).findAny().isPresent());
        return reader.frames("changes").stream()
                .flatMap(TwoNodesTest::removals)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> removals(JsonNode changes) {
        return changes.path("messages")
                .valueStream()
                .filter(row -> row.path("event").path("what").asText().equals("removed"));
    }

    @Test
    void a_session_that_is_ended_in_the_middle_of_a_stream_hears_nothing_two_seconds_later() {
        try (var max = on(here, "tells");
                var nia = on(there, "revoked");
                var stays = ChatClient.of(ApiClient.signIn(there.address(), "revoked")).connect()) {
            var talk = max.api().conversationWith(nia.api());
            Instant ended;
            try (var writers = new Writers(talk, List.of(max.api()), who -> who)) {
                writers.areHeard(5);
                assertThat(nia.api().at(here.address()).delete("/api/v1/sessions/current").status())
                        .isEqualTo(204);
                ended = Instant.now();
                assertThat(nia.closeCode()).isEqualTo(4409);
                writers.areHeard(5);
            }
            var rows =
                    nia.frames("changes").stream()
                            .flatMap(frame -> frame.path("messages").valueStream())
                            .toList();
            assertThat(rows).isNotEmpty().allMatch(row -> at(row).isBefore(ended.plusSeconds(2)));
            assertThat(stays.connected()).isTrue();
        }
    }

    /// A machine's clock that somebody sets, or set wrong.
    private static final class WrongClock extends Clock {
        private volatile Duration off;

        WrongClock(Duration off) {
            this.off = off;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(off);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void a_node_whose_clock_is_an_hour_off_goes_by_the_others_time() {
        var clock = new WrongClock(Duration.ofHours(1));
        var settings = Settings.read(List.of(), environment(Map.of()), folder.resolve("astray"));
        try (var astray = House.open(settings, clock);
                var gil = on(here, "punctual");
                var hue = on(astray, "untimely")) {
            goesByTheOthersTime(gil, hue);

            clock.off = Duration.ofHours(-1);
            await().untilAsserted(() -> assertThat(issued(astray, "untimely")).satisfies(OUR_TIME));
            goesByTheOthersTime(gil, hue);
            assertThat(new ApiClient(astray.address()).get("/health/ready").status())
                    .isEqualTo(204);
        }
    }

    /// `astray` is connected to a node with a wrong clock.
    private static void goesByTheOthersTime(ChatClient right, ChatClient astray) {
        for (int i = 0; i < 3; i++) {
            var one = right.sendTo(astray.userId(), "right").join();
            var other = astray.sendTo(right.userId(), "astray").join();
            assertThat(other.path("seq").asLong()).isEqualTo(one.path("seq").asLong() + 1);
            assertThat(at(other)).isAfterOrEqualTo(at(one)).satisfies(OUR_TIME);
            hears(right, "astray");
        }
        var token = astray.api().header("Authorization");
        var elsewhere = new ApiClient(here.address()).with("Authorization", token);
        assertThat(elsewhere.get("/api/v1/users/me").status()).isEqualTo(200);
    }

    private static final Consumer<Instant> OUR_TIME =
            time -> assertThat(time).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));

    private static Instant at(JsonNode ack) {
        return Instant.parse(ack.path("at").asText());
    }

    /// When a node says that a token begins, which it issues now; it lives no longer than was said.
    private static Instant issued(House node, String name) throws IOException {
        var body = ApiClient.json("username", name).put("password", ApiClient.PASSWORD);
        var answer = new ApiClient(node.address()).post("/api/v1/sessions", body).json();
        var payload = answer.path("accessToken").asText().split("\\.")[1];
        var claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(payload));
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
                .isEqualTo(answer.path("expiresIn").asLong());
        return Instant.ofEpochSecond(claims.path("iat").asLong());
    }

    /// The name is what the answer to a request says, or what a line says of a `clientId`.
    @Test
    void one_name_finds_a_message_in_the_logs_of_both_nodes() throws IOException {
        var logged = new ByteArrayOutputStream();
        var talkative = Map.of("SOHBET_LOG_LEVEL", "debug", "SOHBET_LOG_FORMAT", "json");
        CompletableFuture<String> other;
        String asked;
        try (var node =
                Child.start(List.of(), environment(talkative), folder, Main.class.getName())) {
            var address = URI.create(node.line("Sohbet is ready at ").split(" ", -1)[4]);
            other = CompletableFuture.supplyAsync(node::rest, Thread::startVirtualThread);
            Logging.setUp(
                    new Settings.Log(Settings.LogLevel.DEBUG, Settings.LogFormat.JSON),
                    new PrintStream(logged, true, UTF_8));
            try (var ned = on(here, "ned");
                    var pia = ChatClient.of(ApiClient.register(address, "pia")).connect()) {
                var talk = ned.api().conversationWith(pia.api());
                asked = ned.api().say(talk, "a secret").header("X-Request-Id").orElseThrow();
                hears(pia, "a secret");
                ned.send(talk, "another secret").join();
                hears(pia, "another secret");
                await().until(() -> logged.toString(UTF_8).split("published", -1).length > 2);
            } finally {
                logErrors();
            }
            node.stop();
            other.join();
        }
        var here = said(logged.toString(UTF_8));
        var there = said(other.join());
        var sent =
                here.stream()
                        .filter(line -> line.message().startsWith("accepted "))
                        .map(Said::trace)
                        .distinct()
                        .toList();
        assertThat(sent).hasSize(2).doesNotHaveDuplicates().first().isEqualTo(asked);
        for (var trace : sent) {
            assertThat(about(trace, here))
                    .contains("accepted", "committed", "delivered", "published");
            assertThat(about(trace, there)).containsOnlyOnce("delivered");
        }
        assertThat(logged.toString(UTF_8) + other.join()).doesNotContain("secret");
    }

    private record Said(String trace, String message) {}

    private static List<Said> said(String lines) {
        return lines.lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> {
                    try {
                        return new ObjectMapper().readTree(line);
                    } catch (JsonProcessingException e) {
                        throw new AssertionError(line, e);
                    }
                })
                .map(line -> new Said(line.path("trace").asText(), line.path("message").asText()))
                .toList();
    }

    /// With which words lines about it begin.
    private static List<String> about(String trace, List<Said> lines) {
        return lines.stream()
                .filter(line -> line.trace().equals(trace))
                .map(line -> line.message().replaceFirst(" .*", ""))
                .toList();
    }

    @Test
    void whom_an_admin_bars_here_is_gone_from_there() {
        try (var ula = on(here, "ula");
                var vic = on(there, "vic")) {
            Command.of(List.of("user", "promote", "ula"))
                    .run(
                            settings("promoting", Map.of()),
                            new PrintStream(new ByteArrayOutputStream()));
            var report = ApiClient.json("user", vic.userId()).put("reason", "spam");
            assertThat(ula.api().post("/api/v1/reports", report).status()).isEqualTo(204);
            var admin = new FormBrowser(here.address());
            admin.submit(
                    admin.get("/login"),
                    "/login",
                    "username",
                    "ula",
                    "password",
                    ApiClient.PASSWORD);
            settle(admin, "disable");

            assertThat(vic.closeCode()).isEqualTo(4409);
            assertThat(vic.api().get("/api/v1/users/me").status()).isEqualTo(401);
            assertThat(ula.connected()).isTrue();
        }
    }

    private static void settle(FormBrowser admin, String act) {
        var sure = admin.submit(admin.get("/admin/reports"), "/admin/reports/", "do", act);
        admin.submit(sure, "/admin/reports/");
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
    void who_is_removed_without_kafka_hears_how_far_to_read_though_others_go_on() {
        try (var pia = on(here, "shows-out");
                var tom = on(there, "shown-out")) {
            var group = pia.api().group("two", tom.api());
            broker.stop();
            try {
                var place = "/api/v1/conversations/" + group + "/members/" + tom.userId();
                assertThat(pia.api().delete(place).status()).isEqualTo(204);
                pia.send(group, "to nobody but me").join();
                long removed = removal(pia).path("version").asLong();
                tom.await("changes", frame -> frame.path("version").asLong() == removed);
            } finally {
                broker.start();
            }
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
