package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every adapter of [Receipts] keeps.
public interface ReceiptsContract extends Staged {
    /// Ada has said ten things to Grace.
    record Talk(ConversationId id, User ada, User grace) {
        Mark mark(long delivered, long read) {
            return new Mark(id, grace.id(), new Watermarks(delivered, read));
        }

        News.Marked news(long delivered, long read) {
            return new News.Marked(mark(delivered, read), Set.of(ada.id(), grace.id()));
        }
    }

    private Talk talk() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var id = scene.direct(ada, grace);
        scene.say(ada, id, 10);
        return new Talk(id, ada, grace);
    }

    private List<News.Marked> raise(Mark... marks) {
        return store().receipts().raise(List.of(marks));
    }

    private void standsAt(Talk talk, long delivered, long read) {
        var marks = new Watermarks(delivered, read);
        var conversations = store().conversations();
        assertThat(conversations.head(talk.grace().id(), talk.id()).orElseThrow().mine())
                .isEqualTo(marks);
        assertThat(conversations.head(talk.ada().id(), talk.id()).orElseThrow().others())
                .isEqualTo(marks);
    }

    @Test
    default void marks_grow_and_all_members_are_named() {
        var talk = talk();
        assertThat(raise(talk.mark(5, 0))).containsExactly(talk.news(5, 0));
        standsAt(talk, 5, 0);
        assertThat(raise(talk.mark(7, 6))).containsExactly(talk.news(7, 6));
        standsAt(talk, 7, 6);
    }

    @Test
    default void marks_are_merged_never_lowered() {
        var talk = talk();
        raise(talk.mark(8, 2));
        assertThat(raise(talk.mark(4, 4))).containsExactly(talk.news(8, 4));
        assertThat(raise(talk.mark(9, 0))).containsExactly(talk.news(9, 4));
        standsAt(talk, 9, 4);
    }

    @Test
    default void what_changes_nothing_is_left_out() {
        var talk = talk();
        raise(talk.mark(5, 5));
        assertThat(raise(talk.mark(5, 5))).isEmpty();
        assertThat(raise(talk.mark(3, 1))).isEmpty();
        assertThat(raise(talk.mark(0, 0))).isEmpty();
        assertThat(raise()).isEmpty();
        standsAt(talk, 5, 5);
    }

    @Test
    default void no_mark_is_past_the_last_message() {
        var talk = talk();
        assertThat(raise(talk.mark(Long.MAX_VALUE, 11))).containsExactly(talk.news(10, 10));
        assertThat(raise(talk.mark(11, 11))).isEmpty();
        standsAt(talk, 10, 10);
    }

    @Test
    default void a_claim_to_have_read_says_that_it_was_delivered() {
        var talk = talk();
        assertThat(raise(talk.mark(0, 4))).containsExactly(talk.news(4, 4));
        standsAt(talk, 4, 4);
    }

    @Test
    default void strangers_marks_are_left_out_and_others_kept() {
        var talk = talk();
        var stranger = scene().person();
        var marks = new Watermarks(3, 3);

        assertThat(
                        raise(
                                new Mark(talk.id(), stranger.id(), marks),
                                new Mark(talk.id(), Scene.userId(), marks),
                                new Mark(Scene.conversationId(), talk.grace().id(), marks),
                                talk.mark(3, 3)))
                .containsExactly(talk.news(3, 3));
        assertThat(store().conversations().head(stranger.id(), talk.id())).isEmpty();
    }

    @Test
    default void several_marks_of_one_member_become_one() {
        var talk = talk();
        assertThat(raise(talk.mark(2, 1), talk.mark(6, 0), talk.mark(3, 3)))
                .containsExactly(talk.news(6, 3));
        standsAt(talk, 6, 3);
    }

    @Test
    default void marks_of_many_conversations_are_raised_together() {
        var one = talk();
        var other = talk();
        assertThat(raise(one.mark(1, 1), other.mark(2, 2)))
                .containsExactlyInAnyOrder(one.news(1, 1), other.news(2, 2));
    }

    @Test
    default void a_crowd_reaches_the_highest_mark_of_all() {
        var talk = talk();
        AtOnce.crowd(i -> raise(talk.mark(i % 9 + 1, i % 7 + 1)));
        standsAt(talk, 9, 7);
    }

    @Test
    default void a_crowd_that_marks_the_same_places_in_any_order_gets_no_knot() {
        var talks = IntStream.range(0, 6).mapToObj(_ -> talk()).toList();

        AtOnce.crowd(i -> {
            var marks = new ArrayList<>(talks.stream().map(t -> t.mark(i % 10, i % 10)).toList());
            Collections.shuffle(marks);
            if (i % 4 == 0) scene().say(talks.get(i % 6).ada(), talks.get(i % 6).id(), 2);
            return store().receipts().raise(marks);
        });

        talks.forEach(talk -> standsAt(talk, 9, 9));
    }

    @Test
    default void what_one_sends_is_on_their_device() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);

        scene.say(ada, talk, 2);

        assertThat(scene.head(ada, talk).mine()).isEqualTo(new Watermarks(2, 2));
        assertThat(scene.head(ada, talk).others()).isEqualTo(Watermarks.NONE);
        assertThat(scene.head(grace, talk).mine()).isEqualTo(Watermarks.NONE);
        assertThat(scene.head(grace, talk).others()).isEqualTo(new Watermarks(2, 2));
    }

    @Test
    default void sending_claims_to_have_read_only_what_was_shown() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        scene.say(ada, talk, 1);

        scene.say(grace, talk, "written without having read the first");
        assertThat(scene.head(grace, talk).mine()).isEqualTo(new Watermarks(2, 0));
        assertThat(scene.head(grace, talk).unread()).isEqualTo(1);

        scene.say(ada, talk, "written without having read the second");
        assertThat(scene.head(ada, talk).mine()).isEqualTo(new Watermarks(3, 1));

        scene.mark(grace, talk, 1, 1);
        scene.say(grace, talk, "written without having read the third");
        assertThat(scene.head(grace, talk).mine()).isEqualTo(new Watermarks(4, 1));

        scene.mark(grace, talk, 3, 3);
        scene.say(grace, talk, "written in full knowledge");
        assertThat(scene.head(grace, talk).mine()).isEqualTo(new Watermarks(5, 5));
        assertThat(scene.head(grace, talk).unread()).isZero();
    }

    @Test
    default void in_a_group_only_the_member_hears_of_their_own_mark() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada, grace, scene.person());
        scene.say(ada, group, 3);

        assertThat(scene.mark(grace, group, 3, 2))
                .containsExactly(
                        new News.Marked(
                                new Mark(group, grace.id(), new Watermarks(3, 2)),
                                Set.of(grace.id())));
    }

    @Test
    default void everybodys_marks_are_shown_to_members_alone() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var gone = scene.person();
        var group = scene.group(ada, grace, gone);
        scene.say(ada, group, 2);
        scene.mark(gone, group, 3, 3);
        scene.remove(ada, group, gone);
        scene.mark(grace, group, 3, 2);

        var marks = Map.of(ada.id(), new Watermarks(4, 4), grace.id(), new Watermarks(3, 2));
        assertThat(store().receipts().of(ada.id(), group)).isEqualTo(marks);
        assertThat(store().receipts().of(grace.id(), group)).isEqualTo(marks);
        assertThat(store().receipts().of(gone.id(), group)).isEmpty();
        assertThat(store().receipts().of(scene.person().id(), group)).isEmpty();
        assertThat(store().receipts().of(ada.id(), Scene.conversationId())).isEmpty();
    }

    @Test
    default void who_is_gone_raises_no_mark() {
        var scene = scene();
        var ada = scene.person();
        var gone = scene.person();
        var group = scene.group(ada, gone);
        scene.say(ada, group, 2);
        scene.remove(ada, group, gone);
        assertThat(scene.mark(gone, group, 3, 3)).isEmpty();
    }

    @Test
    default void a_group_has_reached_what_the_last_of_the_others_has() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var barbara = scene.person();
        var group = scene.group(ada, grace, barbara);
        scene.say(ada, group, 5);
        scene.mark(grace, group, 5, 2);
        scene.mark(barbara, group, 4, 3);

        assertThat(scene.head(ada, group).others()).isEqualTo(new Watermarks(4, 2));
        assertThat(scene.head(grace, group).others()).isEqualTo(new Watermarks(4, 3));
    }

    @Test
    default void who_joins_has_received_and_read_what_came_before() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var late = scene.person();
        var group = scene.group(ada, grace);
        scene.say(ada, group, 5);
        scene.mark(grace, group, 6, 6);

        scene.add(ada, group, late);

        assertThat(scene.head(late, group).mine()).isEqualTo(new Watermarks(6, 6));
        assertThat(scene.head(ada, group).others()).isEqualTo(new Watermarks(6, 6));
    }
}
