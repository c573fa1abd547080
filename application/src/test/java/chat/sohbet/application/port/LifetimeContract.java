package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.conversation.Amendment;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.message.Lifetime;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Words;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.User;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every store keeps of conversations whose messages end: what has ended is seen by nobody,
/// and soon nothing is left of it.
public interface LifetimeContract extends Staged {
    /// As if so much time had passed for the messages of a conversation.
    void pass(ConversationId conversation, Duration time);

    private Settlement keep(User actor, ConversationId conversation, Lifetime lifetime) {
        return store().log()
                .arrange(
                        conversation,
                        actor.id(),
                        (locked, standing, now) ->
                                locked.keep(actor.id(), standing, lifetime, now));
    }

    /// Wipes all that is overdue.
    private void wipe() {
        while (store().log().wipe(100) == 100) {}
    }

    private ConversationId shortLived(User ada, User grace) {
        var talk = scene().direct(ada, grace);
        keep(ada, talk, Lifetime.DAY);
        return talk;
    }

    @Test
    default void a_lifetime_is_told_and_holds_for_what_is_written_from_then_on() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        var before = scene.say(ada, talk, "stays");

        assertThat(keep(grace, talk, Lifetime.WEEK)).isInstanceOf(Settlement.Settled.class);
        assertThat(keep(ada, talk, Lifetime.WEEK)).isEqualTo(new Settlement.Unchanged());
        var after = scene.say(ada, talk, "goes");

        assertThat(before.expiresAt()).isEmpty();
        assertThat(after.expiresAt()).contains(after.at().plus(Duration.ofDays(7)));
        assertThat(scene.read(ada, talk).get(1).content())
                .isEqualTo(new Content.Happened(Event.lasting(Lifetime.WEEK)));
        assertThat(scene.read(grace, talk).getLast().expiresAt()).isEqualTo(after.expiresAt());
        assertThat(scene.head(ada, talk).lifetime()).isEqualTo(Lifetime.WEEK);
        assertThat(scene.since(grace, talk, before.version()).lifetime()).contains(Lifetime.WEEK);
        keep(ada, talk, Lifetime.FOREVER);
        assertThat(scene.say(ada, talk, "stays again").expiresAt()).isEmpty();
    }

    @Test
    default void in_a_group_admins_say_how_long_messages_are_kept_and_strangers_nowhere() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada, grace);

        assertThat(keep(grace, group, Lifetime.DAY))
                .isEqualTo(new Settlement.Refused(Refusal.NOT_ALLOWED));
        assertThat(keep(scene.person(), group, Lifetime.DAY))
                .isEqualTo(new Settlement.Refused(Refusal.NOT_FOUND));
        assertThat(keep(ada, Scene.conversationId(), Lifetime.DAY))
                .isEqualTo(new Settlement.Refused(Refusal.NOT_FOUND));
        assertThat(keep(ada, group, Lifetime.DAY)).isInstanceOf(Settlement.Settled.class);
        assertThat(scene.head(grace, group).lifetime()).isEqualTo(Lifetime.DAY);
        assertThat(scene.say(grace, group, "goes").expiresAt()).isPresent();
        scene.remove(ada, group, grace);
        assertThat(scene.head(grace, group).lifetime()).isEqualTo(Lifetime.FOREVER);
    }

    @Test
    default void a_blocked_person_is_not_told_that_the_other_does_not_hear_of_it() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        store().blocks().block(grace.id(), ada.id());

        keep(ada, talk, Lifetime.DAY);

        assertThat(scene.read(ada, talk)).hasSize(1);
        assertThat(scene.read(grace, talk)).isEmpty();
        assertThat(scene.head(ada, talk).lifetime()).isEqualTo(Lifetime.DAY);
    }

    @Test
    default void what_has_ended_is_seen_by_nobody_before_it_is_wiped() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = shortLived(ada, grace);
        var word = Scene.word();
        var call = Writing.of(new Body(word)).mentioning(List.of(grace.id()));
        var draft = Scene.draft(ada, call);
        var said = Scene.accepted(scene.append(talk, draft));
        scene.pin(grace, talk, said.seq(), true);
        scene.star(grace, talk, said.seq());
        store().search().index();
        assertThat(scene.head(grace, talk).unread()).isEqualTo(1);

        pass(talk, Duration.ofHours(23));
        assertThat(scene.read(grace, talk)).hasSize(2);
        pass(talk, Duration.ofHours(2));

        assertThat(scene.read(grace, talk)).hasSize(1);
        assertThat(scene.read(ada, talk)).hasSize(1);
        var head = scene.head(grace, talk);
        assertThat(head.lastMessage()).isEmpty();
        assertThat(head.unread()).isZero();
        assertThat(head.mentioned()).isZero();
        assertThat(head.pins()).isEmpty();
        assertThat(head.seq()).isEqualTo(2);
        assertThat(scene.list(grace)).containsExactly(talk);
        assertThat(store().preferences().stars(grace.id(), Long.MAX_VALUE, 9)).isEmpty();
        assertThat(store().search().messages(grace.id(), wanted(word), Search.Place.TOP, 9).hits())
                .isEmpty();
        assertThat(scene.since(grace, talk, 0).messages()).hasSize(1);
        assertThat(store().conversations().changed(talk, 1).getFirst().change().messages())
                .isEmpty();
        var again = (Posting.Repeated) scene.append(talk, draft);
        assertThat(again.message().writing()).isEmpty();
    }

    private static Search.Wanted wanted(String word) {
        return Search.Wanted.of(Words.of(word));
    }

    @Test
    default void what_has_ended_can_not_be_changed_but_answered() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = shortLived(ada, grace);
        var said = scene.say(ada, talk, "gone");
        pass(talk, Duration.ofDays(1));

        var nowhere = new Amendment.Refused(Refusal.NOT_FOUND);
        assertThat(scene.edit(ada, talk, said.seq(), "back")).isEqualTo(nowhere);
        assertThat(scene.delete(ada, talk, said.seq())).isEqualTo(nowhere);
        assertThat(scene.react(grace, talk, said.seq(), new Emoji("👍"))).isEqualTo(nowhere);
        assertThat(scene.pin(grace, talk, said.seq(), true)).isEqualTo(nowhere);
        assertThat(scene.star(grace, talk, said.seq()))
                .isEqualTo(new Preferences.Told.Refused(Refusal.NOT_FOUND));
        var answer = Scene.accepted(scene.append(talk, Scene.reply(grace, said.seq(), "Oh!")));
        assertThat(answer.writing().orElseThrow().replyTo()).isEqualTo(said.seq());
    }

    @Test
    default void what_is_edited_in_time_ends_when_it_would_have() {
        var scene = scene();
        var ada = scene.person();
        var talk = shortLived(ada, scene.person());
        var said = scene.say(ada, talk, "once");

        var edited = Scene.amended(scene.edit(ada, talk, said.seq(), "twice"));

        assertThat(edited.expiresAt()).isEqualTo(said.expiresAt());
    }

    @Test
    default void nothing_is_left_of_what_was_wiped_and_all_are_told() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = shortLived(ada, grace);
        var stays = scene.direct(ada, scene.person());
        scene.say(ada, stays, "stays");
        var text = Writing.of(new Body("gone")).mentioning(List.of(grace.id())).replyingTo(2);
        scene.say(grace, talk, "first");
        var said = Scene.accepted(scene.append(talk, Scene.draft(ada, text)));
        scene.react(grace, talk, said.seq(), new Emoji("👍"));
        scene.pin(grace, talk, said.seq(), true);
        scene.star(grace, talk, said.seq());
        long held = scene.head(grace, talk).version();
        var later = scene.say(ada, talk, "on its way");
        pass(talk, Duration.ofDays(1));

        wipe();

        var change = scene.since(grace, talk, held + 1);
        assertThat(change.messages())
                .extracting(Message::seq)
                .containsExactlyInAnyOrder(2L, 3L, 4L);
        assertThat(change.messages()).allSatisfy(LifetimeContract::isEmpty);
        assertThat(change.version()).isEqualTo(later.version() + 3);
        assertThat(store().feed().changes(talk).getLast().change().messages())
                .allSatisfy(LifetimeContract::isEmpty);
        assertThat(scene.read(grace, talk)).hasSize(1);
        assertThat(store().preferences().since(grace.id(), 0).notes()).isEmpty();
        assertThat(scene.read(ada, stays)).hasSize(1);
        wipe();
        assertThat(scene.head(grace, talk).version()).isEqualTo(change.version());
    }

    private static void isEmpty(Message message) {
        assertThat(message.content()).isEqualTo(new Content.Deleted());
        assertThat(message.reactions()).isEmpty();
        assertThat(message.expiresAt()).isPresent();
    }

    @Test
    default void what_has_not_ended_is_not_wiped() {
        var scene = scene();
        var ada = scene.person();
        var talk = shortLived(ada, scene.person());
        scene.say(ada, talk, "stays a while");
        pass(talk, Duration.ofHours(23));

        wipe();

        assertThat(scene.read(ada, talk).getLast().body()).contains(new Body("stays a while"));
    }

    @Test
    default void what_was_deleted_before_leaves_no_trace_either_when_its_time_comes() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = shortLived(ada, grace);
        var said = scene.say(ada, talk, "never mind");
        scene.delete(ada, talk, said.seq());
        assertThat(scene.read(grace, talk)).hasSize(2);

        pass(talk, Duration.ofDays(1));

        assertThat(scene.read(grace, talk)).hasSize(1);
    }

    @Test
    default void no_more_are_wiped_at_once_than_asked_for() {
        var scene = scene();
        var ada = scene.person();
        var talk = shortLived(ada, scene.person());
        scene.say(ada, talk, 5);
        wipe();
        pass(talk, Duration.ofDays(1));

        assertThat(store().log().wipe(3)).isEqualTo(3);
        assertThat(store().log().wipe(3)).isEqualTo(2);
        assertThat(store().log().wipe(3)).isZero();
    }

    @Test
    default void files_go_with_the_message_unless_another_carries_them() {
        var scene = scene();
        var ada = scene.person();
        var talk = shortLived(ada, scene.person());
        var both = filed(ada);
        var one = filed(ada);
        carry(ada, talk, both, one);
        carry(ada, scene.direct(ada, scene.person()), both);
        pass(talk, Duration.ofDays(1));
        assertThat(store().attachments().find(ada.id(), one.id())).isEmpty();

        wipe();

        var swept = store().attachments().sweep(Scene.now().minus(Duration.ofDays(1)), 100);
        assertThat(swept).extracting(stored -> stored.attachment().id()).contains(one.id());
        assertThat(store().attachments().find(ada.id(), both.id())).isPresent();
    }

    private Attachment filed(User owner) {
        var stored = AttachmentsContract.picture();
        store().attachments()
                .file(stored, owner.id(), Scene.clientId(), AttachmentsContract.PLENTY);
        return stored.attachment();
    }

    private void carry(User author, ConversationId conversation, Attachment... files) {
        var writing = Writing.of(new Body("look")).carrying(List.of(files));
        Scene.accepted(scene().append(conversation, Scene.draft(author, writing)));
    }
}
