package chat.sohbet.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.application.port.Audience;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.application.port.Trace;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

        party.chat.upkeep().sweep();
        assertThat(party.ears.changes).isEmpty();

        party.clock.pass(SweepOutbox.NOTICED);
        party.chat.upkeep().sweep();
        assertThat(party.ears.toldTo(grace))
                .singleElement()
                .satisfies(change ->
                        assertThat(change.messages()).containsExactly(message.seenBy(grace)));

        party.chat.upkeep().sweep();
        assertThat(party.ears.toldTo(grace)).hasSize(1);
        assertThat(outboxIsEmpty()).isFalse();
    }

    @Test
    void what_was_not_carried_is_delivered_under_the_names_of_all_who_sent_it() {
        var heard = new ArrayList<Trace>();
        party.chat.tell(
                new Audience() {
                    @Override
                    public void changed(Change change, Set<UserId> to) {
                        heard.add(Trace.current());
                    }
                });
        party.cut.set(true);
        var traces = List.of(Trace.fresh(), Trace.fresh());
        for (var trace : traces) trace.run(() -> party.say(ada, talk, "Hello"));
        party.clock.pass(SweepOutbox.NOTICED);
        party.chat.upkeep().sweep();

        assertThat(heard).isNotEmpty().containsOnly(Trace.together(traces));
    }

    @Test
    void what_every_node_was_given_time_to_tell_is_forgotten() {
        party.cut.set(true);
        party.say(ada, talk, "Hello");
        party.clock.pass(SweepOutbox.NOTICED);
        party.chat.upkeep().sweep();
        assertThat(outboxIsEmpty()).isFalse();

        party.clock.pass(Duration.ofSeconds(10));
        party.chat.upkeep().sweep();

        assertThat(outboxIsEmpty()).isTrue();
        assertThat(party.ears.toldTo(grace)).hasSize(1);
    }

    @Test
    void what_can_never_be_told_holds_nobody_up() {
        var tries = new AtomicInteger();
        party.chat.tell(
                new Audience() {
                    @Override
                    public void joined(User user) {
                        if (user.username().text().equals("Dan"))
                            throw new IllegalStateException("broken on purpose");
                        if (user.username().text().equals("Eve")) {
                            tries.incrementAndGet();
                            throw Party.away();
                        }
                    }
                });
        party.cut.set(true);
        for (var name : List.of("Dan", "Eve", "Fay")) party.guest(name);
        party.clock.pass(SweepOutbox.NOTICED);
        assertThatThrownBy(() -> party.chat.upkeep().sweep()).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> party.chat.upkeep().sweep()).isInstanceOf(Unavailable.class);

        party.chat.upkeep().sweep();

        assertThat(party.ears.joined).extracting(user -> user.username().text()).endsWith("Fay");
        assertThat(tries).hasValue(3);
        party.chat.upkeep().sweep();
        assertThat(tries).hasValue(3);
    }

    @Test
    void one_conversations_many_entries_are_told_together() {
        party.cut.set(true);
        for (int i = 0; i < 50; i++) party.say(ada, talk, "message");
        party.clock.pass(SweepOutbox.NOTICED);

        party.chat.upkeep().sweep();

        assertThat(party.ears.toldTo(grace)).hasSize(2);
        assertThat(party.ears.toldTo(grace).getFirst().messages()).hasSize(50);
    }

    @Test
    void what_was_carried_does_not_come_again() {
        party.say(ada, talk, "Hello");
        party.ears.changes.clear();
        party.clock.pass(Duration.ofSeconds(10));
        party.chat.upkeep().sweep();
        assertThat(party.ears.changes).isEmpty();
    }

    @Test
    void a_long_outage_is_made_up_for_in_order() {
        party.cut.set(true);
        for (int i = 0; i < 700; i++) party.say(ada, talk, "message");
        party.guest("Eve");
        party.clock.pass(SweepOutbox.NOTICED);
        party.chat.upkeep().sweep();
        party.chat.upkeep().sweep();

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
        assertThatThrownBy(() -> party.chat.upkeep().sweep()).isInstanceOf(Unavailable.class);

        broken.set(false);
        party.chat.upkeep().sweep();

        assertThat(party.ears.joined)
                .extracting(user -> user.username().text())
                .containsExactly("Ada", "Grace", "Dan", "Eve", "Eve", "Fay");
    }
}
