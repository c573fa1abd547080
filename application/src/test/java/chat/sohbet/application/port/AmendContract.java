package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.domain.conversation.Amendment;
import chat.sohbet.domain.conversation.Amendment.Amended;
import chat.sohbet.domain.conversation.Amendment.Refused;
import chat.sohbet.domain.conversation.Amendment.Unchanged;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.Conversation;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Posting.Repeated;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Standing;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Reaction;
import chat.sohbet.domain.user.User;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every adapter of [MessageLog] keeps when messages are amended.
public interface AmendContract extends Staged {
    Emoji THUMB = new Emoji("👍🏽");
    Emoji FLAG = new Emoji("🇹🇷");

    /// Ada has said three things to Grace.
    record Talk(ConversationId id, User ada, User grace, List<Message> said) {}

    private Talk talk() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var id = scene.direct(ada, grace);
        return new Talk(id, ada, grace, scene.say(ada, id, 3));
    }

    @Test
    default void an_edited_message_keeps_its_place_at_the_next_version() {
        var talk = talk();
        var before = talk.said().get(1);

        var edited = Scene.amended(scene().edit(talk.ada(), talk.id(), 2, "Good evening"));

        assertThat(edited).isEqualTo(before.edited(edited.body().orElseThrow(), 4));
        assertThat(edited.body().orElseThrow().text()).isEqualTo("Good evening");
        assertThat(scene().read(talk.ada(), talk.id()))
                .containsExactly(talk.said().getFirst(), edited, talk.said().getLast());
        assertThat(scene().since(talk.ada(), talk.id(), 3)).isEqualTo(change(talk, 3, 4, edited));
        assertThat(scene().head(talk.ada(), talk.id()).seq()).isEqualTo(3);
        assertThat(scene().head(talk.ada(), talk.id()).version()).isEqualTo(4);
    }

    private static Change change(Talk talk, long after, long version, Message row) {
        return new Change(talk.id(), after, version, 3, List.of(row), List.of(), null);
    }

    @Test
    default void a_deleted_message_leaves_its_number_and_nothing_else() {
        var talk = talk();
        scene().react(talk.grace(), talk.id(), 2, THUMB);

        var deleted = Scene.amended(scene().delete(talk.ada(), talk.id(), 2));

        assertThat(deleted.content()).isEqualTo(new Content.Deleted());
        assertThat(deleted.reactions()).isEmpty();
        assertThat(deleted.at()).isEqualTo(talk.said().get(1).at());
        assertThat(deleted.clientId()).isEqualTo(talk.said().get(1).clientId());
        assertThat(scene().read(talk.ada(), talk.id()).get(1)).isEqualTo(deleted);
        assertThat(scene().delete(talk.ada(), talk.id(), 2)).isEqualTo(new Unchanged(deleted));
    }

    /// As who looks after the house does.
    @Test
    default void a_message_is_struck_by_who_was_never_in_the_conversation() {
        var talk = talk();
        var nobody = scene().person();

        store().log()
                .amend(talk.id(), 2, nobody.id(), (locked, target, _, _) -> locked.strike(target));

        assertThat(scene().read(talk.ada(), talk.id()).get(1).content())
                .isEqualTo(new Content.Deleted());
        assertThat(scene().head(talk.grace(), talk.id()).version()).isEqualTo(4);
        assertThat(scene().read(talk.ada(), talk.id()).get(2)).isEqualTo(talk.said().get(2));
    }

    @Test
    default void a_head_follows_its_last_message() {
        var talk = talk();
        var before = scene().head(talk.grace(), talk.id());
        scene().edit(talk.ada(), talk.id(), 3, "Good evening");
        assertThat(scene().head(talk.grace(), talk.id()).lastMessage().orElseThrow().body())
                .hasValueSatisfying(body -> assertThat(body.text()).isEqualTo("Good evening"));

        scene().delete(talk.ada(), talk.id(), 3);
        var after = scene().head(talk.grace(), talk.id());
        assertThat(after.lastMessage().orElseThrow().content()).isEqualTo(new Content.Deleted());
        assertThat(after.unread()).isEqualTo(2);
        assertThat(after.activity()).isEqualTo(before.activity());
    }

    @Test
    default void reactions_stand_in_the_order_they_were_first_given() {
        var talk = talk();
        scene().react(talk.grace(), talk.id(), 1, THUMB);
        scene().react(talk.ada(), talk.id(), 1, THUMB);
        scene().react(talk.grace(), talk.id(), 1, FLAG);
        assertThat(scene().read(talk.ada(), talk.id()).getFirst().reactions())
                .containsExactly(
                        new Reaction(talk.grace().id(), FLAG),
                        new Reaction(talk.ada().id(), THUMB));

        scene().react(talk.grace(), talk.id(), 1, null);
        assertThat(scene().read(talk.ada(), talk.id()).getFirst().reactions())
                .containsExactly(new Reaction(talk.ada().id(), THUMB));
        assertThat(scene().react(talk.grace(), talk.id(), 1, null)).isInstanceOf(Unchanged.class);
    }

    @Test
    default void no_reaction_of_a_crowd_gets_lost() {
        var scene = scene();
        var people = IntStream.range(0, AtOnce.CROWD).mapToObj(_ -> scene.person()).toList();
        var group = scene.group(people.getFirst(), people.toArray(User[]::new));
        var target = scene.say(people.getFirst(), group, "Hello").seq();

        var amended =
                AtOnce.crowd(i -> Scene.amended(scene.react(people.get(i), group, target, THUMB)));

        assertThat(amended)
                .extracting(Message::version)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(3, AtOnce.CROWD + 2).boxed().toList());
        assertThat(scene.read(people.getFirst(), group).getLast().reactions())
                .extracting(Reaction::user)
                .containsExactlyInAnyOrderElementsOf(people.stream().map(User::id).toList());
    }

    @Test
    default void ten_edits_of_one_message_cost_one_row() {
        var talk = talk();
        for (int i = 0; i < 10; i++) scene().edit(talk.ada(), talk.id(), 2, "edited " + i);
        scene().say(talk.grace(), talk.id(), "and on it goes");

        var rows = scene().since(talk.ada(), talk.id(), 3).messages();

        assertThat(rows).extracting(Message::seq).containsExactly(2L, 4L);
        assertThat(rows).extracting(Message::version).containsExactly(13L, 14L);
    }

    @Test
    default void the_feed_is_told_the_row_and_the_outbox_where_to_read() {
        var talk = talk();
        var edited = Scene.amended(scene().edit(talk.ada(), talk.id(), 2, "Good evening"));

        var news = store().feed().changes(talk.id()).getLast();

        assertThat(news.change()).isEqualTo(change(talk, 3, 4, edited));
        assertThat(news.to()).containsExactlyInAnyOrder(talk.ada().id(), talk.grace().id());
        assertThat(news.blind()).isEmpty();
        assertThat(store().conversations().changed(talk.id(), 3)).contains(news);
    }

    @Test
    default void what_is_not_there_is_not_found() {
        var talk = talk();
        var none = new Refused(Refusal.NOT_FOUND);
        for (long seq : List.of(0L, -1L, 4L, Long.MAX_VALUE))
            assertThat(amendUnasked(talk.id(), seq, talk.ada())).isEqualTo(none);
        assertThat(amendUnasked(Scene.conversationId(), 1, talk.ada())).isEqualTo(none);
    }

    private Amendment amendUnasked(ConversationId conversation, long seq, User actor) {
        return store().log()
                .amend(
                        conversation,
                        seq,
                        actor.id(),
                        (_, _, _, _) -> {
                            throw new AssertionError("the judge was asked");
                        });
    }

    @Test
    default void the_judge_of_an_amendment_sees_all_as_it_stands() {
        var talk = talk();
        var seen = new ConcurrentLinkedQueue<Object>();

        store().log()
                .amend(
                        talk.id(),
                        2,
                        talk.grace().id(),
                        (locked, target, standing, _) -> {
                            seen.addAll(List.of(locked, target, standing));
                            return new Unchanged(target);
                        });
        store().log()
                .amend(
                        talk.id(),
                        2,
                        scene().person().id(),
                        (_, _, standing, _) -> {
                            seen.add(standing);
                            return new Refused(Refusal.NOT_FOUND);
                        });

        var last = talk.said().getLast();
        assertThat(seen)
                .containsOnly(
                        new Conversation(talk.id(), Kind.DIRECT, 3, 3, last.at()),
                        talk.said().get(1),
                        Standing.Member.PLAIN,
                        new Standing.Stranger());
    }

    @Test
    default void what_was_not_amended_is_as_it_was() {
        var talk = talk();
        int carried = store().feed().changes(talk.id()).size();

        scene().edit(talk.ada(), talk.id(), 1, "message 1");
        scene().edit(talk.grace(), talk.id(), 1, "not mine");
        scene().delete(scene().person(), talk.id(), 1);
        assertThatThrownBy(() ->
                        store().log()
                                .amend(
                                        talk.id(),
                                        1,
                                        talk.ada().id(),
                                        (_, _, _, _) -> {
                                            throw new IllegalStateException("broken judge");
                                        }))
                .hasMessage("broken judge");

        assertThat(scene().read(talk.ada(), talk.id())).isEqualTo(talk.said());
        assertThat(scene().head(talk.ada(), talk.id()).version()).isEqualTo(3);
        assertThat(store().feed().changes(talk.id())).hasSize(carried);
    }

    @Test
    default void who_sends_again_what_was_amended_meanwhile_gets_it_as_it_is_now() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var draft = Scene.draft(ada, "Hello");
        scene.append(talk, draft);
        var deleted = Scene.amended(scene.delete(ada, talk, 1));

        assertThat(scene.append(talk, draft)).isEqualTo(new Repeated(talk, deleted));
    }

    @Test
    default void edits_among_messages_leave_neither_gap_nor_twin() {
        var talk = talk();

        AtOnce.crowd(i ->
                i % 2 == 0
                        ? scene().say(talk.grace(), talk.id(), "message " + i)
                        : scene().edit(talk.ada(), talk.id(), i % 3 + 1, "edited " + i));

        long version = 3 + AtOnce.CROWD;
        var rows = scene().since(talk.ada(), talk.id(), 0).messages();
        assertThat(scene().head(talk.ada(), talk.id()).version()).isEqualTo(version);
        assertThat(rows)
                .extracting(Message::seq)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 3 + AtOnce.CROWD / 2).boxed().toList());
        assertThat(rows).extracting(Message::version).isSorted().doesNotHaveDuplicates();
        assertThat(rows.getLast().version()).isEqualTo(version);
    }

    @Test
    default void an_amendment_is_dated_like_its_message() {
        var talk = talk();
        var amendment = scene().react(talk.grace(), talk.id(), 1, THUMB);
        assertThat(amendment)
                .isInstanceOfSatisfying(
                        Amended.class,
                        amended ->
                                assertThat(amended.message().at())
                                        .isEqualTo(talk.said().getFirst().at()));
    }
}
