package chat.sohbet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import chat.sohbet.web.testing.TcpProxy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Links to clients that break in every way there is: nothing is missed, and no socket is left.
class LinksTest {
    private TestWeb web;
    private TcpProxy line;
    private ChatClient ada;
    private ChatClient bob;
    private String conversation;

    @BeforeEach
    void start() {
        web =
                TestWeb.start(settings ->
                        settings.with(
                                settings.limits()
                                        .withHeartbeat(
                                                Duration.ofMillis(500), Duration.ofSeconds(2))
                                        .withRequests(Duration.ofSeconds(1), 10_000)));
        line = new TcpProxy(web.web()::port);
        ada = web.connect("ada");
        ApiClient friend = web.register("bob");
        conversation = ada.api().conversationWith(friend);
        bob = ChatClient.of(friend.at(line.uri())).connect();
    }

    @AfterEach
    void stop() {
        line.close();
        web.close();
    }

    @Test
    void after_two_hundred_resets_nothing_is_missing_and_no_socket_is_left() {
        for (int i = 1; i <= 200; i++) {
            ada.send(conversation, "text " + i).join();
            line.reset();
            bob.await(() -> !bob.connected());
            bob.connect();
        }
        bob.await(() -> bob.held(conversation).texts().size() == 200);
        assertThat(bob.held(conversation).texts()).isEqualTo(ada.held(conversation).texts());
        leave();
    }

    @Test
    void who_says_nothing_any_more_is_forgotten_and_comes_back_without_a_gap() {
        line.silence();
        ada.send(conversation, "into the void").join();
        await().until(() -> web.web().sockets() == 1);
        line.reset();
        line.pass();
        bob.await(() -> !bob.connected());
        bob.connect();
        bob.await(() -> bob.held(conversation).texts().contains("into the void"));
        leave();
    }

    @Test
    void who_closes_one_half_only_is_forgotten() {
        line.halfClose();
        await().until(() -> web.web().sockets() == 1);
    }

    /// Slowloris. Whoever is never silent would be waited for for ever.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET / HTTP/1.1\r\nHost: a\r\nX: ",
                "POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{",
                "POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nea60\r\n{",
                "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\nGET /"
            })
    void what_comes_a_byte_at_a_time_is_not_waited_for(String beginning) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), web.web().port())) {
            var out = socket.getOutputStream();
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            await().pollInterval(Duration.ofMillis(100)).until(() -> over(socket));
        }
        assertThat(web.stranger().get("/login").status()).isEqualTo(200);
    }

    /// At twice the slowest rate, and for twice as long as a head may take.
    @Test
    void a_body_that_comes_slowly_but_steadily_is_waited_for() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), web.web().port())) {
            var out = socket.getOutputStream();
            var body = " ".repeat(40_000) + "{}";
            out.write(
                    ("POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
                                    + body.length()
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var sent = new AtomicInteger();
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> piece(out, body, sent) == body.length());
            var answer =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 400");
        }
    }

    /// Writes the next thousand bytes, and says how many were written.
    private static int piece(OutputStream out, String body, AtomicInteger sent) throws IOException {
        int from = sent.get();
        int to = sent.addAndGet(Math.min(1_000, body.length() - from));
        out.write(body.substring(from, to).getBytes(StandardCharsets.US_ASCII));
        return to;
    }

    /// Writes one more byte, and says whether there is still somebody to read it.
    private static boolean over(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    private void leave() {
        line.reset();
        ada.vanish();
        await().until(() -> web.web().sockets() == 0);
    }
}
