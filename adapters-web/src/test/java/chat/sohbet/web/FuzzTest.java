package chat.sohbet.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.RawSocket;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whatever comes, the server answers it as the fault of who sent it, and goes on. What is sent is
/// made from good frames and bodies, broken by chance: a failure names its seed, and
/// `-Dfuzz.seed=…` plays it again; `-Dfuzz.rounds=…` looks longer.
class FuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 600);

    private static final String ID = "0193506a-7b1c-7e2d-8f3a-4b5c6d7e8f90";

    private static final List<String> FRAMES =
            List.of(
                    "{\"type\":\"hello\",\"protocol\":1,\"device\":\"x\",\"have\":{\""
                            + ID
                            + "\":3}}",
                    "{\"type\":\"send\",\"clientId\":\""
                            + ID
                            + "\",\"conversation\":\""
                            + ID
                            + "\",\"text\":\"Merhaba €\",\"shown\":1}",
                    "{\"type\":\"edit\",\"id\":\"1\",\"conversation\":\""
                            + ID
                            + "\",\"seq\":1,\"text\":\"x\"}",
                    "{\"type\":\"react\",\"id\":\"1\",\"conversation\":\""
                            + ID
                            + "\",\"seq\":1,\"emoji\":\"👍\"}",
                    "{\"type\":\"mark\",\"conversation\":\""
                            + ID
                            + "\",\"delivered\":2,\"read\":1}",
                    "{\"type\":\"watch\",\"users\":[\"" + ID + "\"],\"directory\":true}",
                    "{\"type\":\"prefs\",\"conversation\":\""
                            + ID
                            + "\",\"pinned\":true,\"mutedUntil\":\"2026-01-01T00:00:00Z\"}",
                    "{\"type\":\"fetch\",\"conversation\":\"" + ID + "\",\"after\":0}",
                    "{\"type\":\"ping\",\"t\":1}");

    private static final List<String> BODIES =
            List.of(
                    "POST /api/v1/users {\"username\":\"ada\",\"email\":\"ada@example.org\",\"password\":\"nine glasses\"}",
                    "POST /api/v1/sessions {\"username\":\"ada\",\"password\":\"nine glasses\",\"cookies\":false}",
                    "POST /api/v1/sessions/refresh {\"refreshToken\":\"abc.1.def\"}",
                    "POST /api/v1/conversations {\"with\":\"" + ID + "\"}",
                    "POST /api/v1/conversations/"
                            + ID
                            + "/messages {\"clientId\":\""
                            + ID
                            + "\",\"text\":\"x\"}",
                    "PATCH /api/v1/users/me {\"displayName\":\"Ada\",\"about\":\"…\"}",
                    "POST /api/v1/groups {\"clientId\":\""
                            + ID
                            + "\",\"title\":\"x\",\"members\":[\""
                            + ID
                            + "\"]}");

    private static final List<String> PIECES =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "1e999",
                    "99999999999999999999",
                    "\"\"",
                    "[]",
                    "{}",
                    "\\u0000",
                    "\\ud800",
                    "\"type\"",
                    "\"text\"",
                    ",",
                    ":",
                    "[[[[[[",
                    "{\"a\":",
                    "\u202e",
                    "𝕏",
                    "'",
                    "\\");

    private static TestWeb web;
    private static ApiClient ada;
    private final Random random = new Random(SEED);

    @BeforeAll
    static void start() {
        web = TestWeb.start();
        ada = web.register("fuzzed");
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private String mutated(String good) {
        var text = new StringBuilder(good);
        for (int times = 1 + random.nextInt(4); times > 0 && !text.isEmpty(); times--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.replace(at, to, PIECES.get(random.nextInt(PIECES.size())));
                case 3 -> text.setCharAt(at, (char) (1 + random.nextInt(0x2FF)));
                default -> text.insert(at, text.substring(at, to).repeat(1 + random.nextInt(9)));
            }
        }
        return text.toString();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @Test
    void a_broken_frame_is_the_senders_fault() throws IOException {
        var socket = RawSocket.open(ada, 0);
        for (int round = 0; round < ROUNDS; round++) {
            var frame = mutated(one(FRAMES));
            try {
                socket.send(RawSocket.FIN | RawSocket.TEXT, frame.getBytes(UTF_8));
                socket.send(RawSocket.FIN | RawSocket.PING, "are you there?");
                var said = new ArrayList<String>();
                for (var next = socket.next();
                        next.isPresent() && next.get().opCode() != RawSocket.PONG;
                        next = socket.next()) said.add(next.get().text());
                assertThat(said)
                        .as("seed %d, round %d: %s", SEED, round, frame)
                        .noneMatch(text -> text.contains("\"internal\""));
            } catch (SocketException struckOut) {
                socket.close();
                socket = RawSocket.open(ada, 0);
            }
            if (round % 9 == 8) { // Ten that are nothing end a connection.
                socket.close();
                socket = RawSocket.open(ada, 0);
            }
        }
        socket.close();
        await().until(() -> web.web().sockets() == 0);
    }

    @Test
    void bytes_that_are_no_frames_end_the_connection_and_nothing_else() throws IOException {
        for (int round = 0; round < ROUNDS / 10; round++) {
            try (var socket = RawSocket.open(ada, 0)) {
                var bytes = new byte[1 + random.nextInt(300)];
                random.nextBytes(bytes);
                socket.write(bytes);
                socket.finish();
            } catch (SocketException refused) {
                assertThat(refused).as("seed %d", SEED).hasMessageNotContaining("timed out");
            }
        }
        await().until(() -> web.web().sockets() == 0);
        assertThat(web.stranger().get("/health/live").status()).isEqualTo(204);
    }

    @Test
    void a_broken_body_is_the_senders_fault() throws IOException, InterruptedException {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int round = 0; round < ROUNDS; round++) {
            var parts = one(BODIES).split(" ", 3);
            var body = mutated(parts[2]);
            var bytes = body.getBytes(random.nextInt(8) == 0 ? ISO_8859_1 : UTF_8);
            var request =
                    HttpRequest.newBuilder(web.uri().resolve(parts[1]))
                            .method(parts[0], BodyPublishers.ofByteArray(bytes))
                            .header("Authorization", ada.header("Authorization"))
                            .header("Content-Type", "application/json")
                            .build();
            assertThat(http.send(request, BodyHandlers.discarding()).statusCode())
                    .as("seed %d, round %d: %s %s %s", SEED, round, parts[0], parts[1], body)
                    .isLessThan(500);
        }
    }
}
