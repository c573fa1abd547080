package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.user.User;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every adapter of [Blocks] keeps. What a block hides is in [HiddenContract].
public interface BlocksContract extends Staged {
    @Test
    default void a_block_is_ones_own() {
        var ada = scene().person();
        var grace = scene().person();
        var barbara = scene().person();

        store().blocks().block(ada.id(), grace.id());
        store().blocks().block(ada.id(), barbara.id());

        assertThat(store().blocks().of(ada.id()))
                .containsExactlyInAnyOrder(grace.id(), barbara.id());
        assertThat(store().blocks().of(grace.id())).isEmpty();
        assertThat(store().blocks().of(Scene.userId())).isEmpty();
    }

    @Test
    default void who_blocked_somebody_is_found_among_those_one_asks_for() {
        var ada = scene().person();
        var grace = scene().person();
        var barbara = scene().person();
        store().blocks().block(grace.id(), ada.id());
        store().blocks().block(barbara.id(), ada.id());
        store().blocks().block(ada.id(), barbara.id());

        assertThat(store().blocks().blockers(ada.id(), List.of(grace.id(), Scene.userId())))
                .containsExactly(grace.id());
        assertThat(store().blocks().blockers(grace.id(), List.of(ada.id()))).isEmpty();
        assertThat(store().blocks().blockers(ada.id(), List.of())).isEmpty();
    }

    @Test
    default void to_do_it_again_changes_nothing() {
        var ada = scene().person();
        var grace = scene().person();
        store().blocks().unblock(ada.id(), grace.id());
        store().blocks().block(ada.id(), grace.id());
        store().blocks().block(ada.id(), grace.id());
        assertThat(store().blocks().of(ada.id())).containsExactly(grace.id());

        store().blocks().unblock(ada.id(), grace.id());
        store().blocks().unblock(ada.id(), grace.id());
        assertThat(store().blocks().of(ada.id())).isEmpty();
    }

    @Test
    default void a_block_holds_in_a_conversation_that_is_opened_later() {
        var ada = scene().person();
        var grace = scene().person();
        store().blocks().block(ada.id(), grace.id());
        hides(ada, grace, true);
        store().blocks().unblock(ada.id(), grace.id());
        hides(ada, grace, false);
    }

    private void hides(User viewer, User author, boolean hidden) {
        var message = scene().say(author, scene().direct(viewer, author), "Hello");
        assertThat(message.hiddenFrom(viewer.id())).isEqualTo(hidden);
    }

    @Test
    default void a_crowd_that_blocks_and_unblocks_gets_no_knot() {
        var ada = scene().person();
        var grace = scene().person();
        var talk = scene().direct(ada, grace);
        AtOnce.crowd(i -> {
            var me = i % 2 == 0 ? ada : grace;
            var other = i % 2 == 0 ? grace : ada;
            store().blocks().block(me.id(), other.id());
            if (i % 3 == 0) store().blocks().unblock(me.id(), other.id());
            return scene().say(me, talk, "Hello");
        });
        assertThat(scene().head(ada, talk).seq()).isEqualTo(AtOnce.CROWD);
    }
}
