package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.json;
import static chat.sohbet.web.testing.RawSocket.BINARY;
import static chat.sohbet.web.testing.RawSocket.CLOSE;
import static chat.sohbet.web.testing.RawSocket.CONTINUATION;
import static chat.sohbet.web.testing.RawSocket.FIN;
import static chat.sohbet.web.testing.RawSocket.PING;
import static chat.sohbet.web.testing.RawSocket.PONG;
import static chat.sohbet.web.testing.RawSocket.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.Ports;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.memory.MemoryPorts;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import chat.sohbet.web.testing.RawSocket;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The frames below the protocol: what RFC 6455 asks of a server, and peers that don't keep to it.
class SocketMannersTest {
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

    private static RawSocket open() throws IOException {
        var socket = RawSocket.open(ada, 0);
        socket.text("welcome");
        return socket;
    }

    private static final byte[] PING_COMMAND = "{\"type\":\"ping\",\"x\":\"€\"}".getBytes(UTF_8);

    @Test
    void a_ping_is_answered_with_its_own_words() throws IOException {
        try (var socket = open()) {
            var pong = socket.send(FIN | PING, "are you there?").next().orElseThrow();

            assertThat(pong.opCode()).isEqualTo(PONG);
            assertThat(pong.text()).isEqualTo("are you there?");
        }
    }

    @Test
    void a_goodbye_is_answered() throws IOException {
        try (var socket = open()) {
            assertThat(socket.send(FIN | CLOSE, new byte[] {3, (byte) 0xE8}).closeCode())
                    .isEqualTo(1000);
            assertThat(socket.next()).isEmpty();
        }
    }

    @Test
    void fragments_are_joined_even_within_a_character() throws IOException {
        try (var socket = open()) {
            int euro = new String(PING_COMMAND, UTF_8).indexOf('€');
            socket.send(TEXT, Arrays.copyOf(PING_COMMAND, euro + 1));
            socket.send(FIN | PING, "in between");
            socket.send(CONTINUATION, new byte[0]);
            socket.send(
                    FIN | CONTINUATION,
                    Arrays.copyOfRange(PING_COMMAND, euro + 1, PING_COMMAND.length));

            assertThat(socket.next().orElseThrow().opCode()).isEqualTo(PONG);
            assertThat(socket.text("pong")).contains("\"type\":\"pong\"");
        }
    }

    @Test
    void text_that_is_no_utf_8_ends_the_connection() throws IOException {
        try (var socket = open()) {
            var broken = PING_COMMAND.clone();
            broken[new String(PING_COMMAND, UTF_8).indexOf('€')] = 'x';
            assertThat(socket.send(FIN | TEXT, broken).closeCode()).isEqualTo(1007);
        }
    }

    @Test
    void a_message_of_64_kib_is_taken_and_a_larger_one_ends_the_connection() throws IOException {
        try (var socket = open()) {
            socket.send(FIN | TEXT, padded(64 * 1024));
            socket.text("pong");
            assertThat(socket.send(FIN | TEXT, padded(64 * 1024 + 1)).closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void the_limit_is_for_all_fragments_together() throws IOException {
        try (var socket = open()) {
            var half = padded(33 * 1024);
            socket.send(TEXT, half);
            assertThat(socket.send(FIN | CONTINUATION, half).closeCode()).isEqualTo(1009);
        }
    }

    private static byte[] padded(int length) {
        var text = "{\"type\":\"ping\",\"x\":\"\"}";
        return text.replace("\"\"", "\"" + "x".repeat(length - text.length()) + "\"")
                .getBytes(UTF_8);
    }

    @Test
    void a_frame_without_a_mask_ends_the_connection() throws IOException {
        try (var socket = open()) {
            assertThat(socket.send(FIN | TEXT, PING_COMMAND, false).closeCode()).isEqualTo(1002);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {FIN | 3, FIN | 11, FIN | 0x40 | TEXT, PING, FIN | CONTINUATION})
    void a_frame_against_the_rules_ends_the_connection(int first) throws IOException {
        try (var socket = open()) {
            assertThat(socket.send(first, "{}").closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void a_message_may_not_begin_within_another() throws IOException {
        try (var socket = open()) {
            socket.send(TEXT, "{");
            assertThat(socket.send(FIN | TEXT, "{}").closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void a_long_control_frame_ends_the_connection() throws IOException {
        try (var socket = open()) {
            assertThat(socket.send(FIN | PING, "x".repeat(126)).closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void a_frame_of_a_length_beyond_reason_ends_the_connection() throws IOException {
        try (var socket = open()) {
            socket.write(
                    new byte[] {
                        (byte) (FIN | TEXT),
                        (byte) 0xFF,
                        (byte) 0x80,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        1,
                        2,
                        3,
                        4
                    });
            assertThat(socket.closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void ten_messages_that_are_none_end_the_connection() throws IOException {
        try (var socket = open()) {
            for (int i = 0; i < 9; i++) {
                socket.send(FIN | (i % 2 == 0 ? TEXT : BINARY), "no json");
                socket.text("error");
            }
            assertThat(socket.send(FIN | TEXT, "no json").closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void who_vanishes_is_noticed_however_they_do_it() throws IOException {
        try (var house = TestWeb.start()) {
            var api = house.register("ada");
            var silent = RawSocket.open(api, 0);
            silent.text("welcome");
            var abrupt = RawSocket.open(api, 0);
            abrupt.text("welcome");
            var broken = RawSocket.open(api, 0);
            broken.text("welcome");
            assertThat(house.web().sockets()).isEqualTo(3);

            silent.finish();
            await().until(() -> house.web().sockets() == 2);
            abrupt.reset();
            await().until(() -> house.web().sockets() == 1);
            broken.write(new byte[] {(byte) (FIN | TEXT), (byte) 0xFE, 0, 100, 1, 2});
            broken.finish();
            await().until(() -> house.web().sockets() == 0);
        }
    }

    @Test
    void a_silent_socket_is_pinged_and_dropped_if_it_stays_so() throws IOException {
        try (var house = quick()) {
            var silent = RawSocket.open(house.register("ada"), 0);
            silent.text("welcome");

            assertThat(silent.next().orElseThrow().opCode()).isEqualTo(PING);
            assertThat(silent.closeCode()).as("nobody would hear a goodbye").isEqualTo(-1);
        }
    }

    @Test
    void a_socket_that_answers_pings_stays() throws IOException {
        try (var house = quick();
                var socket = RawSocket.open(house.register("ada"), 0)) {
            for (int pings = 0; pings < 6; ) {
                if (socket.next().orElseThrow().opCode() != PING) continue;
                pings++;
                socket.send(FIN | PONG, "");
            }
        }
    }

    private static TestWeb quick() {
        return TestWeb.start(settings ->
                settings.with(
                        settings.limits()
                                .withHeartbeat(Duration.ofMillis(200), Duration.ofMillis(600))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Version: 8|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13|Sec-WebSocket-Key: short",
                "Sec-WebSocket-Version: 13|Sec-WebSocket-Key: !!!!",
                "Sec-WebSocket-Version: 13|Sec-WebSocket-Key: c2hvcnQ="
            })
    void a_handshake_that_is_none_is_refused(String headers) throws IOException {
        try (var socket = RawSocket.open(web.uri(), headers.split("\\|", -1))) {
            assertThat(socket.handshake().getFirst()).matches("HTTP/1.1 4(00|26) .*");
            assertThat(socket.handshake()).contains("Content-Type: application/problem+json");
            assertThat(socket.handshake()).contains("X-Content-Type-Options: nosniff");
        }
    }

    @Test
    void a_user_has_so_many_sockets_and_no_more() {
        try (var house =
                TestWeb.start(settings -> settings.with(settings.limits().withSocketsPerUser(2)))) {
            var api = house.register("ada");
            var one = ChatClient.of(api).connect();
            var two = ChatClient.of(api).connect();
            var three = ChatClient.of(api).open();

            assertThat(three.closeCode()).isEqualTo(4413);
            one.disconnect();
            await().until(() -> {
                var four = ChatClient.of(api).open();
                boolean in = four.connected() && pinged(four);
                four.close();
                return in;
            });
            assertThat(two.connected()).isTrue();
        }
    }

    @Test
    void from_an_address_come_so_many_sockets_whoever_they_are() {
        try (var house =
                TestWeb.start(settings ->
                        settings.behind(List.of("127.0.0.1"))
                                .with(settings.limits().withSocketsPerAddress(2)))) {
            assertThat(
                            List.of(
                                    from(house, "ada", "203.0.113.7"),
                                    from(house, "bob", "203.0.113.7")))
                    .allMatch(SocketMannersTest::pinged);
            var six = from(house, "cem", "2001:db8:0:1::1");
            assertThat(pinged(from(house, "dan", "2001:db8:0:1:ffff::2"))).isTrue();
            double before = refused();

            assertThat(from(house, "eve", "203.0.113.7").closeCode()).isEqualTo(4413);
            assertThat(from(house, "fay", "2001:db8:0:1::3").closeCode()).isEqualTo(4413);
            assertThat(refused()).isEqualTo(before + 2);
            assertThat(pinged(from(house, "gus", "203.0.113.8"))).isTrue();
            assertThat(pinged(from(house, "hal", "2001:db8:0:2::1"))).isTrue();
            assertThat(pinged(house.connect("ivy"))).isTrue();
            six.disconnect();
            await().until(() -> {
                var again = ChatClient.of(six.api()).open();
                boolean in = pinged(again);
                again.close();
                return in;
            });
        }
    }

    /// How many were told that it was too much.
    private static double refused() {
        return web.stranger()
                .get("/metrics")
                .text()
                .lines()
                .filter(line ->
                        line.startsWith("sohbet_refusals_total") && line.contains("\"rate\""))
                .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".* ", "")))
                .sum();
    }

    private static ChatClient from(TestWeb house, String name, String address) {
        return ChatClient.of(house.register(name).with("X-Forwarded-For", address)).open();
    }

    private static boolean pinged(ChatClient client) {
        client.tell(json("type", "ping"));
        await().until(() -> !client.connected() || !client.frames("pong").isEmpty());
        return client.connected();
    }

    @Test
    void who_writes_too_fast_is_told_when_to_go_on() {
        try (var house =
                TestWeb.start(settings ->
                        settings.with(
                                settings.limits()
                                        .withRates(
                                                new chat.sohbet.web.security.Rate(5, 2),
                                                settings.limits().rates().logins())))) {
            var client = house.connect("ada");
            var conversation = client.api().conversationWith(house.register("bob"));
            var sent =
                    java.util.stream.IntStream.range(0, 6)
                            .mapToObj(i -> client.send(conversation, "m" + i))
                            .toList();

            for (var ack : sent) assertThat(ack.join().path("type").asText()).isEqualTo("ack");
            var error = client.frames("error").getFirst();
            assertThat(error.path("code").asText()).isEqualTo("rate");
            assertThat(error.path("retryAfter").asDouble()).isBetween(0.001, 1.0);
            assertThat(error.path("clientId").asText()).isNotEmpty();
        }
    }

    @Test
    void a_server_that_closes_says_goodbye_and_when_to_come_back() {
        var house = TestWeb.start();
        var client = house.connect("ada");

        house.close();

        assertThat(client.closeCode()).isEqualTo(4503);
        var bye = client.frames().getLast();
        assertThat(bye.path("type").asText()).isEqualTo("bye");
        assertThat(bye.path("retryAfter").asDouble()).isBetween(0.0, 5.0);
    }

    /// Ports whose list of conversations can't be read just now.
    private static Ports without(Ports all, AtomicBoolean reading) {
        var conversations =
                (Conversations)
                        Proxy.newProxyInstance(
                                Conversations.class.getClassLoader(),
                                new Class<?>[] {Conversations.class},
                                (_, method, arguments) -> {
                                    if (!reading.get())
                                        throw new Unavailable("too slow", Duration.ofSeconds(2));
                                    return method.invoke(all.conversations(), arguments);
                                });
        return new Ports(
                all.users(),
                all.names(),
                all.passwords(),
                all.sessions(),
                all.recoveries(),
                all.mail(),
                conversations,
                all.log(),
                all.attachments(),
                all.blobs(),
                all.images(),
                all.receipts(),
                all.blocks(),
                all.reports(),
                all.preferences(),
                all.search(),
                all.presences(),
                all.subscriptions(),
                all.nodes(),
                all.outbox(),
                all.feed());
    }

    @Test
    void who_cannot_be_brought_up_to_date_is_told_to_come_back_and_left_in_no_belief() {
        var reading = new AtomicBoolean(true);
        try (var house =
                TestWeb.start(without(MemoryPorts.forTests(), reading), settings -> settings)) {
            var client = house.connect("ada");
            client.disconnect();
            reading.set(false);

            client.open().tell(json("type", "hello").put("protocol", 1));
            assertThat(client.closeCode()).isEqualTo(4503);
            assertThat(client.frames("bye").getLast().path("retryAfter").asDouble())
                    .isBetween(0.0, 5.0);

            reading.set(true);
            client.connect();
        }
    }
}
