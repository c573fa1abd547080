package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.RunningAhead;
import chat.sohbet.memory.MemoryPorts;
import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Conversations whose messages end, over HTTP and the socket.
class LifetimesTest {
    private static final long DAY = 86_400;

    private final RunningAhead store = new RunningAhead();
    private TestWeb web;
    private ApiClient ada;
    private ApiClient bob;

    @BeforeEach
    void start() {
        var ports = MemoryPorts.forTests(store);
        var chat = Chat.over(ports, Clock.systemUTC(), Chat.Terms.standard());
        web = TestWeb.start(chat, settings -> settings);
        ada = web.register("ada");
        bob = web.register("bob");
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private static String path(String conversation) {
        return "/api/v1/conversations/" + conversation;
    }

    private static Answer keep(ApiClient actor, String conversation, long seconds) {
        return actor.json("PATCH", path(conversation), "{\"lifetime\": " + seconds + "}");
    }

    private static ObjectNode draft() {
        return json("clientId", UUID.randomUUID().toString());
    }

    private static ObjectNode forward(String conversation, long seq) {
        var draft = draft();
        draft.putObject("forwardOf").put("conversation", conversation).put("seq", seq);
        return draft;
    }

    private static void send(ApiClient author, String conversation, String text) {
        assertThat(
                        author.post(path(conversation) + "/messages", draft().put("text", text))
                                .status())
                .isEqualTo(201);
    }

    private static JsonNode messages(ApiClient reader, String conversation) {
        return reader.get(path(conversation) + "/messages").json().path("messages");
    }

    @Test
    void either_person_of_a_direct_conversation_says_how_long_messages_are_kept() {
        var talk = ada.conversationWith(bob);
        assertThat(bob.get(path(talk)).json().has("lifetime")).isFalse();

        var answer = keep(bob, talk, DAY);

        assertThat(answer.json().path("lifetime").asLong()).isEqualTo(DAY);
        assertThat(ada.get(path(talk)).json().path("lifetime").asLong()).isEqualTo(DAY);
        assertThat(messages(ada, talk).path(0).path("event").path("what").asText())
                .isEqualTo("lifetime");
        assertThat(messages(ada, talk).path(0).path("event").path("text").asText())
                .isEqualTo("86400");
        send(ada, talk, "for a day");
        var said = messages(bob, talk).path(1);
        assertThat(Instant.parse(said.path("expiresAt").asText()))
                .isEqualTo(Instant.parse(said.path("at").asText()).plusSeconds(DAY));
        assertThat(keep(ada, talk, 0).json().has("lifetime")).isFalse();
    }

    @Test
    void in_a_group_only_admins_do() {
        var group = ada.group("Tea", bob);

        assertThat(keep(bob, group, DAY).status()).isEqualTo(403);
        assertThat(keep(ada, group, DAY).status()).isEqualTo(200);
        assertThat(keep(web.register("eve"), group, DAY).status()).isEqualTo(404);
    }

    @Test
    void no_other_lifetimes_are_to_be_had() {
        var talk = ada.conversationWith(bob);

        var answer = keep(ada, talk, 7);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("field").asText()).isEqualTo("lifetime");
    }

    private static JsonNode row(JsonNode changes) {
        return changes.path("messages").path(0);
    }

    @Test
    void who_is_here_hears_of_the_lifetime_and_of_what_is_wiped() {
        var talk = ada.conversationWith(bob);
        try (var phone = ChatClient.of(bob).connect()) {
            phone.hello();
            phone.await("synced");
            keep(ada, talk, DAY);
            assertThat(phone.await("changes").path("lifetime").asLong()).isEqualTo(DAY);
            send(ada, talk, "soon gone");
            phone.await("changes", frame -> row(frame).has("expiresAt"));
            store.pass(Duration.ofDays(1));
            assertThat(messages(bob, talk)).hasSize(1);

            web.chat().upkeep().wipe();

            var wiped = row(phone.await("changes", frame -> row(frame).has("deleted")));
            assertThat(wiped.path("seq").asLong()).isEqualTo(2);
            assertThat(wiped.has("text")).isFalse();
        }
        var missed = bob.get(path(talk) + "/messages?after=2").json();
        assertThat(missed.path("messages").path(0).path("deleted").asBoolean()).isTrue();
        assertThat(messages(bob, talk)).hasSize(1);
        assertThat(bob.get(path(talk)).json().has("lastMessage")).isFalse();
    }

    @Test
    void what_is_passed_on_to_a_conversation_ends_as_all_that_is_written_there() {
        var from = ada.conversationWith(bob);
        var to = ada.group("Tea", bob);
        keep(ada, to, DAY);
        send(ada, from, "keep this");

        assertThat(ada.post(path(to) + "/messages", forward(from, 1)).status()).isEqualTo(201);
        assertThat(messages(bob, to).path(2).has("expiresAt")).isTrue();
        assertThat(messages(bob, from).path(0).has("expiresAt")).isFalse();

        store.pass(Duration.ofDays(1));
        assertThat(bob.post(path(from) + "/messages", forward(to, 3)).problem())
                .isEqualTo("400 invalid forwardOf");
    }
}
