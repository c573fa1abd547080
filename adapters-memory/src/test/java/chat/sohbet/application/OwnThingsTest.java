package chat.sohbet.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.Privacy;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Preferences, blocks and presence.
class OwnThingsTest {
    private final Party party = new Party();
    private final UserId ada = party.guest("Ada");
    private final UserId grace = party.guest("Grace");
    private final ConversationId talk = party.chat.direct(ada, grace).orElseThrow();

    @Test
    void what_one_arranges_reaches_their_own_devices() {
        var news = party.chat.own().arrange(ada, talk, own -> own.pinned(true)).orElseThrow();
        assertThat(party.ears.selves).containsExactly(news);
        assertThat(party.chat.own().since(ada, 0)).isEqualTo(news);
        assertThat(party.chat.head(ada, talk).orElseThrow().preference().pinned()).isTrue();
    }

    @Test
    void what_makes_no_difference_is_not_told() {
        party.chat.own().arrange(ada, talk, own -> own.pinned(false));
        assertThat(party.ears.selves).isEmpty();
        assertThat(party.chat.own().arrange(party.guest("Eve"), talk, own -> own.pinned(true)))
                .isEmpty();
    }

    @Test
    void who_blocks_somebody_hears_no_more_of_them() {
        assertThat(party.chat.block(grace, ada)).isTrue();
        party.say(ada, talk, "Hello?");
        assertThat(party.ears.toldTo(grace)).isEmpty();
        assertThat(party.ears.toldTo(ada))
                .singleElement()
                .satisfies(change ->
                        assertThat(change.messages())
                                .extracting(Message::hiddenFrom)
                                .containsOnlyNulls());
        assertThat(party.chat.blocked(grace)).containsExactly(ada);
        assertThat(party.chat.blocked(ada)).isEmpty();

        party.chat.unblock(grace, ada);
        party.say(ada, talk, "Hello again");
        assertThat(party.ears.toldTo(grace)).hasSize(1);
    }

    @Test
    void one_blocks_others_who_exist() {
        assertThat(party.chat.block(ada, new UserId(UUID.randomUUID()))).isFalse();
        assertThatThrownBy(() -> party.chat.block(ada, ada)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void who_comes_and_goes_is_shown() {
        party.chat.presence().arrive(ada);
        party.chat.upkeep().beat();
        party.clock.pass(Duration.ofMinutes(5));
        party.chat.presence().depart(ada);
        assertThat(party.ears.presences).extracting(Presence::online).containsExactly(true, false);
        assertThat(party.chat.presence().presences(grace, Set.of(ada)))
                .containsExactly(new Presence(ada, false, party.clock.instant()));
    }

    @Test
    void who_is_blocked_sees_nobody_come_or_go() {
        party.chat.presence().arrive(ada);
        party.chat.block(ada, grace);
        assertThat(party.chat.presence().presences(grace, Set.of(ada)))
                .containsExactly(Presence.unseen(ada));
        assertThat(party.chat.presence().presences(ada, Set.of(ada)).getFirst().online()).isTrue();
    }

    @Test
    void who_hides_when_they_were_here_sees_it_of_nobody() {
        party.chat.presence().arrive(ada);
        party.chat.presence().arrive(grace);
        var eve = party.guest("Eve");
        party.chat.own().keep(ada, Privacy.OPEN.lastSeen(false));

        assertThat(party.ears.presences).as("others look again").hasSize(3);
        assertThat(party.chat.presence().presences(grace, Set.of(ada)))
                .containsExactly(Presence.unseen(ada));
        assertThat(party.chat.presence().presences(ada, Set.of(grace)))
                .containsExactly(Presence.unseen(grace));
        assertThat(party.chat.presence().presences(ada, Set.of(ada)).getFirst().online()).isTrue();
        assertThat(party.chat.presence().presences(eve, Set.of(grace)).getFirst().online())
                .isTrue();
        assertThat(party.chat.presence().blind(grace, Set.of(ada, eve))).containsExactly(ada);
        assertThat(party.chat.presence().blind(ada, Set.of(grace, eve, ada)))
                .containsExactlyInAnyOrder(grace, eve);
    }

    @Test
    void typing_is_shown_to_members_and_over_soon() {
        party.chat.presence().typing(ada, talk, true);
        assertThat(party.ears.typing)
                .singleElement()
                .satisfies(typing -> {
                    assertThat(typing.user()).isEqualTo(ada);
                    assertThat(typing.to()).contains(grace);
                    assertThat(typing.until())
                            .isEqualTo(party.clock.instant().plus(ShowPresence.TYPING));
                });
        party.chat.presence().typing(party.guest("Eve"), talk, true);
        assertThat(party.ears.typing).hasSize(1);
    }
}
