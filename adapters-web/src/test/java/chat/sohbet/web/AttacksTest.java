package chat.sohbet.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What attackers try at the doors, where no other test does; docs/SECURITY.md has the whole table.
/// The numbers are those of OWASP ASVS 5.0.
class AttacksTest {
    private static TestWeb web;

    @BeforeAll
    static void start() {
        web = TestWeb.start();
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static List<Answer> answersOfAllKinds(ApiClient somebody) {
        return List.of(
                somebody.get("/login"),
                somebody.get("/nothing"),
                somebody.get("/health/ready"),
                somebody.get("/api/v1/conversations"),
                somebody.get("/api/v1/nothing"),
                somebody.get("/api/v1/openapi.json"),
                somebody.json("POST", "/api/v1/sessions", "no json"),
                somebody.send("DELETE", "/login", BodyPublishers.noBody()));
    }

    @Test
    void v3_4_every_answer_tells_the_browser_to_beware() {
        assertThat(answersOfAllKinds(web.stranger()))
                .allSatisfy(answer -> {
                    assertThat(answer.header("Content-Security-Policy").orElseThrow())
                            .contains(
                                    "default-src 'none'",
                                    "object-src 'none'",
                                    "base-uri 'none'",
                                    "frame-ancestors 'none'",
                                    "require-trusted-types-for 'script'")
                            .doesNotContain("unsafe", "http:", "*");
                    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
                    assertThat(answer.header("Referrer-Policy")).contains("same-origin");
                    assertThat(answer.header("Cross-Origin-Opener-Policy")).contains("same-origin");
                    assertThat(answer.header("Permissions-Policy")).isPresent();
                    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
                });
    }

    @Test
    void v3_4_1_under_https_every_answer_says_never_http_again_and_else_none() {
        try (var https = TestWeb.start(it -> it.at(URI.create("https://chat.example.org")))) {
            assertThat(answersOfAllKinds(https.stranger()))
                    .allSatisfy(answer ->
                            assertThat(answer.header("Strict-Transport-Security"))
                                    .contains("max-age=31536000"));
        }
        assertThat(answersOfAllKinds(web.stranger()))
                .allSatisfy(
                        answer -> assertThat(answer.header("Strict-Transport-Security")).isEmpty());
    }

    @Test
    void v4_1_3_who_is_no_proxy_cannot_say_that_they_came_by_https_or_from_elsewhere() {
        var liar =
                web.stranger()
                        .with("X-Forwarded-Proto", "https")
                        .with("X-Forwarded-For", "192.0.2.1");
        assertThat(liar.get("/login").header("Strict-Transport-Security")).isEmpty();
        try (var behind = TestWeb.start(it -> it.behind(List.of("127.0.0.1")))) {
            var visitor = behind.stranger().with("X-Forwarded-Proto", "https");
            assertThat(visitor.get("/login").header("Strict-Transport-Security")).isPresent();
        }
    }

    @Test
    void v16_2_1_who_is_no_proxy_cannot_say_under_which_name_the_logs_speak_of_them() {
        var given = "4bf92f3577b34da6a3ce929d0e0e4736";
        var liar = web.stranger().with("X-Request-Id", given);
        assertThat(liar.get("/login").header("X-Request-Id").orElseThrow()).matches("[0-9a-f]{16}");
        try (var behind = TestWeb.start(it -> it.behind(List.of("127.0.0.1")))) {
            var visitor = behind.stranger().with("X-Request-Id", given);
            assertThat(visitor.get("/login").header("X-Request-Id")).contains(given);
            visitor.with("X-Request-Id", "forged\",\"level\":\"ERROR");
            assertThat(visitor.get("/login").header("X-Request-Id").orElseThrow())
                    .matches("[0-9a-f]{16}");
            visitor.with("traceparent", "00-" + given + "-00f067aa0ba902b7-01");
            assertThat(visitor.get("/api/v1/nothing").json().path("trace").asText())
                    .isEqualTo(given);
        }
    }

    @Test
    void v6_3_1_who_guesses_has_to_wait_and_the_account_is_open_to_its_owner_elsewhere() {
        try (var behind = TestWeb.start(it -> it.behind(List.of("127.0.0.1")))) {
            behind.register("ada");
            var attacker = behind.stranger().with("X-Forwarded-For", "203.0.113.7");
            for (int i = 0; i < 6; i++)
                assertThat(signIn(attacker, "ada", "wrong password").status()).isEqualTo(401);

            var refused = signIn(attacker, "ada", ApiClient.PASSWORD);
            assertThat(refused.problem()).startsWith("429 rate");
            assertThat(refused.header("Retry-After")).isPresent();
            assertThat(signIn(attacker, "nobody", "wrong password").status()).isEqualTo(401);

            var owner = behind.stranger().with("X-Forwarded-For", "192.0.2.1");
            assertThat(signIn(owner, "ada", ApiClient.PASSWORD).status()).isEqualTo(201);
        }
    }

    @Test
    void v6_3_8_an_account_that_does_not_exist_has_to_wait_as_one_that_does() {
        for (int i = 0; i < 6; i++)
            assertThat(signIn(web.stranger(), "never.was", "wrong password").status())
                    .isEqualTo(401);
        assertThat(signIn(web.stranger(), "never.was", "wrong password").problem())
                .startsWith("429 rate");
    }

    private static Answer signIn(ApiClient client, String name, String password) {
        return client.post(
                "/api/v1/sessions",
                ApiClient.json("username", name).put("password", password).put("device", "x"));
    }

    @Test
    void v6_2_4_a_common_password_is_refused_with_a_reason() {
        var body = ApiClient.registration("common").put("password", "Password1");
        assertThat(web.stranger().post("/api/v1/users", body).problem())
                .isEqualTo("400 invalid password");
    }

    @Test
    void v3_5_2_a_form_of_a_foreign_page_is_no_request_to_the_api() {
        var ada = web.register("ada");
        for (var type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"))
            assertThat(
                            ada.send(
                                            "POST",
                                            "/api/v1/conversations",
                                            BodyPublishers.ofString("{\"with\":\"x\"}"),
                                            "Content-Type",
                                            type)
                                    .status())
                    .as(type)
                    .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4\r\nTransfer-Encoding: chunked", "-1"})
    void v4_2_1_a_request_whose_length_is_doubtful_is_not_guessed_at(String length)
            throws IOException {
        var answer =
                said(
                        """
                        POST /api/v1/sessions HTTP/1.1\r
                        Host: localhost\r
                        Content-Type: application/json\r
                        Content-Length: %s\r
                        \r
                        0\r
                        \r
                        GET /api/v1/openapi.json HTTP/1.1\r
                        Host: localhost\r
                        \r
                        """
                                .formatted(length));
        assertThat(answer).isEmpty();
    }

    @Test
    void v5_2_a_compressed_body_is_not_unpacked() {
        var answer =
                web.stranger()
                        .send(
                                "POST",
                                "/api/v1/sessions",
                                BodyPublishers.ofByteArray(new byte[] {31, (byte) 139, 8, 0}),
                                "Content-Type",
                                "application/json",
                                "Content-Encoding",
                                "gzip");
        assertThat(answer.status()).isBetween(400, 415);
    }

    @Test
    void v5_3_2_no_path_leads_out_of_the_static_files() throws IOException {
        for (var path :
                List.of(
                        "/static/../templates/base.html",
                        "/static/%2e%2e/templates/base.html",
                        "/static/..%2f..%2fetc/passwd",
                        "/static//etc/passwd",
                        "/static/js/..%5c..%5cx"))
            assertThat(said("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .as(path)
                    .startsWith("HTTP/1.1 4");
    }

    /// What the server says to some bytes.
    private static String said(String request) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(web.uri().getHost(), web.uri().getPort()));
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
