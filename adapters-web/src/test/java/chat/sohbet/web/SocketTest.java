package chat.sohbet.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Two people, one conversation, real sockets.
class SocketTest {
    @RegisterExtension static final SharedWeb web = new SharedWeb();

    private ChatClient ada;
    private ChatClient bob;
    private String conversation;

    @BeforeEach
    void meet() {
        ada = web.connect("ada");
        bob = web.connect("bob");
        conversation = ada.api().conversationWith(bob.api());
    }

    @AfterEach
    void part() {
        ada.close();
        bob.close();
    }

    @Test
    void a_socket_is_welcomed_with_all_it_needs_to_know() {
        var welcome = ada.frames().getFirst();

        assertThat(welcome.path("type").asText()).isEqualTo("welcome");
        assertThat(welcome.path("me").path("id").asText()).isEqualTo(ada.userId());
        assertThat(welcome.path("history").asText()).isEqualTo(web.chat().history().toString());
        assertThat(welcome.path("expiresAt").asText()).endsWith("Z");
        assertThat(welcome.path("heartbeatSeconds").asDouble()).isEqualTo(25);
        assertThat(welcome.path("limits").path("text").asInt()).isEqualTo(8_000);
        assertThat(welcome.toString()).doesNotContain("@example.org");
    }

    @Test
    void a_message_is_acknowledged_and_appears_at_both_ends() {
        var ack = ada.send(conversation, "hello").join();
        ada.await(() -> ada.held(conversation).texts().contains("hello"));
        bob.await(() -> bob.held(conversation).texts().contains("hello"));

        assertThat(ack.path("type").asText()).isEqualTo("ack");
        assertThat(ack.path("seq").asLong()).isEqualTo(1);
        assertThat(ack.path("conversation").asText()).isEqualTo(conversation);
        assertThat(message(ada, 1).path("clientId").asText())
                .isEqualTo(ack.path("clientId").asText());
        assertThat(message(bob, 1).has("clientId")).as("is the author's alone").isFalse();
        assertThat(message(bob, 1).path("author").asText()).isEqualTo(ada.userId());
    }

    @Test
    void a_message_to_somebody_opens_the_conversation() {
        var ack = bob.sendTo(ada.userId(), "it is me").join();

        assertThat(ack.path("conversation").asText()).isEqualTo(conversation);
        ada.await(() -> ada.held(conversation).texts().contains("it is me"));
    }

    @Test
    void a_message_appears_on_all_devices_of_both_people() {
        var phone = ChatClient.of(ApiClient.signIn(web.uri(), ada.api().username())).connect();

        ada.send(conversation, "from the laptop").join();
        phone.await(() -> phone.held(conversation).texts().contains("from the laptop"));

        assertThat(message(phone, 1).has("clientId")).isTrue();
        phone.close();
    }

    @Test
    void the_same_client_id_again_gets_the_first_answer_again() {
        var frame =
                ApiClient.json("conversation", conversation)
                        .put("text", "once")
                        .put("clientId", UUID.randomUUID().toString());
        var first = ada.send(frame).join();
        var second = ada.send(frame.put("text", "twice")).join();

        assertThat(second.path("duplicate").asBoolean()).isTrue();
        assertThat(second.path("seq")).isEqualTo(first.path("seq"));
        assertThat(first.has("duplicate")).isFalse();
    }

    @Test
    void text_is_kept_as_it_was_typed() {
        for (var text :
                new String[] {
                    "👩‍👩‍👧‍👦 🇹🇷",
                    "مرحبا يا صديقي",
                    "<script>alert(1)</script>",
                    "a\n\n  b \\ \" '",
                    "�",
                    "x".repeat(8_000)
                }) {
            var seq = ada.send(conversation, text).join().path("seq").asLong();
            bob.await(() -> bob.held(conversation).messages().containsKey(seq));
            assertThat(message(bob, seq).path("text").asText()).isEqualTo(text);
        }
    }

    @Test
    void marks_reach_the_author_and_imply_each_other() {
        ada.send(conversation, "read me").join();
        bob.mark(conversation, 1, 1);

        var mark =
                ada.await(
                        "mark",
                        frame ->
                                frame.path("user").asText().equals(bob.userId())
                                        && frame.path("read").asLong() == 1);
        assertThat(mark.path("delivered").asLong()).isEqualTo(1);
        assertThat(mark.path("conversation").asText()).isEqualTo(conversation);
        assertThat(bob.frames("error")).isEmpty();
    }

    @Test
    void who_was_away_catches_up_with_what_they_missed() {
        ada.send(conversation, "one").join();
        bob.await(() -> bob.held(conversation).texts().contains("one"));
        bob.vanish();
        ada.send(conversation, "two").join();
        ada.send(conversation, "three").join();
        bob.forgetFrames();

        bob.connect();

        bob.await(() ->
                bob.held(conversation).texts().equals(java.util.List.of("one", "two", "three")));
        var changes = bob.frames("changes").getFirst();
        assertThat(changes.path("after").asLong()).isEqualTo(1);
        assertThat(changes.path("version").asLong()).isEqualTo(3);
        assertThat(bob.frames("synced").getFirst().path("messages").asInt()).isEqualTo(2);
        assertThat(bob.frames("synced").getFirst().path("conversations").asInt()).isEqualTo(1);
    }

    @Test
    void who_missed_too_much_is_told_to_start_anew() {
        ada.send(conversation, "one").join();
        bob.await(() -> bob.held(conversation).texts().contains("one"));
        bob.vanish();
        for (int i = 0; i < 510; i++) ada.send(conversation, "more").join();
        bob.forgetFrames();

        bob.connect();

        bob.await(bob::settled);
        var reset = bob.await("changes", frame -> frame.path("reset").asBoolean());
        assertThat(reset.path("seq").asLong()).isEqualTo(511);
        assertThat(reset.path("messages")).isEmpty();
        assertThat(bob.held(conversation).messages().lastKey()).isEqualTo(511);
    }

    @Test
    void heads_come_with_names_unread_and_the_last_message() {
        ada.send(conversation, "x".repeat(199) + "😀").join();
        bob.forgetFrames();
        bob.hello();

        var heads = bob.frames("heads").getFirst();
        var head = heads.path("conversations").get(0);
        assertThat(heads.path("last").asBoolean()).isTrue();
        assertThat(head.path("id").asText()).isEqualTo(conversation);
        assertThat(head.path("kind").asText()).isEqualTo("direct");
        assertThat(head.path("title").asText()).isEqualTo(ada.api().username());
        assertThat(head.path("members")).hasSize(2);
        assertThat(head.path("unread").asInt()).isEqualTo(1);
        assertThat(head.path("others").path("delivered").asLong()).isEqualTo(1);
        assertThat(head.path("lastMessage").path("text").asText())
                .as("a preview never ends in half a character")
                .isEqualTo("x".repeat(199));
        assertThat(heads.toString()).doesNotContain("@example.org").doesNotContain("clientId");
    }

    @Test
    void many_heads_come_in_several_frames() {
        var crowd = IntStream.range(0, 130).mapToObj(i -> web.register("c" + i + "_")).toList();
        for (var one : crowd) ada.sendTo(one.userId(), "hi").join();
        ada.forgetFrames();

        ada.hello();

        var heads = ada.frames("heads");
        assertThat(heads).hasSize(2);
        assertThat(heads.getFirst().path("conversations")).hasSize(100);
        assertThat(heads.getFirst().has("last")).isFalse();
        assertThat(heads.getLast().path("last").asBoolean()).isTrue();
        assertThat(ada.conversations()).hasSizeGreaterThanOrEqualTo(130);
    }

    @Test
    void history_is_fetched_page_by_page() {
        for (int i = 1; i <= 7; i++) ada.send(conversation, "m" + i).join();

        assertThat(seqs(fetch().put("limit", 3))).containsExactly(5L, 6L, 7L);
        assertThat(seqs(fetch().put("before", 5).put("limit", 3))).containsExactly(2L, 3L, 4L);
        assertThat(seqs(fetch().put("before", 2))).containsExactly(1L);
        assertThat(seqs(fetch().put("from", 6))).containsExactly(6L, 7L);
        assertThat(seqs(fetch().put("around", 4).put("limit", 3))).containsExactly(3L, 4L, 5L);
        var page = bob.ask(fetch().put("before", 5).put("limit", 3)).join();
        assertThat(page.path("type").asText()).isEqualTo("page");
        assertThat(page.path("more").asBoolean()).isTrue();
        assertThat(page.path("version").asLong()).isEqualTo(7);
    }

    @Test
    void changes_are_fetched_by_version() {
        for (int i = 1; i <= 3; i++) ada.send(conversation, "m" + i).join();

        var changes = bob.ask(fetch().put("after", 1)).join();

        assertThat(changes.path("type").asText()).isEqualTo("changes");
        assertThat(changes.path("messages")).hasSize(2);
        assertThat(changes.path("after").asLong()).isEqualTo(1);
        assertThat(changes.path("version").asLong()).isEqualTo(3);
    }

    @Test
    void a_large_answer_is_split_between_rows() {
        for (int i = 1; i <= 40; i++) ada.send(conversation, "ş".repeat(8_000)).join();
        bob.forgetFrames();
        var first = bob.ask(fetch().put("after", 0)).join();
        bob.await(
                "changes",
                frame ->
                        frame.path("id").equals(first.path("id"))
                                && !frame.path("more").asBoolean());

        var parts =
                bob.frames("changes").stream()
                        .filter(frame -> frame.path("id").equals(first.path("id")))
                        .toList();
        assertThat(parts).hasSizeGreaterThan(1);
        long at = 0;
        for (var part : parts) {
            assertThat(part.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                    .isLessThan(256 * 1024);
            assertThat(part.path("after").asLong()).isEqualTo(at);
            at = part.path("version").asLong();
        }
        assertThat(at).isEqualTo(40);
        var page = bob.ask(fetch().put("limit", 100)).join();
        assertThat(page.path("more").asBoolean()).isTrue();
        assertThat(page.path("messages").get(page.path("messages").size() - 1).path("seq").asLong())
                .isEqualTo(40);
    }

    @Test
    void who_watches_the_directory_hears_of_newcomers() {
        ada.tell(ApiClient.json("type", "watch").put("directory", true));
        bob.tell(ApiClient.json("type", "watch"));
        ping(ada);
        ping(bob);

        var cem = web.register("cem");

        var user = ada.await("user").path("user");
        assertThat(user.path("id").asText()).isEqualTo(cem.userId());
        assertThat(user.has("email")).isFalse();
        ping(bob);
        assertThat(bob.frames("user")).isEmpty();
    }

    @Test
    void nothing_is_heard_before_a_hello() {
        var quiet = ChatClient.of(ApiClient.signIn(web.uri(), bob.api().username())).open();
        ada.send(conversation, "psst").join();
        bob.await(() -> bob.held(conversation).texts().contains("psst"));
        ping(quiet);

        assertThat(quiet.frames("changes")).isEmpty();
        quiet.close();
    }

    @Test
    void nobody_else_hears_a_word() {
        var eve = web.connect("eve");
        ada.send(conversation, "a secret").join();
        bob.await(() -> bob.held(conversation).texts().contains("a secret"));
        ping(eve);

        assertThat(eve.frames().toString()).doesNotContain("a secret").doesNotContain(conversation);
        eve.close();
    }

    private com.fasterxml.jackson.databind.node.ObjectNode fetch() {
        return ApiClient.json("type", "fetch").put("conversation", conversation);
    }

    private java.util.List<Long> seqs(com.fasterxml.jackson.databind.node.ObjectNode fetch) {
        return bob.ask(fetch).join().path("messages").findValues("seq").stream()
                .map(JsonNode::asLong)
                .toList();
    }

    private static JsonNode message(ChatClient client, long seq) {
        return client.held(client.conversations().iterator().next()).messages().get(seq);
    }

    private static void ping(ChatClient client) {
        var before = client.frames("pong").size();
        client.tell(ApiClient.json("type", "ping"));
        client.await(() -> client.frames("pong").size() > before);
    }
}
