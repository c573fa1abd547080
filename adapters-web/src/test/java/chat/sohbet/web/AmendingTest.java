package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages are edited, deleted and reacted to over HTTP, and their author sees whom they reached.
class AmendingTest {
    @RegisterExtension static final SharedWeb web = new SharedWeb();

    private ApiClient ada;
    private ApiClient bob;
    private ApiClient eve;
    private String id;
    private String messages;

    @BeforeEach
    void meet() {
        ada = web.register("ada");
        bob = web.register("bob");
        eve = web.register("eve");
        id = ada.conversationWith(bob);
        messages = "/api/v1/conversations/" + id + "/messages";
        ada.say(id, "first");
    }

    private Answer edit(ApiClient by, long seq, String text) {
        return by.json("PATCH", messages + "/" + seq, json("text", text).toString());
    }

    private Answer react(ApiClient by, long seq, String emoji) {
        return by.json("PUT", messages + "/" + seq + "/reaction", json("emoji", emoji).toString());
    }

    private JsonNode message(ApiClient reader, int seq) {
        return reader.get(messages + "?limit=1&from=" + seq).json().path("messages").path(0);
    }

    @Test
    void an_author_edits_a_message() {
        var answer = edit(ada, 1, "  second 🙂 ");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("text").asText()).isEqualTo("second 🙂");
        assertThat(answer.json().path("edited").asBoolean()).isTrue();
        assertThat(answer.json().path("version").asLong()).isEqualTo(2);
        assertThat(answer.json().path("clientId").asText()).isNotEmpty();
        assertThat(message(bob, 1).path("text").asText()).isEqualTo("second 🙂");
        assertThat(message(bob, 1).has("clientId")).isFalse();
        assertThat(edit(ada, 1, "second 🙂").json().path("version").asLong())
                .as("again changes nothing")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"text\":\"\"}",
                "{\"text\":\" \"}",
                "{\"text\":7}",
                "{\"text\":\"LONG\"}"
            })
    void an_edit_needs_a_text(String body) {
        assertThat(
                        ada.json("PATCH", messages + "/1", body.replace("LONG", "x".repeat(8_001)))
                                .problem())
                .isEqualTo("400 invalid text");
    }

    @Test
    void nobody_changes_the_messages_of_others() {
        assertThat(edit(bob, 1, "forged").problem()).isEqualTo("403 not_allowed");
        assertThat(bob.delete(messages + "/1").problem()).isEqualTo("403 not_allowed");
        assertThat(message(ada, 1).path("text").asText()).isEqualTo("first");
    }

    @Test
    void a_message_is_deleted_for_everyone_and_leaves_a_tombstone() {
        react(bob, 1, "👍");
        assertThat(ada.delete(messages + "/1").status()).isEqualTo(204);
        assertThat(ada.delete(messages + "/1").status()).as("again").isEqualTo(204);

        var left = message(bob, 1);
        assertThat(left.path("deleted").asBoolean()).isTrue();
        assertThat(left.has("text")).isFalse();
        assertThat(left.has("reactions")).isFalse();
        assertThat(edit(ada, 1, "again").problem()).isEqualTo("403 not_allowed");
        assertThat(react(bob, 1, "👍").problem()).isEqualTo("403 not_allowed");
    }

    @Test
    void an_admin_deletes_the_messages_of_others_but_not_what_happened() {
        id = ada.group("Tea", bob, eve);
        messages = "/api/v1/conversations/" + id + "/messages";
        bob.say(id, "rude");

        assertThat(eve.delete(messages + "/2").problem()).isEqualTo("403 not_allowed");
        assertThat(ada.delete(messages + "/2").status()).isEqualTo(204);
        assertThat(message(bob, 2).path("deleted").asBoolean()).isTrue();
        assertThat(ada.delete(messages + "/1").problem()).isEqualTo("403 not_allowed");
        assertThat(edit(ada, 1, "nothing").problem()).isEqualTo("403 not_allowed");
        assertThat(react(bob, 1, "👍").problem()).isEqualTo("403 not_allowed");
    }

    @Test
    void everybody_has_one_reaction() {
        var first = react(bob, 1, "👍");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().has("clientId")).as("is the author's").isFalse();
        react(ada, 1, "🙂");
        react(bob, 1, "❤️");

        var reactions = message(ada, 1).path("reactions");
        assertThat(reactions.findValuesAsText("user")).containsExactly(bob.userId(), ada.userId());
        assertThat(reactions.findValuesAsText("emoji")).containsExactly("❤️", "🙂");

        assertThat(bob.json("PUT", messages + "/1/reaction", "{\"emoji\":null}").status())
                .isEqualTo(200);
        assertThat(message(ada, 1).path("reactions").findValuesAsText("user"))
                .containsExactly(ada.userId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"emoji\":\"\"}",
                "{\"emoji\":\"a\"}",
                "{\"emoji\":\"👍👍\"}",
                "{\"emoji\":1}",
                "{\"emoji\":\"<b>\"}"
            })
    void a_reaction_is_one_emoji(String body) {
        assertThat(ada.json("PUT", messages + "/1/reaction", body).problem())
                .isEqualTo("400 invalid emoji");
    }

    @ParameterizedTest
    @CsvSource({"99", "0", "-1", "x", "1.5", "99999999999999999999"})
    void what_is_no_message_cannot_be_changed(String seq) {
        var path = messages + "/" + seq;
        for (var answer :
                List.of(
                        ada.json("PATCH", path, "{\"text\":\"x\"}"),
                        ada.delete(path),
                        ada.json("PUT", path + "/reaction", "{\"emoji\":\"👍\"}"),
                        ada.get(path + "/receipts")))
            assertThat(answer.problem()).isEqualTo("404 not_found");
    }

    @Test
    void a_message_of_others_is_as_if_it_did_not_exist() {
        for (var other : List.of(id, UUID.randomUUID().toString(), "nonsense")) {
            var path = "/api/v1/conversations/" + other + "/messages/1";
            for (var answer :
                    List.of(
                            eve.json("PATCH", path, "{\"text\":\"x\"}"),
                            eve.delete(path),
                            eve.json("PUT", path + "/reaction", "{\"emoji\":\"👍\"}"),
                            eve.get(path + "/receipts")))
                assertThat(answer.problem()).isEqualTo("404 not_found");
        }
    }

    @Test
    void who_joined_later_can_do_nothing_to_what_came_before() {
        id = ada.group("Tea", bob);
        messages = "/api/v1/conversations/" + id + "/messages";
        bob.say(id, "before");
        ada.post(
                "/api/v1/conversations/" + id + "/members",
                json().set("members", json().arrayNode().add(eve.userId())));

        assertThat(react(eve, 2, "👍").problem()).isEqualTo("404 not_found");
        var receipts = bob.get(messages + "/2/receipts").json().path("receipts");
        assertThat(receipts.findValuesAsText("user"))
                .as("nor has it reached them")
                .containsExactly(ada.userId());
    }

    @Test
    void an_author_sees_whom_a_message_reached_and_who_read_it() {
        id = ada.group("Tea", bob, eve);
        messages = "/api/v1/conversations/" + id + "/messages";
        ada.say(id, "tea!");
        assertThat(receipts(2)).containsExactlyInAnyOrder(bob(false, false), eve(false, false));

        try (var live = ChatClient.of(bob).connect()) {
            live.mark(id, 2, 0);
            live.await(() -> receipts(2).contains(bob(true, false)));
            live.mark(id, 2, 2);
            live.await(() -> receipts(2).contains(bob(true, true)));
        }
        assertThat(receipts(2)).containsExactlyInAnyOrder(bob(true, true), eve(false, false));
        assertThat(bob.get(messages + "/2/receipts").problem()).isEqualTo("403 not_allowed");
        assertThat(ada.get(messages + "/1/receipts").problem())
                .as("nobody wrote it")
                .isEqualTo("403 not_allowed");
    }

    private List<String> receipts(long seq) {
        var receipts = ada.get(messages + "/" + seq + "/receipts").json().path("receipts");
        return receipts.valueStream().map(JsonNode::toString).toList();
    }

    private String bob(boolean delivered, boolean read) {
        return receipt(bob, delivered, read);
    }

    private String eve(boolean delivered, boolean read) {
        return receipt(eve, delivered, read);
    }

    private static String receipt(ApiClient of, boolean delivered, boolean read) {
        return json("user", of.userId()).put("delivered", delivered).put("read", read).toString();
    }
}
