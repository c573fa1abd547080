package chat.sohbet.web;

import static chat.sohbet.web.TestWeb.id;
import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What was sent is edited, deleted and reacted to over the socket.
class AmendingOverSocketTest {
    @RegisterExtension static final SharedWeb web = new SharedWeb();

    private ChatClient ada;
    private ChatClient phone;
    private ChatClient bob;
    private String conversation;

    @BeforeEach
    void meet() {
        ada = web.connect("ada");
        phone = ChatClient.of(ApiClient.signIn(web.uri(), ada.api().username())).connect();
        bob = web.connect("bob");
        conversation = ada.api().conversationWith(bob.api());
        ada.send(conversation, "helo").join();
    }

    @AfterEach
    void part() {
        Stream.of(ada, phone, bob).forEach(ChatClient::close);
    }

    @Test
    void an_edit_is_acknowledged_and_reaches_everybody() {
        var ack = ada.ask(edit(1, "hello")).join();

        assertThat(ack.path("type").asText()).isEqualTo("ack");
        assertThat(ack.path("conversation").asText()).isEqualTo(conversation);
        assertThat(ack.path("seq").asLong()).isEqualTo(1);
        assertThat(ack.path("version").asLong()).isEqualTo(2);
        assertThat(ack.path("at").asText()).endsWith("Z");
        assertThat(ack.has("clientId")).as("is of sending alone").isFalse();
        for (var device : new ChatClient[] {ada, phone, bob}) {
            device.await(() -> text(device, 1).equals("hello"));
            assertThat(row(device, 1).path("edited").asBoolean()).isTrue();
        }
        assertThat(row(phone, 1).has("clientId")).isTrue();
        assertThat(row(bob, 1).has("clientId")).isFalse();
    }

    @Test
    void a_deletion_leaves_a_tombstone() {
        ada.ask(react(1, "👍")).join();
        var ack = ada.ask(delete(1)).join();

        assertThat(ack.path("version").asLong()).isEqualTo(3);
        for (var device : new ChatClient[] {ada, phone, bob}) {
            device.await(() -> row(device, 1).path("deleted").asBoolean());
            assertThat(row(device, 1).has("text")).isFalse();
            assertThat(row(device, 1).has("reactions")).isFalse();
        }
    }

    @Test
    void reactions_are_given_replaced_and_taken_back() {
        bob.ask(react(1, "👍")).join();
        ada.await(() -> reactions(ada).equals(bob.userId() + " 👍"));
        ada.ask(react(1, "❤️")).join();
        bob.ask(react(1, "😂")).join();
        phone.await(() -> reactions(phone).equals(bob.userId() + " 😂," + ada.userId() + " ❤️"));

        bob.ask(react(1, null)).join();

        ada.await(() -> reactions(ada).equals(ada.userId() + " ❤️"));
    }

    @Test
    void the_same_again_is_acknowledged_and_changes_nothing() {
        var first = bob.ask(react(1, "👍")).join();
        var again = bob.ask(react(1, "👍")).join();

        assertThat(again.path("version")).isEqualTo(first.path("version"));
        assertThat(bob.ask(react(1, null)).join().path("version").asLong()).isEqualTo(3);
        assertThat(bob.ask(react(1, null)).join().path("version").asLong()).isEqualTo(3);
    }

    @Test
    void others_messages_are_theirs() {
        for (var frame : new ObjectNode[] {edit(1, "mine"), delete(1)}) {
            var error = bob.ask(frame).join();
            assertThat(problem(error)).isEqualTo("not_allowed seq");
            assertThat(error.path("detail").asText()).isNotEmpty();
        }
        assertThat(text(ada, 1)).isEqualTo("helo");
    }

    @Test
    void what_is_deleted_stays_so() {
        ada.ask(delete(1)).join();

        assertThat(problem(ada.ask(edit(1, "back")).join())).isEqualTo("not_allowed seq");
        assertThat(problem(bob.ask(react(1, "👍")).join())).isEqualTo("not_allowed seq");
        assertThat(ada.ask(delete(1)).join().path("type").asText()).isEqualTo("ack");
    }

    @Test
    void strangers_learn_nothing_not_even_that_there_is_something() {
        var eve = web.connect("eve");
        for (var frame : new ObjectNode[] {edit(1, "x"), delete(1), react(1, "👍")}) {
            var foreign = eve.ask(frame).join();
            var missing = eve.ask(frame.put("conversation", "" + UUID.randomUUID())).join();
            assertThat(problem(foreign)).isEqualTo("not_found seq");
            assertThat(without(foreign)).isEqualTo(without(missing));
        }
        assertThat(problem(ada.ask(edit(2, "x")).join())).isEqualTo("not_found seq");
        ada.ask(edit(1, "hello")).join();
        bob.await(() -> text(bob, 1).equals("hello"));
        eve.ping();
        assertThat(eve.frames("changes")).isEmpty();
        eve.close();
    }

    @Test
    void who_was_removed_neither_amends_nor_hears() {
        var group = TestWeb.group(ada, bob);
        bob.send(group, "from bob").join();
        ada.await(() -> ada.held(group).texts().contains("from bob"));
        web.chat().groups().remove(id(ada), id(group), id(bob));
        bob.await(() -> bob.held(group).messages().containsKey(3L));
        bob.forgetFrames();

        assertThat(problem(bob.ask(edit(2, "x").put("conversation", group)).join()))
                .isEqualTo("not_found seq");
        ada.ask(delete(2).put("conversation", group)).join();
        phone.await(() -> phone.held(group).messages().get(2L).path("deleted").asBoolean());
        bob.ping();

        assertThat(bob.frames("changes")).isEmpty();
    }

    @Test
    void an_admin_deletes_what_members_wrote() {
        var group = TestWeb.group(ada, bob);
        bob.send(group, "from bob").join();

        assertThat(problem(ada.ask(edit(2, "x").put("conversation", group)).join()))
                .isEqualTo("not_allowed seq");
        assertThat(ada.ask(delete(2).put("conversation", group)).join().path("type").asText())
                .isEqualTo("ack");
        bob.await(() -> row(bob, group, 2).path("deleted").asBoolean());
    }

    @Test
    void who_blocked_somebody_is_spared_what_they_do_with_their_messages() {
        web.chat().block(id(bob), id(ada));
        ada.send(conversation, "unheard").join();
        bob.forgetFrames();

        ada.ask(edit(2, "still unheard")).join();
        ada.ask(react(2, "👍")).join();
        phone.await(() -> reactions(phone, 2).equals(ada.userId() + " 👍"));
        bob.ping();

        assertThat(bob.frames().toString()).doesNotContain("unheard").doesNotContain("👍");
        assertThat(problem(bob.ask(react(2, "👍")).join())).isEqualTo("not_found seq");
    }

    @Test
    void who_was_away_finds_what_became_of_messages() {
        bob.await(() -> text(bob, 1).equals("helo"));
        bob.vanish();
        ada.ask(edit(1, "hello")).join();
        ada.ask(react(1, "👍")).join();
        bob.forgetFrames();

        bob.connect();

        bob.await(() -> text(bob, 1).equals("hello") && reactions(bob).endsWith("👍"));
        assertThat(bob.frames("changes").getFirst().path("messages"))
                .as("two changes of one row are one row")
                .hasSize(1);
    }

    private ObjectNode edit(long seq, String text) {
        return amend("edit", seq).put("text", text);
    }

    private ObjectNode delete(long seq) {
        return amend("delete", seq).put("scope", "everyone");
    }

    private ObjectNode react(long seq, @org.jspecify.annotations.Nullable String emoji) {
        return amend("react", seq).put("emoji", emoji);
    }

    private ObjectNode amend(String type, long seq) {
        return json("type", type).put("conversation", conversation).put("seq", seq);
    }

    private JsonNode row(ChatClient device, long seq) {
        return row(device, conversation, seq);
    }

    private static JsonNode row(ChatClient device, String conversation, long seq) {
        var row = device.held(conversation).messages().get(seq);
        return row == null ? json() : row;
    }

    private String text(ChatClient device, long seq) {
        return row(device, seq).path("text").asText();
    }

    private String reactions(ChatClient device) {
        return reactions(device, 1);
    }

    private String reactions(ChatClient device, long seq) {
        var found = new java.util.StringJoiner(",");
        for (var one : row(device, seq).path("reactions"))
            found.add(one.path("user").asText() + " " + one.path("emoji").asText());
        return found.toString();
    }

    private static String problem(JsonNode error) {
        return error.path("code").asText() + " " + error.path("field").asText();
    }

    private static JsonNode without(JsonNode error) {
        return ((ObjectNode) error.deepCopy()).without(java.util.List.of("id", "trace"));
    }
}
