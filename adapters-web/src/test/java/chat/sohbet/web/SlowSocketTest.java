package chat.sohbet.web;

import static chat.sohbet.web.testing.RawSocket.FIN;
import static chat.sohbet.web.testing.RawSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import chat.sohbet.web.testing.RawSocket;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody doesn't read what they are sent.
class SlowSocketTest {
    private TestWeb web;
    private ChatClient ada;
    private ApiClient bob;
    private String conversation;

    @BeforeEach
    void start() {
        web = TestWeb.start();
        ada = web.connect("ada");
        bob = web.register("bob");
        conversation = ada.api().conversationWith(bob);
    }

    @AfterEach
    void stop() {
        ada.close();
        web.close();
    }

    private RawSocket deaf() throws IOException {
        var socket = RawSocket.open(bob, 4 * 1024);
        socket.text("welcome");
        socket.send(FIN | TEXT, "{\"type\":\"hello\",\"protocol\":1}");
        socket.text("synced");
        return socket;
    }

    @Test
    void who_does_not_read_is_closed_and_holds_up_nobody() throws IOException {
        var quick = ChatClient.of(bob).connect();
        try (var deaf = deaf()) {
            assertThat(web.web().sockets()).isEqualTo(3);
            int sent = 0;
            while (web.web().sockets() == 3 && sent < 3_000) {
                assertThat(ada.send(conversation, "ş".repeat(8_000)).join().path("type").asText())
                        .isEqualTo("ack");
                sent++;
            }

            await().until(() -> web.web().sockets() == 2);
            int all = sent;
            quick.await(() -> quick.held(conversation).messages().size() == all);
            assertThat(quick.connected()).isTrue();
            deaf.reset();
        }
        quick.close();
    }

    @Test
    void who_reads_on_after_all_learns_why_they_were_closed() throws IOException {
        try (var deaf = deaf()) {
            // More than the socket's queue and all buffers on the way hold, less than a farewell's
            // patience.
            for (int i = 0; i < 900; i++) ada.send(conversation, "ş".repeat(8_000)).join();

            assertThat(deaf.closeCode()).isEqualTo(4408);
        }
    }

    @Test
    void a_long_answer_waits_for_its_reader() throws IOException {
        // More than the socket's queue holds.
        for (int i = 0; i < 400; i++) ada.send(conversation, "€".repeat(8_000)).join();
        try (var slow = deaf()) {
            slow.send(
                    FIN | TEXT,
                    "{\"type\":\"fetch\",\"id\":\"f\",\"conversation\":\"%s\",\"after\":0}"
                            .formatted(conversation));
            int parts = 1;
            while (slow.text("\"id\":\"f\"").contains("\"more\":true")) parts++;

            assertThat(parts).isGreaterThan(10);
        }
    }
}
