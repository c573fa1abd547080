package chat.sohbet.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.application.port.Users;
import chat.sohbet.memory.MemoryPorts;
import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever goes wrong over HTTP is told in one way, and gives nothing away.
class FailuresTest {
    private static TestWeb web;
    private static ApiClient ada;

    @BeforeAll
    static void start() {
        web = TestWeb.start();
        ada = web.register("ada");
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static void isProblem(Answer answer, String problem) {
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.json().path("title").asText()).isNotEmpty();
        assertThat(answer.json().path("detail").asText()).isNotEmpty();
        assertThat(answer.json().path("trace").asText())
                .matches("[0-9a-f]{16}")
                .isEqualTo(answer.header("X-Request-Id").orElse(""));
        isProtected(answer);
    }

    private static void isProtected(Answer answer) {
        assertThat(answer.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Referrer-Policy")).contains("same-origin");
        assertThat(answer.header("Cache-Control").orElseThrow()).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing, 404 not_found",
        "GET, /api/v2/users, 404 not_found",
        "POST, /nothing, 404 not_found",
        "PUT, /api/v1/users, 405 not_allowed",
        "DELETE, /api/v1/conversations, 405 not_allowed",
        "PATCH, /api/v1/sessions/refresh, 405 not_allowed",
        "OPTIONS, /api/v1/users, 405 not_allowed",
        "GET, /api/v1/socket, 426 invalid"
    })
    void what_is_not_there_is_a_problem(String method, String path, String problem) {
        isProblem(ada.send(method, path, BodyPublishers.noBody()), problem);
    }

    @Test
    void a_wrong_method_is_told_the_right_ones() {
        var answer = ada.send("PUT", "/api/v1/users", BodyPublishers.noBody());
        assertThat(answer.header("Allow")).contains("POST, GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "application/jsonp",
                ""
            })
    void only_json_is_taken(String type) {
        var headers = type.isEmpty() ? new String[0] : new String[] {"Content-Type", type};
        var answer =
                ada.send("POST", "/api/v1/conversations", BodyPublishers.ofString("{}"), headers);

        isProblem(answer, "415 invalid Content-Type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "null",
                "1",
                "\"x\"",
                "{} {}",
                "{'a':1}",
                "{\"with\":\"a\",\"with\":\"b\"}",
                "NaN"
            })
    void broken_json_is_a_problem(String body) {
        isProblem(ada.json("POST", "/api/v1/conversations", body), "400 invalid");
    }

    @Test
    void json_that_is_no_utf_8_is_a_problem() {
        var latin = "{\"with\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);
        isProblem(
                ada.send(
                        "POST",
                        "/api/v1/conversations",
                        BodyPublishers.ofByteArray(latin),
                        "Content-Type",
                        "application/json"),
                "400 invalid");
    }

    @Test
    void json_of_any_depth_is_refused_in_no_time() {
        isProblem(ada.json("POST", "/api/v1/conversations", "[".repeat(30_000)), "400 invalid");
        isProblem(
                ada.json("POST", "/api/v1/conversations", "{\"a\":".repeat(10_000)), "400 invalid");
        isProblem(
                ada.json("POST", "/api/v1/conversations", "{\"a\":" + "9".repeat(60_000) + "}"),
                "400 invalid");
    }

    @Test
    void a_body_that_is_too_large_is_a_problem() {
        var body = "{\"with\":\"" + "x".repeat(70_000) + "\"}";
        isProblem(ada.json("POST", "/api/v1/conversations", body), "413 too_large");
        isProblem(
                ada.send(
                        "POST",
                        "/api/v1/conversations",
                        BodyPublishers.fromPublisher(BodyPublishers.ofString(body)),
                        "Content-Type",
                        "application/json"),
                "413 too_large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n\r\n",
                "POST /api/v1/users HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
                "GARBAGE\r\n\r\n"
            })
    void what_is_no_request_is_a_problem(String request) throws IOException {
        var answer = raw(request);

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json", "\"code\":\"invalid\"");
        assertThat(answer).contains("Content-Security-Policy: ");
    }

    @Test
    void endless_headers_are_not_read() throws IOException {
        var answer =
                raw(
                        "GET / HTTP/1.1\r\nHost: a\r\n"
                                + "X: %s\r\n".formatted("x".repeat(100)).repeat(200)
                                + "\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
    }

    /// A connection that ends without a word takes the next request with it.
    @ParameterizedTest
    @CsvSource({"401 unauthenticated, true", "413 too_large, false"})
    void who_was_refused_in_the_middle_of_their_body_goes_on(String problem, boolean stranger) {
        var client = stranger ? web.stranger().with("Authorization", "Bearer of.no.token") : ada;
        for (int i = 0; i < 100; i++) {
            var body = BodyPublishers.ofString("x".repeat(70_000));
            var answer =
                    client.send(
                            "POST",
                            "/api/v1/conversations",
                            BodyPublishers.fromPublisher(body),
                            "Content-Type",
                            "application/json");
            isProblem(answer, problem);
            // No GET, which clients try again by themselves.
            isProblem(client.json("POST", "/nothing", "{}"), "404 not_found");
        }
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), web.web().port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new StringBuilder();
            var in = socket.getInputStream();
            while (!answer.toString().matches("(?s).*\r\n\r\n.*}")) {
                int c = in.read();
                if (c < 0) break;
                answer.append((char) c);
            }
            return answer.toString();
        }
    }

    /// To close with bytes unread resets a connection, and takes the answer from who is still
    /// sending.
    @ParameterizedTest
    @CsvSource({
        "GET /LONG HTTP/1.1, 414",
        "GET / HTTP/1.1|Host: a|X: LONG, 400",
        "POST /api/v1/sessions HTTP/1.1|Host: a|Content-Type: application/json|Content-Encoding: gzip|Content-Length: 200000||LONG, 400"
    })
    void who_is_refused_in_the_middle_of_a_request_can_read_why(String request, int status)
            throws IOException {
        var whole = request.replace("|", "\r\n").replace("LONG", "x".repeat(200_000));
        for (int i = 0; i < 20; i++)
            assertThat(raw(whole)).startsWith("HTTP/1.1 " + status).endsWith("}");
    }

    @Test
    void a_person_gets_a_page_and_a_program_a_problem() {
        var page = web.stranger().with("Accept", "text/html,*/*;q=0.8").get("/nothing");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
        isProtected(page);
        isProblem(
                web.stranger().with("Accept", "text/html").get("/api/v1/nothing"), "404 not_found");
    }

    @Test
    void a_store_that_is_away_is_a_problem_that_passes() {
        try (var house =
                failing(
                        new Unavailable(
                                "the database at db:5432 is away", Duration.ofSeconds(3)))) {
            var answer = house.stranger().post("/api/v1/users", ApiClient.registration("ada"));

            isProblem(answer, "503 unavailable");
            assertThat(answer.header("Retry-After")).contains("3");
            assertThat(answer.text()).doesNotContain("db:5432");
        }
    }

    @Test
    void a_fault_of_ours_is_not_explained() {
        try (var house = failing(new IllegalStateException("SELECT secret FROM users"))) {
            var answer = house.stranger().post("/api/v1/users", ApiClient.registration("ada"));

            isProblem(answer, "500 internal");
            assertThat(answer.text()).doesNotContain("SELECT").doesNotContain("Exception");
        }
    }

    /// A node that ends interrupts those who are at work. The server takes that for a fault of its
    /// own once the answer is written, and who keeps the connection would take a second answer for
    /// that to what they ask next.
    @Test
    void who_is_interrupted_answers_once() throws IOException {
        RuntimeException away = new Unavailable("the node ends", Duration.ofSeconds(1));
        try (var house =
                registering(() -> {
                    Thread.currentThread().interrupt();
                    throw away;
                })) {
            var body = ApiClient.registration("ada").toString();
            var request =
                    """
                    POST /api/v1/users HTTP/1.1
                    Host: a
                    Content-Type: application/json
                    Content-Length: %d

                    """
                            .formatted(body.length())
                            .replace("\n", "\r\n");
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), house.web().port())) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream()
                        .write((request + body).getBytes(StandardCharsets.US_ASCII));
                var answer =
                        new String(
                                socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                assertThat(answer).startsWith("HTTP/1.1 503 ").containsOnlyOnce("HTTP/1.1 ");
            }
        }
    }

    private static TestWeb failing(RuntimeException failure) {
        return registering(() -> {
            throw failure;
        });
    }

    /// A house in which this happens when somebody registers.
    private static TestWeb registering(Runnable registered) {
        var ports = MemoryPorts.forTests();
        var users =
                (Users)
                        Proxy.newProxyInstance(
                                FailuresTest.class.getClassLoader(),
                                new Class<?>[] {Users.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("register")) registered.run();
                                    try {
                                        return method.invoke(ports.users(), arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
        var broken =
                new chat.sohbet.application.port.Ports(
                        users,
                        ports.names(),
                        ports.passwords(),
                        ports.sessions(),
                        ports.recoveries(),
                        ports.mail(),
                        ports.conversations(),
                        ports.log(),
                        ports.attachments(),
                        ports.blobs(),
                        ports.images(),
                        ports.receipts(),
                        ports.blocks(),
                        ports.reports(),
                        ports.preferences(),
                        ports.search(),
                        ports.presences(),
                        ports.subscriptions(),
                        ports.nodes(),
                        ports.outbox(),
                        ports.feed());
        return TestWeb.start(
                Chat.over(broken, Clock.systemUTC(), Chat.Terms.standard()), settings -> settings);
    }

    @Test
    void health_and_figures_are_there() {
        assertThat(web.stranger().get("/health/live").status()).isEqualTo(204);
        assertThat(web.stranger().get("/health/ready").status()).isEqualTo(204);
        assertThat(web.stranger().get("/metrics").text()).contains("sohbet_sockets");
        assertThat(web.stranger().with("X-Forwarded-For", "203.0.113.7").get("/metrics").status())
                .as("are not for those outside")
                .isEqualTo(404);
    }

    @Test
    void a_node_that_lacks_something_is_not_ready() {
        try (var house =
                TestWeb.start(s ->
                        new WebSettings(
                                s.host(),
                                s.port(),
                                s.publicAddress(),
                                s.trustedProxies(),
                                s.signingKey(),
                                s.accessLife(),
                                true,
                                s.limits(),
                                java.util.Map.of("database", () -> false)))) {
            var ready = house.stranger().get("/health/ready");
            assertThat(ready.status()).isEqualTo(503);
            assertThat(ready.text()).as("says that, not what").isEmpty();
            assertThat(house.stranger().get("/health/live").status()).isEqualTo(204);
        }
    }

    @Test
    void no_answer_names_the_server_behind_it() {
        for (var path : List.of("/", "/api/v1/nothing", "/health/live"))
            assertThat(web.stranger().get(path).header("Server")).isEmpty();
    }
}
