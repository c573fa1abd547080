package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import chat.sohbet.domain.conversation.Amendment.Amended;
import chat.sohbet.domain.conversation.Amendment.Refused;
import chat.sohbet.domain.conversation.Amendment.Unchanged;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Writing;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every adapter keeps of messages that are held up to everybody, and of those that call
/// somebody: both are told in the conversation's row of the list.
public interface PinContract extends Staged {
    @Test
    default void a_pinned_message_is_told_as_any_change_and_in_the_list() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        scene.say(ada, talk, 3);

        var pinned = Scene.amended(scene.pin(grace, talk, 2, true));
        scene.pin(ada, talk, 1, true);

        assertThat(pinned.pinned()).isTrue();
        assertThat(pinned.version()).isEqualTo(4);
        assertThat(scene.since(ada, talk, 3).messages())
                .extracting(Message::seq, Message::pinned)
                .containsExactly(tuple(2L, true), tuple(1L, true));
        for (var reader : List.of(ada, grace))
            assertThat(scene.head(reader, talk).pins()).containsExactly(2L, 1L);
        assertThat(scene.pin(ada, talk, 2, true)).isInstanceOf(Unchanged.class);

        scene.edit(ada, talk, 2, "still pinned");
        scene.pin(ada, talk, 1, false);
        assertThat(scene.head(ada, talk).pins()).containsExactly(2L);
        assertThat(scene.read(ada, talk))
                .extracting(Message::pinned)
                .containsExactly(false, true, false);
    }

    @Test
    default void the_fourth_is_refused_even_to_a_crowd() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        scene.say(ada, talk, AtOnce.CROWD);

        var answers = AtOnce.crowd(i -> scene.pin(ada, talk, i + 1, true));

        assertThat(answers).filteredOn(Amended.class::isInstance).hasSize(3);
        assertThat(answers).contains(new Refused(Refusal.PINNED_ENOUGH));
        var pins = scene.head(ada, talk).pins();
        assertThat(pins).hasSize(3);
        scene.delete(ada, talk, pins.getFirst());
        assertThat(scene.head(ada, talk).pins()).isEqualTo(pins.subList(1, 3));
        assertThat(Scene.amended(scene.pin(ada, talk, free(pins), true)).pinned()).isTrue();
    }

    private static long free(List<Long> pins) {
        long seq = 1;
        while (pins.contains(seq)) seq++;
        return seq;
    }

    @Test
    default void pins_are_only_shown_to_those_who_may_see_their_message() {
        var scene = scene();
        var ada = scene.person();
        var late = scene.person();
        var group = scene.group(ada, scene.person());
        scene.say(ada, group, 2);
        scene.pin(ada, group, 2, true);
        scene.add(ada, group, late);
        var seen = scene.say(ada, group, "for all");
        scene.pin(late, group, seen.seq(), true);

        assertThat(scene.head(ada, group).pins()).containsExactly(2L, seen.seq());
        assertThat(scene.head(late, group).pins()).containsExactly(seen.seq());
        assertThat(scene.pin(late, group, 2, false)).isEqualTo(new Refused(Refusal.NOT_FOUND));
        scene.hide(late, group, seen.seq());
        assertThat(scene.head(late, group).pins()).isEmpty();
        scene.clear(ada, group, seen.seq());
        assertThat(scene.head(ada, group).pins()).isEmpty();
    }

    // Who is called

    @Test
    default void a_head_counts_the_unread_that_call_me_by_name() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada, grace);
        var call = Writing.of(new Body("@Grace")).mentioning(List.of(grace.id(), ada.id()));
        scene.say(ada, group, 1);
        for (int i = 0; i < 3; i++) scene.append(group, Scene.draft(ada, call));
        assertThat(scene.head(grace, group).unread()).isEqualTo(4);
        assertThat(scene.head(grace, group).mentioned()).isEqualTo(3);
        assertThat(scene.head(ada, group).mentioned()).as("her own").isZero();

        scene.delete(ada, group, 3);
        scene.hide(grace, group, 4);
        assertThat(scene.head(grace, group).mentioned()).isEqualTo(1);
        scene.mark(grace, group, 5, 5);
        assertThat(scene.head(grace, group).mentioned()).isZero();
    }

    @Test
    default void calls_behind_many_unread_are_counted_still() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada, grace);
        scene.chatter(ada, group, 8);
        var call = Writing.of(new Body("@Grace")).mentioning(List.of(grace.id()));
        scene.append(group, Scene.draft(ada, call));

        assertThat(scene.head(grace, group).unread()).isEqualTo(100);
        assertThat(scene.head(grace, group).mentioned()).isEqualTo(1);
    }
}
