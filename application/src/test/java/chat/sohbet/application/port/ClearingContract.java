package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every adapter of [Preferences] and [Conversations] keeps of conversations that somebody has
/// cleared, or taken out of their list.
public interface ClearingContract extends Staged {
    /// Ada has said three things to Grace.
    record Chat(ConversationId id, User ada, User grace) {}

    private Chat chat() {
        var scene = scene();
        var chat = new Chat(Scene.conversationId(), scene.person(), scene.person());
        var id = store().conversations().direct(chat.ada().id(), chat.grace().id(), chat.id());
        scene.say(chat.ada(), id, 3);
        return chat;
    }

    @Test
    default void what_is_cleared_is_read_nowhere_and_what_comes_later_is() {
        var chat = chat();
        var grace = chat.grace();
        var news = Scene.done(scene().clear(grace, chat.id(), 2));

        assertThat(news)
                .isEqualTo(News.Self.of(grace.id(), Preference.none(chat.id()).cleared(2).at(1)));
        assertThat(scene().read(grace, chat.id())).extracting(Message::seq).containsExactly(3L);
        assertThat(scene().since(grace, chat.id(), 1).messages())
                .extracting(Message::seq)
                .containsExactly(3L);
        assertThat(scene().since(grace, chat.id(), 1).version()).isEqualTo(3);
        assertThat(scene().head(grace, chat.id()).unread()).isEqualTo(1);
        assertThat(scene().head(grace, chat.id()).preference().cleared()).isEqualTo(2);
        assertThat(scene().read(chat.ada(), chat.id())).hasSize(3);
        assertThat(store().preferences().since(grace.id(), 0)).isEqualTo(news);
    }

    @Test
    default void a_conversation_cleared_to_its_end_stays_in_its_place_without_a_message() {
        var scene = scene();
        var chat = chat();
        var grace = chat.grace();
        var other = scene.direct(grace, scene.person());
        scene.say(grace, other, 1);
        scene.say(chat.ada(), chat.id(), 1);
        var before = scene.head(grace, chat.id());

        Scene.done(scene.clear(grace, chat.id(), Long.MAX_VALUE));

        var head = scene.head(grace, chat.id());
        assertThat(head.preference().cleared()).isEqualTo(4);
        assertThat(head.lastMessage()).isEmpty();
        assertThat(head.unread()).isZero();
        assertThat(head.activity()).isEqualTo(before.activity());
        assertThat(head.seq()).isEqualTo(4);
        assertThat(scene.list(grace)).containsExactly(chat.id(), other);
        var next = scene.say(chat.ada(), chat.id(), "next");
        assertThat(scene.head(grace, chat.id()).lastMessage()).contains(next.seenBy(grace.id()));
        assertThat(scene.head(grace, chat.id()).unread()).isEqualTo(1);
    }

    @Test
    default void clearing_takes_the_notes_along() {
        var chat = chat();
        var grace = chat.grace();
        Scene.done(scene().star(grace, chat.id(), 1));
        Scene.done(scene().hide(grace, chat.id(), 2));
        Scene.done(scene().star(grace, chat.id(), 3));
        Scene.done(scene().clear(grace, chat.id(), 2));

        var all = store().preferences().since(grace.id(), 0);
        assertThat(all.version()).isEqualTo(4);
        assertThat(all.notes()).extracting(note -> note.seq()).containsExactly(3L);
        assertThat(store().preferences().stars(grace.id(), Long.MAX_VALUE, 9)).hasSize(1);
        assertThat(scene().star(grace, chat.id(), 1))
                .isEqualTo(new Preferences.Told.Refused(Refusal.NOT_FOUND));
        assertThat(Scene.done(scene().hide(grace, chat.id(), 1)))
                .isEqualTo(News.Self.unchanged(grace.id(), 4));
    }

    @Test
    default void clearing_does_not_uncover_what_was_deleted_behind_it() {
        var chat = chat();
        Scene.done(scene().hide(chat.grace(), chat.id(), 3));
        Scene.done(scene().clear(chat.grace(), chat.id(), 1));
        assertThat(scene().read(chat.grace(), chat.id()))
                .extracting(Message::seq)
                .containsExactly(2L);
        assertThat(scene().head(chat.grace(), chat.id()).lastMessage().orElseThrow().seq())
                .isEqualTo(2);
        Scene.done(scene().clear(chat.grace(), chat.id(), 2));
        assertThat(scene().head(chat.grace(), chat.id()).lastMessage()).isEmpty();
    }

    @Test
    default void clearing_goes_forward_only_and_again_makes_no_difference() {
        var chat = chat();
        Scene.done(scene().clear(chat.grace(), chat.id(), 2));
        assertThat(Scene.done(scene().clear(chat.grace(), chat.id(), 1)))
                .isEqualTo(News.Self.unchanged(chat.grace().id(), 1));
        assertThat(scene().read(chat.grace(), chat.id())).hasSize(1);
    }

    @Test
    default void what_becomes_of_a_cleared_message_is_told_without_it() {
        var chat = chat();
        Scene.done(scene().clear(chat.grace(), chat.id(), 3));
        scene().edit(chat.ada(), chat.id(), 3, "Hello again");

        var news = store().feed().changes(chat.id()).getLast();
        assertThat(news.to()).isEqualTo(Set.of(chat.ada().id()));
        assertThat(news.blind()).isEqualTo(Set.of(chat.grace().id()));
        assertThat(store().conversations().changed(chat.id(), 3)).contains(news);
        assertThat(scene().since(chat.grace(), chat.id(), 3).messages()).isEmpty();
    }

    @Test
    default void a_removed_conversation_leaves_the_list_until_something_comes() {
        var scene = scene();
        var chat = chat();
        var news = Scene.done(scene.remove(chat.grace(), chat.id()));

        assertThat(news.preferences()).containsExactly(Preference.none(chat.id()).removed(3).at(1));
        assertThat(scene.list(chat.grace())).isEmpty();
        assertThat(scene.list(chat.ada())).containsExactly(chat.id());
        assertThat(scene.head(chat.grace(), chat.id()).preference().removed()).isTrue();
        scene.say(chat.ada(), chat.id(), "Are you there?");
        assertThat(scene.list(chat.grace())).containsExactly(chat.id());
        assertThat(scene.read(chat.grace(), chat.id())).hasSize(1);
    }

    @Test
    default void whoever_opened_a_conversation_removes_it_too_and_clearing_brings_it_back() {
        var scene = scene();
        var chat = chat();
        Scene.done(scene.remove(chat.ada(), chat.id()));
        assertThat(scene.list(chat.ada())).isEmpty();
        Scene.done(scene.clear(chat.ada(), chat.id(), 3));
        assertThat(scene.list(chat.ada())).containsExactly(chat.id());
    }

    @Test
    default void who_is_gone_clears_and_removes_and_the_judge_is_told_where_they_stand() {
        var scene = scene();
        var ada = scene.person();
        var gone = scene.person();
        var group = scene.group(ada, gone);
        scene.say(ada, group, 2);
        scene.remove(ada, group, gone);
        scene.say(ada, group, 2);

        var told =
                store().preferences()
                        .clear(
                                gone.id(),
                                group,
                                (now, kind, active, seq) -> {
                                    assertThat(List.of(kind.name(), active, seq))
                                            .isEqualTo(List.of("GROUP", false, 4L));
                                    return Optional.of(now.removed(seq));
                                });

        assertThat(Scene.done(told).version()).isEqualTo(1);
        assertThat(scene.list(gone)).isEmpty();
        assertThat(scene.head(gone, group).seq()).isEqualTo(4);
        scene.add(ada, group, gone);
        assertThat(scene.list(gone)).containsExactly(group);
        assertThat(scene.read(gone, group)).hasSize(1);
    }

    @Test
    default void what_the_judge_refuses_and_what_is_not_mine_stays_as_it_is() {
        var chat = chat();
        var preferences = store().preferences();
        assertThat(preferences.clear(chat.ada().id(), chat.id(), (_, _, _, _) -> Optional.empty()))
                .isEqualTo(new Preferences.Told.Refused(Refusal.NOT_ALLOWED));
        assertThat(scene().clear(scene().person(), chat.id(), 3))
                .isEqualTo(new Preferences.Told.Refused(Refusal.NOT_FOUND));
        assertThat(scene().clear(chat.ada(), Scene.conversationId(), 3))
                .isEqualTo(new Preferences.Told.Refused(Refusal.NOT_FOUND));
        assertThat(scene().read(chat.ada(), chat.id())).hasSize(3);
    }
}
