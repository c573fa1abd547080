package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Note;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Star;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every adapter of [Preferences] and [Conversations] keeps of stars and of messages that
/// somebody has deleted for themselves.
public interface NotesContract extends Staged {
    /// Ada has said three things to Grace.
    record Talk(ConversationId id, User ada, User grace, List<Message> said) {}

    private Talk talk() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var id = scene.direct(ada, grace);
        return new Talk(id, ada, grace, scene.say(ada, id, 3));
    }

    private static Note starred(ConversationId conversation, long seq, long version) {
        return new Note(conversation, seq, true, false, version);
    }

    private static Note hidden(ConversationId conversation, long seq, long version) {
        return Note.none(conversation, seq).hide().at(version);
    }

    // Stars

    @Test
    default void a_star_is_kept_and_told_at_the_next_version() {
        var talk = talk();
        var news = Scene.done(scene().star(talk.grace(), talk.id(), 2));

        assertThat(news).isEqualTo(News.Self.of(talk.grace().id(), starred(talk.id(), 2, 1)));
        assertThat(store().preferences().since(talk.grace().id(), 0)).isEqualTo(news);
        assertThat(Scene.done(scene().star(talk.grace(), talk.id(), 2)))
                .isEqualTo(News.Self.unchanged(talk.grace().id(), 1));
        assertThat(store().preferences().since(talk.ada().id(), 0).version()).isZero();
        assertThat(scene().head(talk.grace(), talk.id()).version()).isEqualTo(3);
    }

    @Test
    default void preferences_and_notes_share_one_counter() {
        var talk = talk();
        var grace = talk.grace().id();
        Scene.done(scene().star(talk.grace(), talk.id(), 1));
        store().preferences().change(grace, talk.id(), now -> now.pinned(true));
        Scene.done(scene().star(talk.grace(), talk.id(), 3));

        assertThat(store().preferences().since(grace, 0))
                .isEqualTo(
                        new News.Self(
                                grace,
                                0,
                                3,
                                List.of(Preference.none(talk.id()).pinned(true).at(2)),
                                List.of(starred(talk.id(), 1, 1), starred(talk.id(), 3, 3))));
        assertThat(store().preferences().since(grace, 2).notes())
                .containsExactly(starred(talk.id(), 3, 3));
    }

    @Test
    default void stars_are_listed_last_first_and_by_pages() {
        var talk = talk();
        var grace = talk.grace();
        for (long seq : List.of(2L, 3L, 1L)) Scene.done(scene().star(grace, talk.id(), seq));

        var all = store().preferences().stars(grace.id(), Long.MAX_VALUE, 9);
        assertThat(all).extracting(star -> star.message().seq()).containsExactly(1L, 3L, 2L);
        assertThat(all.getFirst())
                .isEqualTo(new Star(talk.id(), talk.said().getFirst().seenBy(grace.id()), 3));
        var first = store().preferences().stars(grace.id(), Long.MAX_VALUE, 2);
        assertThat(first).isEqualTo(all.subList(0, 2));
        assertThat(store().preferences().stars(grace.id(), first.getLast().version(), 2))
                .isEqualTo(all.subList(2, 3));
        assertThat(store().preferences().stars(talk.ada().id(), Long.MAX_VALUE, 9)).isEmpty();
    }

    @Test
    default void a_star_taken_back_is_told_and_listed_no_more() {
        var talk = talk();
        var grace = talk.grace().id();
        Scene.done(scene().star(talk.grace(), talk.id(), 1));
        var told =
                store().preferences()
                        .note(grace, talk.id(), 1, (target, now) -> now.star(false, target));

        assertThat(Scene.done(told)).isEqualTo(News.Self.of(grace, Note.none(talk.id(), 1).at(2)));
        assertThat(store().preferences().stars(grace, Long.MAX_VALUE, 9)).isEmpty();
    }

    @Test
    default void what_is_out_of_sight_or_deleted_is_not_listed() {
        var talk = talk();
        var grace = talk.grace();
        for (long seq = 1; seq <= 3; seq++) Scene.done(scene().star(grace, talk.id(), seq));
        scene().delete(talk.ada(), talk.id(), 1);
        Scene.done(scene().hide(grace, talk.id(), 2));

        assertThat(store().preferences().stars(grace.id(), Long.MAX_VALUE, 9))
                .extracting(star -> star.message().seq())
                .containsExactly(3L);
    }

    @Test
    default void nobody_notes_what_they_may_not_see() {
        var scene = scene();
        var ada = scene.person();
        var late = scene.person();
        var gone = scene.person();
        var group = scene.group(ada, gone);
        scene.say(ada, group, 2);
        scene.remove(ada, group, gone);
        scene.add(ada, group, late);
        scene.say(ada, group, 1);
        var none = new Preferences.Told.Refused(Refusal.NOT_FOUND);

        assertThat(scene.star(late, group, 2)).isEqualTo(none);
        assertThat(scene.hide(late, group, 2)).isEqualTo(none);
        assertThat(scene.star(gone, group, 6)).isEqualTo(none);
        assertThat(scene.star(scene.person(), group, 2)).isEqualTo(none);
        assertThat(scene.star(ada, group, 7)).isEqualTo(none);
        assertThat(scene.star(ada, Scene.conversationId(), 1)).isEqualTo(none);
        assertThat(scene.star(ada, group, 1))
                .isEqualTo(new Preferences.Told.Refused(Refusal.NOT_ALLOWED));
        assertThat(Scene.done(scene.star(gone, group, 2)).version()).isEqualTo(1);
        assertThat(Scene.done(scene.hide(gone, group, 4)).version()).isEqualTo(2);
        assertThat(scene.head(gone, group).seq()).isEqualTo(4);
        assertThat(scene.head(gone, group).lastMessage().orElseThrow().seq()).isEqualTo(3);
    }

    // Deleted for me

    @Test
    default void what_i_deleted_for_me_is_read_by_me_nowhere() {
        var talk = talk();
        var grace = talk.grace();
        var before = scene().head(grace, talk.id());
        var news = Scene.done(scene().hide(grace, talk.id(), 2));

        assertThat(news).isEqualTo(News.Self.of(grace.id(), hidden(talk.id(), 2, 1)));
        assertThat(scene().read(grace, talk.id())).extracting(Message::seq).containsExactly(1L, 3L);
        var conversations = store().conversations();
        assertThat(
                        conversations
                                .history(grace.id(), talk.id(), new Slice.From(2, 1))
                                .orElseThrow()
                                .messages())
                .extracting(Message::seq)
                .containsExactly(3L);
        var caught = scene().since(grace, talk.id(), 1);
        assertThat(caught.messages()).extracting(Message::seq).containsExactly(3L);
        assertThat(caught.version()).isEqualTo(3);
        var head = scene().head(grace, talk.id());
        assertThat(head.unread()).isEqualTo(2);
        assertThat(head.version()).isEqualTo(before.version());
        assertThat(head.lastMessage()).isEqualTo(before.lastMessage());
    }

    @Test
    default void others_go_on_seeing_what_i_deleted_for_me() {
        var talk = talk();
        var before = scene().head(talk.ada(), talk.id());
        Scene.done(scene().hide(talk.grace(), talk.id(), 3));

        assertThat(scene().read(talk.ada(), talk.id())).hasSize(3);
        assertThat(scene().head(talk.ada(), talk.id())).isEqualTo(before);
    }

    @Test
    default void the_list_shows_the_last_message_that_is_left_and_stays_in_its_order() {
        var scene = scene();
        var talk = talk();
        var grace = talk.grace();
        var other = scene.direct(grace, scene.person());
        scene.say(grace, other, 1);
        scene.say(talk.ada(), talk.id(), 1);
        var before = scene.head(grace, talk.id());

        Scene.done(scene.hide(grace, talk.id(), 3));
        Scene.done(scene.hide(grace, talk.id(), 4));

        var head = scene.head(grace, talk.id());
        assertThat(head.lastMessage()).contains(talk.said().get(1).seenBy(grace.id()));
        assertThat(head.activity()).isEqualTo(before.activity());
        assertThat(head.seq()).isEqualTo(4);
        assertThat(scene.list(grace)).containsExactly(talk.id(), other);
        Scene.done(scene.hide(grace, talk.id(), 2));
        Scene.done(scene.hide(grace, talk.id(), 1));
        assertThat(scene.head(grace, talk.id()).lastMessage()).isEmpty();
        assertThat(scene.head(grace, talk.id()).unread()).isZero();
        assertThat(scene.list(grace)).containsExactly(talk.id(), other);
        var next = scene.say(talk.ada(), talk.id(), "next");
        assertThat(scene.head(grace, talk.id()).lastMessage()).contains(next.seenBy(grace.id()));
    }

    @Test
    default void deleting_again_makes_no_difference() {
        var talk = talk();
        Scene.done(scene().hide(talk.grace(), talk.id(), 2));
        assertThat(Scene.done(scene().hide(talk.grace(), talk.id(), 2)))
                .isEqualTo(News.Self.unchanged(talk.grace().id(), 1));
        assertThat(scene().star(talk.grace(), talk.id(), 2))
                .isEqualTo(new Preferences.Told.Refused(Refusal.NOT_FOUND));
    }

    @Test
    default void what_becomes_of_a_message_that_i_deleted_reaches_me_as_a_version_only() {
        var talk = talk();
        Scene.done(scene().hide(talk.grace(), talk.id(), 2));
        scene().edit(talk.ada(), talk.id(), 2, "Hello again");

        var news = store().feed().changes(talk.id()).getLast();
        assertThat(news.to()).isEqualTo(Set.of(talk.ada().id()));
        assertThat(news.blind()).isEqualTo(Set.of(talk.grace().id()));
        assertThat(store().conversations().changed(talk.id(), 3)).contains(news);
        assertThat(scene().since(talk.grace(), talk.id(), 3).messages()).isEmpty();
        assertThat(scene().since(talk.grace(), talk.id(), 3).version()).isEqualTo(4);
        assertThat(scene().read(talk.grace(), talk.id()))
                .noneMatch(row -> row.body().equals(Optional.of(new Body("Hello again"))));
    }

    @Test
    default void deleting_my_own_message_for_me_leaves_it_to_the_others() {
        var talk = talk();
        Scene.done(scene().hide(talk.ada(), talk.id(), 3));
        assertThat(scene().read(talk.ada(), talk.id())).hasSize(2);
        assertThat(scene().read(talk.grace(), talk.id())).hasSize(3);
        assertThat(scene().head(talk.ada(), talk.id()).mine()).isEqualTo(new Watermarks(3, 3));
    }

    @Test
    default void a_message_that_comes_while_another_is_deleted_is_the_last_one() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        scene.say(ada, talk, AtOnce.CROWD);

        AtOnce.crowd(i ->
                i % 2 == 0
                        ? Scene.done(scene.hide(grace, talk, i + 1))
                        : scene.say(ada, talk, "more"));

        var seen = scene.read(grace, talk);
        assertThat(seen).hasSize(AtOnce.CROWD);
        assertThat(scene.head(grace, talk).lastMessage()).contains(seen.getLast());
        assertThat(store().preferences().since(grace.id(), 0).version())
                .isEqualTo(AtOnce.CROWD / 2);
    }
}
