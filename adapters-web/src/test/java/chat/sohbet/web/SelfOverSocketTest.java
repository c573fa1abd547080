package chat.sohbet.web;

import static chat.sohbet.web.TestWeb.id;
import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What somebody arranges for themselves, on their laptop and on their phone.
class SelfOverSocketTest {
    @RegisterExtension static final SharedWeb web = new SharedWeb();

    private ChatClient laptop;
    private ChatClient phone;
    private ChatClient bob;
    private String conversation;

    @BeforeEach
    void meet() {
        laptop = web.connect("ada");
        phone = ChatClient.of(ApiClient.signIn(web.uri(), laptop.api().username())).connect();
        bob = web.connect("bob");
        conversation = laptop.api().conversationWith(bob.api());
    }

    @AfterEach
    void part() {
        Stream.of(laptop, phone, bob).forEach(ChatClient::close);
    }

    @Test
    void what_is_arranged_is_acknowledged_and_reaches_all_my_devices_alone() {
        var ack = laptop.ask(self().put("pinned", true)).join();

        assertThat(ack.path("type").asText()).isEqualTo("ack");
        assertThat(ack.path("conversation").asText()).isEqualTo(conversation);
        assertThat(ack.path("self").asLong()).isEqualTo(1);
        assertThat(ack.has("version")).as("the conversation's is as it was").isFalse();
        for (var device : new ChatClient[] {laptop, phone}) {
            var self = device.await("self");
            assertThat(self.path("after").asLong()).isZero();
            assertThat(self.path("version").asLong()).isEqualTo(1);
            assertThat(self.path("conversations")).hasSize(1);
            assertThat(arranged(device).path("conversation").asText()).isEqualTo(conversation);
            assertThat(arranged(device).path("version").asLong()).isEqualTo(1);
        }
        bob.ping();
        assertThat(bob.frames("self")).isEmpty();
    }

    @Test
    void only_what_is_named_changes() {
        laptop.ask(self().put("pinned", true).put("draft", "wait")).join();
        phone.ask(self().put("archived", true).put("unread", true)).join();
        laptop.ask(self().put("mutedUntil", "2031-01-01T10:00:00+01:00")).join();
        phone.await("self", frame -> frame.path("version").asLong() == 3);

        assertThat(arranged(phone).toString())
                .isEqualTo(
                        json("conversation", conversation)
                                .put("mutedUntil", "2031-01-01T09:00:00Z")
                                .put("archived", true)
                                .put("pinned", true)
                                .put("unread", true)
                                .put("draft", "wait")
                                .put("version", 3L)
                                .toString());
    }

    @Test
    void what_is_arranged_is_taken_back() {
        laptop.ask(self().put("mutedUntil", "always").put("draft", "wait").put("pinned", true))
                .join();
        assertThat(arranged(laptop).path("mutedUntil").asText()).isEqualTo("9999-12-31T23:59:59Z");

        laptop.ask(self().putNull("mutedUntil").putNull("draft").put("pinned", false)).join();

        laptop.await("self", frame -> frame.path("version").asLong() == 2);
        assertThat(arranged(laptop).has("mutedUntil")).isFalse();
        assertThat(arranged(laptop).path("draft").asText("x")).isEmpty();
        assertThat(arranged(laptop).path("pinned").asBoolean()).isFalse();
    }

    @Test
    void what_makes_no_difference_is_acknowledged_and_not_told() {
        laptop.ask(self().put("pinned", true)).join();
        laptop.await("self");
        laptop.forgetFrames();

        var ack = laptop.ask(self().put("pinned", true)).join();

        assertThat(ack.path("self").asLong()).isEqualTo(1);
        assertThat(laptop.ask(self()).join().path("self").asLong()).isEqualTo(1);
        laptop.ping();
        assertThat(laptop.frames("self")).isEmpty();
    }

    @Test
    void a_draft_has_8192_characters_at_most() {
        var error = laptop.ask(self().put("draft", "x".repeat(8_193))).join();
        assertThat(error.path("field").asText()).isEqualTo("draft");

        laptop.ask(self().put("draft", "x".repeat(8_192))).join();
        assertThat(arranged(laptop).path("draft").asText()).hasSize(8_192);
    }

    @Test
    void where_one_is_no_member_there_is_nothing_to_arrange() {
        var others = bob.api().conversationWith(web.register("cem"));
        for (var id : new String[] {others, UUID.randomUUID().toString()}) {
            var error = laptop.ask(self().put("conversation", id).put("pinned", true)).join();
            assertThat(error.path("code").asText()).isEqualTo("not_found");
            assertThat(error.path("field").asText()).isEqualTo("conversation");
        }
    }

    @Test
    void who_left_may_put_the_group_away() {
        var group = TestWeb.group(bob, laptop);
        web.chat().groups().leave(id(laptop), id(group));

        var ack = laptop.ask(self().put("conversation", group).put("archived", true)).join();

        assertThat(ack.path("self").asLong()).isEqualTo(1);
    }

    @Test
    void heads_show_what_is_arranged() {
        laptop.ask(self().put("mutedUntil", "always")).join();
        phone.hello();

        var head = phone.held(conversation).head();
        assertThat(head.path("self").path("mutedUntil").asText()).startsWith("9999");
        assertThat(head.path("self").path("version").asLong()).isEqualTo(1);
        bob.hello();
        assertThat(bob.held(conversation).head().has("self")).isFalse();
    }

    @Test
    void who_was_away_catches_up() {
        laptop.ask(self().put("pinned", true)).join();
        phone.await("self");
        phone.vanish();
        laptop.ask(self().put("pinned", false)).join();
        laptop.ask(self().put("archived", true)).join();
        phone.forgetFrames();

        phone.open().tell(hello(1));

        var self = phone.await("self");
        assertThat(self.path("after").asLong()).isEqualTo(1);
        assertThat(self.path("version").asLong()).isEqualTo(3);
        assertThat(arranged(phone).path("archived").asBoolean()).isTrue();
        phone.await("synced");
        assertThat(phone.frames("self")).as("before the end of catching up").hasSize(1);
    }

    @Test
    void who_missed_nothing_hears_so() {
        laptop.ask(self().put("pinned", true)).join();
        laptop.await("self");
        laptop.forgetFrames();
        laptop.tell(hello(1));

        var self = laptop.await("self");
        assertThat(self.path("version").asLong()).isEqualTo(1);
        assertThat(self.path("conversations")).isEmpty();
    }

    @Test
    void much_that_is_arranged_comes_in_parts_that_follow_each_other() {
        for (int i = 0; i < 12; i++) {
            var other = web.register("other" + i + "_");
            var here = laptop.api().conversationWith(other);
            laptop.ask(self().put("conversation", here).put("draft", "€".repeat(8_192))).join();
        }
        // What it is told live is another matter.
        phone.await("self", frame -> frame.path("version").asLong() == 12);
        phone.forgetFrames();
        phone.tell(hello(0));
        phone.await("synced");

        var parts = phone.frames("self");
        assertThat(parts).hasSizeGreaterThan(1);
        long at = 0;
        int rows = 0;
        for (var part : parts) {
            assertThat(part.toString().getBytes(StandardCharsets.UTF_8).length)
                    .isLessThan(256 * 1024);
            assertThat(part.path("after").asLong()).isEqualTo(at);
            at = part.path("version").asLong();
            rows += part.path("conversations").size();
        }
        assertThat(at).isEqualTo(12);
        assertThat(rows).isEqualTo(12);
    }

    private ObjectNode self() {
        return json("type", "self").put("conversation", conversation);
    }

    private static ObjectNode hello(long self) {
        return json("type", "hello").put("protocol", 1).put("self", self);
    }

    private static JsonNode arranged(ChatClient device) {
        device.await("self");
        return device.frames("self").getLast().path("conversations").path(0);
    }
}
