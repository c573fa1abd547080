package chat.sohbet.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.application.port.Audience;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SweepOutboxTest {
    private final Party party = new Party();
    private final UserId ada = party.guest("Ada");
    private final UserId grace = party.guest("Grace");
    private final ConversationId talk = party.chat.direct(ada, grace).orElseThrow();

    private boolean outboxIsEmpty() {
        return party.ports.outbox().waiting(Ticket.START, Duration.ZERO, 1).isEmpty();
    }

    @Test
    void what_was_not_carried_is_delivered_by_the_next_sweep_and_once() {
        party.cut.set(true);
        var message = party.say(ada, talk, "Hello");
        assertThat(party.ears.changes).isEmpty();

        party.chat.sweep();
        assertThat(party.ears.changes).isEmpty();

        party.clock.pass(SweepOutbox.NOTICED);
        party.chat.sweep();
        assertThat(party.ears.toldTo(grace))
                .singleElement()
                .satisfies(change ->
                        assertThat(change.messages()).containsExactly(message.seenBy(grace)));

        party.chat.sweep();
        assertThat(party.ears.toldTo(grace)).hasSize(1);
        assertThat(outboxIsEmpty()).isFalse();
    }

    @Test
    void what_is_left_is_handed_to_the_feed_again_until_it_is_carried() {
        party.cut.set(true);
        party.say(ada, talk, "Hello");
        party.clock.pass(SweepOutbox.LEFT);
        party.chat.sweep();
        assertThat(outboxIsEmpty()).isFalse();

        party.cut.set(false);
        party.chat.sweep();
        party.chat.sweep();
        assertThat(outboxIsEmpty()).isTrue();
    }

    @Test
    void what_was_carried_does_not_come_again() {
        party.say(ada, talk, "Hello");
        party.ears.changes.clear();
        party.clock.pass(SweepOutbox.LEFT);
        party.chat.sweep();
        assertThat(party.ears.changes).isEmpty();
    }

    @Test
    void a_long_outage_is_made_up_for_in_order() {
        party.cut.set(true);
        for (int i = 0; i < 700; i++) party.say(ada, talk, "message");
        party.guest("Eve");
        party.clock.pass(SweepOutbox.NOTICED);
        party.chat.sweep();
        party.chat.sweep();

        var versions = party.ears.toldTo(grace).stream().map(Change::version).distinct().toList();
        assertThat(versions.getLast()).isEqualTo(700);
        assertThat(party.ears.joined).extracting(User::username).hasToString("[Ada, Grace, Eve]");
    }

    @Test
    void a_sweep_that_broke_off_goes_on_where_it_was() {
        var broken = new AtomicBoolean(true);
        party.chat.tell(
                new Audience() {
                    @Override
                    public void joined(User user) {
                        if (broken.get() && user.username().text().equals("Eve"))
                            throw Party.away();
                    }
                });
        party.cut.set(true);
        party.guest("Dan");
        party.guest("Eve");
        party.guest("Fay");
        party.clock.pass(SweepOutbox.NOTICED);
        assertThatThrownBy(() -> party.chat.sweep()).isInstanceOf(Unavailable.class);

        broken.set(false);
        party.chat.sweep();

        assertThat(party.ears.joined)
                .extracting(user -> user.username().text())
                .containsExactly("Ada", "Grace", "Dan", "Eve", "Eve", "Fay");
    }
}
