package chat.sohbet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.sohbet.application.Chat;
import chat.sohbet.memory.MemoryPorts;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A session ends, and everything that lived by it.
class SessionEndTest {
    private static TestWeb web;

    @BeforeAll
    static void start() {
        web = TestWeb.start();
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @Test
    void who_signs_out_is_disconnected_and_known_no_longer() {
        var ada = ApiClient.register(web.uri(), "signs.out");
        var client = ChatClient.of(ada).connect();

        assertThat(ada.delete("/api/v1/sessions/current").status()).isEqualTo(204);

        assertThat(client.closeCode()).isEqualTo(4409);
        assertThat(ada.get("/api/v1/users/me").problem()).isEqualTo("401 unauthenticated");
        assertThat(ChatClient.of(ada).open().closeCode()).isEqualTo(4401);
        var refresh =
                web.stranger()
                        .post(
                                "/api/v1/sessions/refresh",
                                ApiClient.json("refreshToken", ada.refreshToken()));
        assertThat(refresh.problem()).isEqualTo("401 unauthenticated");
    }

    @Test
    void a_device_is_signed_out_from_another_and_the_other_stays() {
        var laptop = ApiClient.register(web.uri(), "two.devices");
        var phone = ApiClient.signIn(web.uri(), "two.devices");
        var onLaptop = ChatClient.of(laptop).connect();
        var onPhone = ChatClient.of(phone).connect();
        var sessions = laptop.get("/api/v1/sessions").json().path("sessions");
        assertThat(sessions).hasSize(2);
        var other = sessions.get(0).path("current").asBoolean() ? sessions.get(1) : sessions.get(0);

        assertThat(laptop.delete("/api/v1/sessions/" + other.path("id").asText()).status())
                .isEqualTo(204);

        assertThat(onPhone.closeCode()).isEqualTo(4409);
        assertThat(phone.get("/api/v1/users/me").status()).isEqualTo(401);
        assertThat(laptop.get("/api/v1/users/me").status()).isEqualTo(200);
        assertThat(onLaptop.connected()).isTrue();
        onLaptop.close();
    }

    @Test
    void nobody_signs_out_somebody_else() {
        var ada = ApiClient.register(web.uri(), "ada.safe");
        var eve = ApiClient.register(web.uri(), "eve.sly");
        var id = ada.get("/api/v1/sessions").json().path("sessions").get(0).path("id").asText();

        assertThat(eve.delete("/api/v1/sessions/" + id).problem()).isEqualTo("404 not_found");
        assertThat(eve.delete("/api/v1/sessions/nonsense").problem()).isEqualTo("404 not_found");
        assertThat(ada.get("/api/v1/users/me").status()).isEqualTo(200);
    }

    @Test
    void a_session_that_ended_before_the_start_is_not_believed() {
        var chat = Chat.over(MemoryPorts.forTests(), Clock.systemUTC(), Chat.Terms.standard());
        try (var first = TestWeb.start(chat, settings -> settings)) {
            var ada = first.register("ada");
            assertThat(ada.delete("/api/v1/sessions/current").status()).isEqualTo(204);
            try (var second = TestWeb.start(chat, settings -> settings)) {
                var again = second.stranger().with("Authorization", ada.header("Authorization"));
                assertThat(again.get("/api/v1/users/me").problem())
                        .isEqualTo("401 unauthenticated");
            }
        }
    }

    @Test
    void a_socket_does_not_outlive_its_session() {
        var terms = new Chat.Terms(TestWeb.KEY, Duration.ofSeconds(2));
        var chat = Chat.over(MemoryPorts.forTests(), Clock.systemUTC(), terms);
        try (var house =
                TestWeb.start(
                        chat,
                        settings ->
                                settings.with(
                                        settings.limits()
                                                .withHeartbeat(
                                                        Duration.ofMillis(500),
                                                        Duration.ofSeconds(30))))) {
            var ada = house.register("ada");
            var client = ChatClient.of(ada).connect();

            assertThat(client.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void a_socket_whose_session_was_refreshed_stays() {
        var terms = new Chat.Terms(TestWeb.KEY, Duration.ofSeconds(3));
        var chat = Chat.over(MemoryPorts.forTests(), Clock.systemUTC(), terms);
        try (var house =
                TestWeb.start(
                        chat,
                        settings ->
                                settings.with(
                                        settings.limits()
                                                .withHeartbeat(
                                                        Duration.ofMillis(250),
                                                        Duration.ofSeconds(30))))) {
            var ada = house.register("ada");
            var client = ChatClient.of(ada).connect();
            var first = client.frames("welcome").getFirst().path("expiresAt").asText();
            await().pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        ada.adopt(
                                house.stranger()
                                        .post(
                                                "/api/v1/sessions/refresh",
                                                ApiClient.json(
                                                        "refreshToken", ada.refreshToken())));
                        return Clock.systemUTC()
                                .instant()
                                .isAfter(java.time.Instant.parse(first).plusSeconds(1));
                    });

            assertThat(client.connected()).isTrue();
            client.close();
        }
    }
}
