package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.application.port.MessageLog.Founding;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Group;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.conversation.Spans;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.user.User;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every adapter of [MessageLog] keeps when groups are founded.
public interface FoundContract extends Staged {
    private Founding found(ConversationId fresh, User creator, ClientId clientId, User... others) {
        var ids = Set.copyOf(List.of(others).stream().map(User::id).toList());
        return store().log()
                .found(
                        fresh,
                        creator.id(),
                        clientId,
                        now ->
                                Group.create(
                                        creator.id(),
                                        new Title("Çay & Sohbet"),
                                        new Description("for tea"),
                                        ids,
                                        now));
    }

    @Test
    default void a_founded_group_is_there_for_all_of_its_members() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var fresh = Scene.conversationId();

        assertThat(found(fresh, ada, Scene.clientId(), grace))
                .isEqualTo(new Founding(fresh, false));

        var shared = new Properties(new Title("Çay & Sohbet"), new Description("for tea"), 1);
        for (var member : List.of(ada, grace)) {
            var head = scene.head(member, fresh);
            assertThat(head.kind()).isEqualTo(Kind.GROUP);
            assertThat(head.properties()).contains(shared);
            assertThat(head.members()).isEmpty();
            assertThat(head.active()).isTrue();
            assertThat(head.seq()).isEqualTo(1);
            assertThat(head.version()).isEqualTo(1);
            assertThat(head.unread()).isZero();
            assertThat(head.activity()).isEqualTo(head.lastMessage().orElseThrow().at());
            assertThat(scene.list(member)).containsExactly(fresh);
        }
        assertThat(scene.head(ada, fresh).mine()).isEqualTo(new Watermarks(1, 1));
        assertThat(scene.head(grace, fresh).mine()).isEqualTo(Watermarks.NONE);
        assertThat(store().conversations().members(grace.id(), fresh))
                .containsExactlyInAnyOrder(
                        new Member(ada.id(), Role.ADMIN, Spans.ALL, 1),
                        new Member(grace.id(), Role.MEMBER, Spans.ALL, 1));
        assertThat(store().conversations().head(scene.person().id(), fresh)).isEmpty();
    }

    @Test
    default void the_feed_is_told_of_a_group_with_all_that_belongs_to_it() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada, grace);
        var told = scene.read(ada, group).getFirst();

        var news = store().feed().changes(group).getFirst();

        assertThat(told.content())
                .isEqualTo(
                        new Content.Happened(new Event(Event.What.CREATED, List.of(), "A group")));
        assertThat(news.to()).containsExactlyInAnyOrder(ada.id(), grace.id());
        assertThat(news.blind()).isEmpty();
        var change = news.change();
        assertThat(change.after()).isZero();
        assertThat(change.version()).isEqualTo(1);
        assertThat(change.seq()).isEqualTo(1);
        assertThat(change.messages()).containsExactly(told);
        assertThat(change.members()).extracting(Member::version).containsExactly(1L, 1L);
        assertThat(change.properties()).map(Properties::version).contains(1L);
        same(scene.since(ada, group, 0), change);
        same(store().conversations().changed(group, 0).getFirst().change(), change);
    }

    private static void same(Change one, Change other) {
        assertThat(one.messages()).isEqualTo(other.messages());
        assertThat(one.members()).containsExactlyInAnyOrderElementsOf(other.members());
        assertThat(one.properties()).isEqualTo(other.properties());
    }

    @Test
    default void founding_again_answers_the_first_group() {
        var scene = scene();
        var ada = scene.person();
        var clientId = Scene.clientId();
        var first = Scene.conversationId();
        found(first, ada, clientId, scene.person());

        assertThat(found(Scene.conversationId(), ada, clientId))
                .isEqualTo(new Founding(first, true));

        assertThat(scene.list(ada)).containsExactly(first);
        assertThat(scene.head(ada, first).version()).isEqualTo(1);
        assertThat(found(Scene.conversationId(), ada, Scene.clientId()).repeated()).isFalse();
        assertThat(found(Scene.conversationId(), scene.person(), clientId).repeated()).isFalse();
    }

    @Test
    default void a_crowd_that_founds_one_group_founds_one() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var clientId = Scene.clientId();

        var foundings = AtOnce.crowd(_ -> found(Scene.conversationId(), ada, clientId, grace));

        var group = foundings.getFirst().conversation();
        assertThat(foundings).extracting(Founding::conversation).containsOnly(group);
        assertThat(foundings).filteredOn(founding -> !founding.repeated()).hasSize(1);
        assertThat(scene.list(ada)).containsExactly(group);
        assertThat(scene.list(grace)).containsExactly(group);
        assertThat(store().feed().changes(group)).hasSize(1);
    }

    @Test
    default void what_was_not_founded_is_not_there() {
        var scene = scene();
        var ada = scene.person();
        var fresh = Scene.conversationId();
        var clientId = Scene.clientId();

        assertThatThrownBy(() ->
                        store().log()
                                .found(
                                        fresh,
                                        ada.id(),
                                        clientId,
                                        _ -> {
                                            throw new IllegalStateException("broken judge");
                                        }))
                .hasMessage("broken judge");

        assertThat(scene.list(ada)).isEmpty();
        assertThat(found(fresh, ada, clientId)).isEqualTo(new Founding(fresh, false));
    }

    @Test
    default void what_is_said_in_a_new_group_follows_its_founding() {
        var scene = scene();
        var ada = scene.person();
        var group = scene.group(ada, scene.person());
        var message = scene.say(ada, group, "Hello");
        assertThat(message.seq()).isEqualTo(2);
        assertThat(message.version()).isEqualTo(2);
    }
}
