package chat.sohbet.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class PreferenceTest {
    private final Preference none = Preference.none(new ConversationId(new UUID(0, 1)));

    @Test
    void each_change_leaves_the_rest_as_it_was() {
        var all =
                none.muted(Preference.ALWAYS)
                        .archived(true)
                        .pinned(true)
                        .unread(true)
                        .draft("Dear")
                        .at(7);
        assertThat(all)
                .isEqualTo(
                        new Preference(
                                none.conversation(),
                                Preference.ALWAYS,
                                true,
                                true,
                                true,
                                "Dear",
                                0,
                                false,
                                7));
        assertThat(
                        all.muted(none.mutedUntil())
                                .archived(false)
                                .pinned(false)
                                .unread(false)
                                .draft("")
                                .at(0))
                .isEqualTo(none);
    }

    @Test
    void what_is_cleared_does_not_come_back() {
        var cleared = none.pinned(true).unread(true).draft("Dear").cleared(5);
        assertThat(cleared).isEqualTo(none.pinned(true).draft("Dear").cleared(5));
        assertThat(cleared.cleared(3).cleared()).isEqualTo(5);
        assertThat(cleared.archived(true).muted(Preference.ALWAYS).cleared()).isEqualTo(5);
    }

    @Test
    void what_is_removed_loses_what_was_put_there_by_hand_and_clearing_brings_it_back() {
        var removed = none.pinned(true).unread(true).archived(true).draft("Dear").removed(5);
        assertThat(removed).isEqualTo(none.archived(true).removed(5));
        assertThat(removed.draft("x").removed()).isTrue();
        assertThat(removed.cleared(6).removed()).isFalse();
    }

    @Test
    void a_draft_is_kept_as_it_is_while_it_is_no_novel() {
        assertThat(none.draft(" \n ").draft()).isEqualTo(" \n ");
        assertThat(none.draft("x".repeat(Preference.MAX_DRAFT)).draft()).hasSize(8_192);
        assertThatThrownBy(() -> none.draft("x".repeat(Preference.MAX_DRAFT + 1)))
                .hasMessage("draft must be 8192 characters at most");
        assertThatThrownBy(() -> none.draft("\uD83D")).hasMessageStartingWith("draft must be");
    }
}
