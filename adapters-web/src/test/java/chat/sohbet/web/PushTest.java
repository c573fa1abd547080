package chat.sohbet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.sohbet.web.push.Device;
import chat.sohbet.web.push.PushService;
import chat.sohbet.web.push.WebPush;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who isn't here is told of messages by a push service, which is one of the test's own.
class PushTest {
    private static final String PATH = "/api/v1/users/me/push";
    private static final byte[] KEY =
            Base64.getUrlDecoder().decode("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");

    private static TestWeb web;
    private static PushService service;
    private static int people;

    private final Device device = Device.fresh();
    private ApiClient ada;
    private ApiClient bob;
    private String talk = "";

    @BeforeAll
    static void start() {
        web = TestWeb.start();
        service = new PushService();
        web.chat().pushes().by(new WebPush(KEY, "", WebPush.Endpoints.UNSAFE_FOR_TESTS));
    }

    @AfterAll
    static void stop() {
        web.close();
        service.close();
    }

    @BeforeEach
    void meet() {
        people++;
        service.sent().clear();
        ada = web.register("ada" + people);
        bob = web.register("bob" + people);
        talk = ada.conversationWith(bob);
    }

    private ObjectNode subscription(String endpoint) {
        return ApiClient.json("endpoint", endpoint)
                .put("key", device.key())
                .put("secret", device.secret());
    }

    private int subscribe(boolean preview, String language) {
        var mine = subscription(service.endpoint("ada" + people));
        return ada.post(PATH, mine.put("preview", preview).put("language", language)).status();
    }

    private PushService.Sent sent(int letters) {
        await().until(() -> service.sent().size() == letters);
        return service.sent().get(letters - 1);
    }

    @Test
    void who_is_not_here_gets_a_letter_that_their_device_alone_can_read() throws Exception {
        assertThat(ada.get(PATH).json().path("key").asText()).hasSize(87);
        assertThat(subscribe(true, "en")).isEqualTo(204);
        bob.say(talk, "Tea at five?");
        var letter = sent(1);
        assertThat(letter.path()).isEqualTo("/ada" + people);
        assertThat(letter.headers())
                .containsEntry("content-encoding", "aes128gcm")
                .containsEntry("ttl", "86400")
                .containsEntry("urgency", "high")
                .containsKeys("topic", "authorization");
        assertThat(letter.headers().get("topic")).hasSizeLessThanOrEqualTo(32);
        assertThat(letter.claims()).contains("\"aud\":\"http://127.0.0.1:");
        assertThat(device.open(letter.body()))
                .isEqualTo(
                        "{\"title\":\"bob%d\",\"text\":\"Tea at five?\",\"conversation\":\"%s\",\"seq\":1}"
                                .formatted(people, talk));
    }

    @Test
    void what_was_written_is_told_only_to_who_wants_it_and_in_their_language() throws Exception {
        subscribe(false, "tr");
        bob.say(talk, "A secret");
        assertThat(device.open(sent(1).body()))
                .contains("\"text\":\"Yeni mesaj\"")
                .doesNotContain("secret");
    }

    @Test
    void a_letter_is_short_however_long_the_message() throws Exception {
        subscribe(true, "en");
        bob.say(talk, "🫖".repeat(2_000));
        var letter = sent(1);
        assertThat(letter.body()).hasSizeLessThan(1_200);
        assertThat(device.open(letter.body())).contains("…");
    }

    @Test
    void who_is_connected_gets_none() {
        subscribe(true, "en");
        try (var socket = ChatClient.of(ada).connect()) {
            bob.say(talk, "You see this");
            assertThat(socket.userId()).isEqualTo(ada.userId());
            nextIsCarls(1);
        }
    }

    @Test
    void a_subscription_that_is_gone_is_forgotten() {
        subscribe(true, "en");
        service.answers(410, "", "");
        bob.say(talk, "One");
        sent(1);
        nextIsCarls(2);
    }

    @Test
    void who_unsubscribes_or_signs_out_gets_none() {
        subscribe(true, "en");
        assertThat(ada.delete(PATH).status()).isEqualTo(204);
        bob.say(talk, "One");
        subscribe(true, "en");
        ada.delete("/api/v1/sessions/current");
        bob.say(talk, "Two");
        nextIsCarls(1);
    }

    /// What comes to Carl comes after all that would have come before.
    private void nextIsCarls(int letter) {
        var carl = web.register("carl" + people);
        assertThat(carl.post(PATH, subscription(service.endpoint("carl"))).status()).isEqualTo(204);
        var both = bob.conversationWith(carl);
        bob.say(talk, "For nobody");
        bob.say(both, "For Carl");
        assertThat(sent(letter).path()).isEqualTo("/carl");
    }

    @Test
    void a_push_service_that_is_busy_is_asked_again_and_a_redirect_is_not_followed()
            throws Exception {
        subscribe(true, "en");
        service.answers(429, "Retry-After", "1");
        bob.say(talk, "Again");
        assertThat(device.open(sent(2).body())).contains("Again");
        service.answers(307, "Location", service.endpoint("elsewhere"));
        bob.say(talk, "Never");
        assertThat(sent(3).path()).isEqualTo("/ada" + people);
        bob.say(talk, "But this");
        assertThat(device.open(sent(4).body())).contains("But this");
    }

    @Test
    void what_is_no_subscription_is_refused() {
        var fine = subscription(service.endpoint("x"));
        for (var wrong :
                List.of(
                        fine.deepCopy().put("endpoint", "ftp://example.org/"),
                        fine.deepCopy().put("endpoint", "https://ada@example.org/"),
                        fine.deepCopy().put("key", "AAAA"),
                        fine.deepCopy().put("secret", "AAAA"),
                        fine.deepCopy().put("secret", "?"),
                        fine.deepCopy().put("language", "\r\n")))
            assertThat(ada.post(PATH, wrong).problem()).startsWith("400 invalid");
        assertThat(web.stranger().get(PATH).status()).isEqualTo(401);
    }

    @Test
    void an_endpoint_within_the_hosts_network_is_refused() {
        try (var careful = TestWeb.start()) {
            careful.chat().pushes().by(new WebPush(KEY, "", WebPush.Endpoints.PUBLIC));
            var eve = careful.register("eve");
            for (var endpoint :
                    new String[] {
                        service.endpoint("x"),
                        "https://127.0.0.1/x",
                        "https://localhost:8080/x",
                        "https://[::1]/x",
                        "https://169.254.169.254/latest/meta-data",
                        "https://10.0.0.1/x",
                        "https://2130706433/x",
                        "http://push.example.org/x"
                    })
                assertThat(eve.post(PATH, subscription(endpoint)).problem())
                        .as(endpoint)
                        .isEqualTo("400 invalid endpoint");
        }
    }

    @Test
    void a_house_that_pushes_nothing_says_so() {
        try (var quiet = TestWeb.start()) {
            assertThat(quiet.register("eve").get(PATH).json().has("key")).isFalse();
        }
    }
}
