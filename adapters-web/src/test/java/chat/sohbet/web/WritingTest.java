package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is in a message besides its text, over both doors: answers, calls, what is passed on; and
/// messages that are pinned.
class WritingTest {
    @RegisterExtension static final SharedWeb web = new SharedWeb();

    private ChatClient ada;
    private ApiClient bob;
    private ApiClient eve;
    private String talk;
    private String messages;

    @BeforeEach
    void meet() {
        ada = web.connect("ada");
        bob = web.register("bob");
        eve = web.register("eve");
        talk = ada.api().conversationWith(bob);
        messages = "/api/v1/conversations/" + talk + "/messages";
        bob.say(talk, "Tea at four?");
    }

    private static ObjectNode draft(String text) {
        return json("clientId", UUID.randomUUID().toString()).put("text", text);
    }

    private static ObjectNode forward(String conversation, long seq) {
        var node = json("clientId", UUID.randomUUID().toString());
        node.putObject("forwardOf").put("conversation", conversation).put("seq", seq);
        return node;
    }

    private static ObjectNode send(ObjectNode draft, String conversation) {
        return draft.put("conversation", conversation);
    }

    private Answer post(ApiClient by, ObjectNode draft) {
        return by.post(messages, draft);
    }

    private JsonNode last(ApiClient reader, String conversation) {
        return reader.get("/api/v1/conversations/" + conversation + "/messages?limit=1")
                .json()
                .path("messages")
                .path(0);
    }

    @Test
    void an_answer_names_its_original_over_both_doors() {
        assertThat(post(ada.api(), draft("Yes").put("replyTo", 1)).status()).isEqualTo(201);
        assertThat(last(bob, talk).path("replyTo").asLong()).isEqualTo(1);
        ada.await(() -> ada.held(talk).messages().size() == 2);

        ada.send(send(draft("At five").put("replyTo", 2), talk)).join();
        assertThat(last(bob, talk).path("replyTo").asLong()).isEqualTo(2);
        assertThat(
                        bob.get("/api/v1/conversations/" + talk)
                                .json()
                                .path("lastMessage")
                                .has("replyTo"))
                .isFalse();
    }

    @Test
    void an_answer_to_nothing_names_the_field() {
        for (long seq : new long[] {0, -1, 2, 99})
            assertThat(post(bob, draft("Yes").put("replyTo", seq)).problem())
                    .isEqualTo("400 invalid replyTo");
        var error = ada.send(send(draft("Yes").put("replyTo", 99), talk)).join();
        assertThat(error.path("code").asText()).isEqualTo("invalid");
        assertThat(error.path("field").asText()).isEqualTo("replyTo");
        assertThat(error.has("clientId")).isTrue();
    }

    @Test
    void what_one_sees_can_be_passed_on_and_nothing_else() {
        var elsewhere = bob.conversationWith(eve);
        var there = "/api/v1/conversations/" + elsewhere + "/messages";

        assertThat(bob.post(there, forward(talk, 1)).status()).isEqualTo(201);
        assertThat(last(eve, elsewhere).path("text").asText()).isEqualTo("Tea at four?");
        assertThat(last(eve, elsewhere).path("forwarded").asBoolean()).isTrue();

        for (var nothing :
                new ObjectNode[] {forward(talk, 9), forward(UUID.randomUUID().toString(), 1)})
            assertThat(bob.post(there, nothing).problem()).isEqualTo("400 invalid forwardOf");
        assertThat(eve.post(there, forward(talk, 1)).problem())
                .as("of a conversation that isn't hers")
                .isEqualTo("400 invalid forwardOf");
        assertThat(bob.post(there, forward(talk, 1).put("text", "mine")).problem())
                .isEqualTo("400 invalid text");
        assertThat(bob.post(messages, forward(elsewhere, 0)).problem())
                .isEqualTo("400 invalid forwardOf");
    }

    @Test
    void what_is_passed_on_is_sent_once_though_its_original_went() {
        var sent = send(forward(talk, 1), talk);
        var first = ada.send(sent).join();
        bob.delete(messages + "/1");

        var again = ada.send(sent).join();

        assertThat(again.path("seq")).isEqualTo(first.path("seq"));
        assertThat(again.path("duplicate").asBoolean()).isTrue();
        assertThat(ada.send(send(forward(talk, 1), talk)).join().path("field").asText())
                .isEqualTo("forwardOf");
    }

    @Test
    void who_is_called_by_name_finds_it_in_their_list() {
        var group = ada.api().group("Tea", bob);
        var call = draft("@bob and @eve");
        call.putArray("mentions").add(bob.userId()).add(eve.userId()).add(bob.userId());
        ada.send(send(call, group)).join();

        assertThat(last(bob, group).path("mentions")).hasSize(1);
        var head = bob.get("/api/v1/conversations/" + group).json();
        assertThat(head.path("mentioned").asInt()).isEqualTo(1);
        assertThat(ada.api().get("/api/v1/conversations/" + group).json().has("mentioned"))
                .isFalse();

        var wrong = draft("@nobody");
        wrong.putArray("mentions").add("nobody");
        assertThat(post(bob, wrong).problem()).isEqualTo("400 invalid mentions");
        var many = draft("@all");
        var all = many.putArray("mentions");
        for (int i = 0; i < 51; i++) all.add(UUID.randomUUID().toString());
        assertThat(post(bob, many).problem()).isEqualTo("400 invalid mentions");
    }

    // Pins

    private Answer pin(ApiClient by, long seq, boolean pinned) {
        return by.json(
                "PUT", messages + "/" + seq + "/pin", json().put("pinned", pinned).toString());
    }

    @Test
    void a_message_is_pinned_over_both_doors_and_the_fourth_is_refused() {
        assertThat(pin(bob, 1, true).json().path("pinned").asBoolean()).isTrue();
        ada.await(() -> ada.held(talk).messages().get(1L).path("pinned").asBoolean());
        for (int i = 0; i < 3; i++) bob.say(talk, "and " + i);
        for (int seq : new int[] {2, 3})
            assertThat(ada.ask(pin(seq)).join().path("type").asText()).isEqualTo("ack");

        var fourth = ada.ask(pin(4)).join();

        assertThat(fourth.path("code").asText()).isEqualTo("too_large");
        assertThat(fourth.path("field").asText()).isEqualTo("pinned");
        assertThat(pin(bob, 4, true).problem()).isEqualTo("413 too_large pinned");
        assertThat(bob.get("/api/v1/conversations/" + talk).json().path("pins").toString())
                .isEqualTo("[1,2,3]");
        assertThat(pin(bob, 1, false).json().has("pinned")).isFalse();
        assertThat(pin(eve, 1, true).problem()).isEqualTo("404 not_found");
        assertThat(bob.json("PUT", messages + "/1/pin", "{}").problem())
                .isEqualTo("400 invalid pinned");
    }

    private ObjectNode pin(long seq) {
        return json("type", "pin").put("conversation", talk).put("seq", seq).put("pinned", true);
    }
}
