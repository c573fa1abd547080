package chat.sohbet.web;

import static chat.sohbet.web.TestWeb.id;
import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.web.testing.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the members of a group hear of it.
class GroupsOverSocketTest {
    @RegisterExtension static final SharedWeb web = new SharedWeb();

    private ChatClient ada;
    private ChatClient bob;
    private ChatClient cem;
    private String group;

    @BeforeEach
    void meet() {
        ada = web.connect("ada");
        bob = web.connect("bob");
        cem = web.connect("cem");
        group = TestWeb.group(ada, bob);
    }

    @AfterEach
    void part() {
        Stream.of(ada, bob, cem).forEach(ChatClient::close);
    }

    @Test
    void a_new_group_comes_with_its_members_its_title_and_what_happened() {
        var changes = bob.await("changes", this::here);

        assertThat(changes.path("after").asLong()).isZero();
        assertThat(changes.path("version").asLong()).isEqualTo(1);
        assertThat(changes.path("members")).hasSize(2);
        assertThat(member(changes, ada).path("role").asText()).isEqualTo("admin");
        assertThat(member(changes, bob).path("role").asText()).isEqualTo("member");
        assertThat(member(changes, bob).path("active").asBoolean()).isTrue();
        assertThat(changes.path("properties").path("title").asText()).isEqualTo("Friends");
        assertThat(changes.path("messages").path(0).path("event").path("what").asText())
                .isEqualTo("created");
        cem.ping();
        assertThat(cem.frames("changes")).isEmpty();
    }

    @Test
    void a_head_of_a_group_has_a_title_and_no_members() {
        bob.hello();

        var head = bob.held(group).head();
        assertThat(head.path("kind").asText()).isEqualTo("group");
        assertThat(head.path("title").asText()).isEqualTo("Friends");
        assertThat(head.has("members")).isFalse();
        assertThat(head.has("active")).as("is left out for a member").isFalse();
    }

    @Test
    void title_description_and_roles_reach_everybody() {
        bob.await("changes", this::here);
        web.chat().groups().rename(id(ada), id(group), new Title("Family"));
        web.chat().groups().describe(id(ada), id(group), new Description("Us"));
        web.chat().groups().appoint(id(ada), id(group), id(bob), Role.ADMIN);
        bob.await(() -> bob.held(group).version() == 4);

        assertThat(at(bob, 2).path("properties").path("title").asText()).isEqualTo("Family");
        assertThat(at(bob, 2).path("properties").path("version").asLong()).isEqualTo(2);
        assertThat(at(bob, 3).path("properties").path("description").asText()).isEqualTo("Us");
        assertThat(member(at(bob, 4), bob).path("role").asText()).isEqualTo("admin");
    }

    @Test
    void who_is_added_sees_from_then_on_and_who_is_removed_hears_no_more() {
        ada.send(group, "before").join();
        web.chat().groups().add(id(ada), id(group), Set.of(id(cem)));
        ada.send(group, "during").join();
        cem.await(() -> cem.held(group).texts().contains("during"));
        bob.await(() -> bob.held(group).texts().contains("during"));
        web.chat().groups().remove(id(ada), id(group), id(cem));
        cem.await(() -> cem.held(group).version() == 5);
        ada.send(group, "after").join();
        bob.await(() -> bob.held(group).texts().contains("after"));
        cem.ping();

        assertThat(cem.frames().toString()).doesNotContain("before").doesNotContain("after\"}");
        assertThat(cem.held(group).texts()).doesNotContain("before", "after");
        assertThat(member(at(cem, 5), cem).path("active").asBoolean()).isFalse();
        cem.forgetFrames();
        cem.hello();
        assertThat(cem.held(group).head().path("active").asBoolean(true)).isFalse();
        assertThat(cem.held(group).version()).isEqualTo(5);
        assertThat(cem.send(group, "hello?").join().path("code").asText()).isEqualTo("not_found");
    }

    @Test
    void who_was_away_catches_up_with_members_and_properties() {
        bob.await(() -> bob.held(group).version() == 1);
        bob.vanish();
        web.chat().groups().rename(id(ada), id(group), new Title("Family"));
        web.chat().groups().add(id(ada), id(group), Set.of(id(cem)));
        bob.forgetFrames();

        bob.connect();

        bob.await(() -> bob.held(group).version() == 3);
        var changes = bob.frames("changes").getFirst();
        assertThat(changes.path("properties").path("title").asText()).isEqualTo("Family");
        assertThat(changes.path("members")).hasSize(1);
        assertThat(member(changes, cem).path("version").asLong()).isEqualTo(3);
    }

    @Test
    void an_author_hears_how_far_all_others_have_come_and_not_who() {
        web.chat().groups().add(id(ada), id(group), Set.of(id(cem)));
        ada.send(group, "read me").join();
        Stream.of(bob, cem).forEach(one -> one.await(() -> one.held(group).version() == 3));

        bob.mark(group, 3, 3);
        cem.mark(group, 3, 3);

        var mark =
                ada.await(
                        "mark",
                        frame -> frame.path("others").path("read").asLong() == 3 && here(frame));
        assertThat(mark.path("others").path("delivered").asLong()).isEqualTo(3);
        assertThat(mark.has("user")).isFalse();
        assertThat(ada.frames("mark").toString())
                .doesNotContain(bob.userId())
                .doesNotContain(cem.userId());
    }

    @Test
    void my_own_mark_reaches_my_devices() {
        ada.send(group, "read me").join();
        bob.mark(group, 2, 2);

        var mark = bob.await("mark", frame -> frame.path("user").asText().equals(bob.userId()));
        assertThat(mark.path("read").asLong()).isEqualTo(2);
    }

    @Test
    void who_types_is_shown_to_the_others() {
        bob.tell(json("type", "typing").put("conversation", group).put("active", true));

        var typing = ada.await("typing");
        assertThat(typing.path("conversation").asText()).isEqualTo(group);
        assertThat(typing.path("user").asText()).isEqualTo(bob.userId());
        assertThat(typing.path("active").asBoolean()).isTrue();
        assertThat(typing.path("until").asText()).endsWith("Z");
        bob.tell(json("type", "typing").put("conversation", group).put("active", false));
        var stopped = ada.await("typing", frame -> !frame.path("active").asBoolean());
        assertThat(stopped.has("until")).isFalse();
        Stream.of(bob, cem).forEach(ChatClient::ping);
        assertThat(bob.frames("typing")).as("they know").isEmpty();
        assertThat(cem.frames("typing")).as("is no member").isEmpty();
    }

    @Test
    void nobody_hears_a_stranger_type_nor_somebody_who_was_removed() {
        web.chat().groups().remove(id(ada), id(group), id(bob));
        for (var one : new ChatClient[] {bob, cem}) {
            one.tell(json("type", "typing").put("conversation", group).put("active", true));
            one.send(ada.api().conversationWith(one.api()), "done").join();
            ada.await(() -> ada.frames().toString().contains("done"));
            ada.forgetFrames();
            ada.ping();
            assertThat(ada.frames("typing")).isEmpty();
        }
    }

    @Test
    void who_blocked_somebody_does_not_see_them_type_directly() {
        var direct = ada.api().conversationWith(bob.api());
        web.chat().block(id(ada), id(bob));
        bob.tell(json("type", "typing").put("conversation", direct).put("active", true));
        bob.tell(json("type", "typing").put("conversation", group).put("active", true));

        ada.await("typing", this::here);
        assertThat(ada.frames("typing")).as("groups are unaffected").hasSize(1);
    }

    @Test
    void who_types_like_mad_is_not_heard_more_often() {
        for (int i = 0; i < 100; i++)
            bob.tell(json("type", "typing").put("conversation", group).put("active", true));
        bob.send(group, "done").join();
        ada.await(() -> ada.held(group).texts().contains("done"));

        assertThat(ada.frames("typing")).isNotEmpty().hasSizeLessThan(100);
        assertThat(bob.frames("error")).isEmpty();
    }

    private boolean here(JsonNode frame) {
        return frame.path("conversation").asText().equals(group);
    }

    private JsonNode at(ChatClient client, long version) {
        return client.await(
                "changes", frame -> here(frame) && frame.path("version").asLong() == version);
    }

    private static JsonNode member(JsonNode changes, ChatClient who) {
        for (var member : changes.path("members"))
            if (member.path("user").asText().equals(who.userId())) return member;
        throw new AssertionError("no member " + who.userId() + " in " + changes);
    }
}
