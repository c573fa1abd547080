package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.security.Rate;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How much somebody may do over all of their sockets.
class SocketRatesTest {
    private static final Rate FOUR_AND_NO_MORE = new Rate(0.001, 4);

    private TestWeb web;
    private ChatClient ada;
    private ChatClient phone;
    private ChatClient bob;
    private String conversation;

    @BeforeEach
    void start() {
        web =
                TestWeb.start(settings ->
                        settings.with(
                                settings.limits()
                                        .withRates(FOUR_AND_NO_MORE, new Rate(1_000, 1_000))));
        ada = web.connect("ada");
        phone = ChatClient.of(ApiClient.signIn(web.uri(), "ada")).connect();
        bob = web.connect("bob");
        conversation = ada.api().conversationWith(bob.api());
    }

    @AfterEach
    void stop() {
        ada.close();
        phone.close();
        bob.close();
        web.close();
    }

    @Test
    void sending_editing_deleting_and_reacting_count_together() {
        done(ada.send(conversation, "helo").join());
        done(phone.ask(frame("edit").put("seq", 1).put("text", "hello")).join());
        done(ada.ask(frame("react").put("seq", 1).put("emoji", "👍")).join());
        done(phone.ask(frame("delete").put("seq", 1).put("scope", "everyone")).join());

        tooFast(ada.ask(send()).join());
        tooFast(phone.ask(frame("edit").put("seq", 1).put("text", "hello")).join());
        tooFast(ada.ask(frame("react").put("seq", 1).put("emoji", "👍")).join());
        tooFast(ada.ask(frame("delete").put("seq", 1).put("scope", "everyone")).join());
        done(bob.send(conversation, "helo").join());
        done(ada.ask(frame("self").put("pinned", true)).join());
    }

    @Test
    void arranging_and_watching_count_together() {
        var watch = json("type", "watch");
        for (int i = 0; i < 2; i++) {
            done(ada.ask(frame("self").put("pinned", true)).join());
            phone.tell(watch);
        }
        phone.ask(json("type", "fetch").put("conversation", conversation)).join();

        tooFast(phone.ask(watch).join());
        tooFast(ada.ask(frame("self").put("pinned", true)).join());
        done(ada.send(conversation, "helo").join());
    }

    private ObjectNode send() {
        return frame("send").put("clientId", UUID.randomUUID().toString()).put("text", "helo");
    }

    private ObjectNode frame(String type) {
        return json("type", type).put("conversation", conversation);
    }

    private static void done(JsonNode answer) {
        assertThat(answer.path("type").asText()).as(answer.toString()).isEqualTo("ack");
    }

    private static void tooFast(JsonNode answer) {
        assertThat(answer.path("code").asText()).as(answer.toString()).isEqualTo("rate");
        assertThat(answer.path("retryAfter").asDouble()).isPositive();
    }
}
