package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.user.User;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every adapter of [Preferences] keeps.
public interface PreferencesContract extends NotesContract, ClearingContract, PrivacyContract {
    private News.Self change(
            User me, ConversationId conversation, UnaryOperator<Preference> change) {
        return store().preferences().change(me.id(), conversation, change).orElseThrow();
    }

    @Test
    default void what_is_arranged_stays_and_is_told_at_the_next_version() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var until = Scene.now().plusSeconds(3600);

        var news =
                change(
                        ada,
                        talk,
                        preference ->
                                preference
                                        .muted(until)
                                        .archived(true)
                                        .pinned(true)
                                        .unread(true)
                                        .draft(" Dear Grace,\n\u0001😀 "));

        var arranged =
                new Preference(
                        talk, until, true, true, true, " Dear Grace,\n\u0001😀 ", 0, false, 1);
        assertThat(news).isEqualTo(News.Self.of(ada.id(), arranged));
        assertThat(scene.head(ada, talk).preference()).isEqualTo(arranged);
        assertThat(store().preferences().since(ada.id(), 0)).isEqualTo(news);
    }

    @Test
    default void nothing_is_arranged_at_first() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        assertThat(scene.head(ada, talk).preference()).isEqualTo(Preference.none(talk));
        assertThat(store().preferences().since(ada.id(), 0))
                .isEqualTo(News.Self.unchanged(ada.id(), 0));
    }

    @Test
    default void for_ever_is_for_ever() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        change(ada, talk, preference -> preference.muted(Preference.ALWAYS));
        assertThat(scene.head(ada, talk).preference().mutedUntil()).isEqualTo(Preference.ALWAYS);
        change(ada, talk, preference -> preference.muted(Preference.none(talk).mutedUntil()));
        assertThat(scene.head(ada, talk).preference()).isEqualTo(Preference.none(talk).at(2));
    }

    @Test
    default void what_makes_no_difference_is_not_written() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        change(ada, talk, preference -> preference.pinned(true));

        assertThat(change(ada, talk, preference -> preference.pinned(true)))
                .isEqualTo(News.Self.unchanged(ada.id(), 1));
        assertThat(change(ada, talk, UnaryOperator.identity()).version()).isEqualTo(1);
        assertThat(store().preferences().since(ada.id(), 0).version()).isEqualTo(1);
    }

    @Test
    default void all_that_changed_since_comes_in_order_of_version() {
        var scene = scene();
        var ada = scene.person();
        var first = scene.direct(ada, scene.person());
        var second = scene.direct(ada, scene.person());
        change(ada, first, preference -> preference.pinned(true));
        change(ada, second, preference -> preference.pinned(true));
        change(ada, first, preference -> preference.draft("Dear"));

        var all = store().preferences().since(ada.id(), 0);
        assertThat(all.after()).isZero();
        assertThat(all.version()).isEqualTo(3);
        assertThat(all.preferences())
                .containsExactly(
                        Preference.none(second).pinned(true).at(2),
                        Preference.none(first).pinned(true).draft("Dear").at(3));
        assertThat(store().preferences().since(ada.id(), 2).preferences()).hasSize(1);
        assertThat(store().preferences().since(ada.id(), 3))
                .isEqualTo(News.Self.unchanged(ada.id(), 3));
    }

    @Test
    default void what_one_arranges_the_others_neither_see_nor_feel() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        scene.say(ada, talk, "Hello");
        var before = scene.head(grace, talk);

        change(ada, talk, preference -> preference.archived(true));

        assertThat(scene.head(grace, talk)).isEqualTo(before);
        assertThat(scene.head(ada, talk).version()).isEqualTo(1);
        assertThat(store().preferences().since(grace.id(), 0).version()).isZero();
    }

    @Test
    default void strangers_arrange_nothing_and_those_who_are_gone_do() {
        var scene = scene();
        var ada = scene.person();
        var gone = scene.person();
        var group = scene.group(ada, gone);
        scene.remove(ada, group, gone);
        UnaryOperator<Preference> archive = preference -> preference.archived(true);
        var preferences = store().preferences();

        assertThat(preferences.change(scene.person().id(), group, archive)).isEmpty();
        assertThat(preferences.change(ada.id(), Scene.conversationId(), archive)).isEmpty();
        assertThat(preferences.change(gone.id(), group, archive)).isPresent();
        assertThat(scene.head(gone, group).preference().archived()).isTrue();
    }

    @Test
    default void no_change_of_a_crowd_gets_lost() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());

        var news =
                AtOnce.crowd(_ ->
                        change(
                                ada,
                                talk,
                                preference -> {
                                    Thread.yield();
                                    return preference.draft(preference.draft() + "x");
                                }));

        assertThat(news)
                .extracting(News.Self::version)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, AtOnce.CROWD).boxed().toList());
        assertThat(news).allSatisfy(self -> assertThat(self.version()).isEqualTo(self.after() + 1));
        assertThat(scene.head(ada, talk).preference().draft()).isEqualTo("x".repeat(AtOnce.CROWD));
    }

    @Test
    default void a_change_that_fails_changes_nothing() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        assertThatThrownBy(() ->
                        change(
                                ada,
                                talk,
                                _ -> {
                                    throw new IllegalStateException("broken change");
                                }))
                .hasMessage("broken change");
        assertThat(store().preferences().since(ada.id(), 0).version()).isZero();
    }
}
