package chat.sohbet.application;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Receipts;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MarkMessagesTest {
    private final Party party = new Party();
    private final UserId ada = party.guest("Ada");
    private final UserId grace = party.guest("Grace");
    private final ConversationId talk = party.chat.direct(ada, grace).orElseThrow();

    private void messages(int count) {
        for (int i = 0; i < count; i++) party.say(ada, talk, "message");
    }

    private Watermarks marks() {
        return party.chat.head(grace, talk).orElseThrow().mine();
    }

    @Test
    void marks_are_gathered_and_told_as_one() {
        messages(9);
        for (int seq = 1; seq <= 9; seq++) party.chat.mark(grace, talk, new Watermarks(seq, 0));
        party.chat.mark(grace, talk, new Watermarks(0, 5));
        assertThat(marks()).isEqualTo(Watermarks.NONE);

        party.clock.pass(MarkMessages.PATIENCE);

        assertThat(marks()).isEqualTo(new Watermarks(9, 5));
        assertThat(party.ears.marks).containsExactly(new Mark(talk, grace, new Watermarks(9, 5)));
    }

    @Test
    void what_comes_after_is_gathered_anew() {
        messages(2);
        party.chat.mark(grace, talk, new Watermarks(1, 1));
        party.clock.pass(MarkMessages.PATIENCE);
        party.chat.mark(grace, talk, new Watermarks(2, 2));
        party.clock.pass(MarkMessages.PATIENCE);
        assertThat(party.ears.marks)
                .extracting(Mark::watermarks)
                .containsExactly(new Watermarks(1, 1), new Watermarks(2, 2));
    }

    @Test
    void marks_that_change_nothing_are_told_to_nobody() {
        messages(1);
        party.chat.mark(ada, talk, new Watermarks(1, 1));
        party.chat.mark(party.guest("Eve"), talk, new Watermarks(1, 1));
        party.clock.pass(MarkMessages.PATIENCE);
        assertThat(party.ears.marks).isEmpty();
    }

    @Test
    void what_was_gathered_is_written_before_the_end() {
        messages(1);
        party.chat.mark(grace, talk, new Watermarks(1, 1));
        party.chat.close();
        assertThat(marks()).isEqualTo(new Watermarks(1, 1));
    }

    /// Away for the first two calls.
    private static final class Shaky implements Receipts {
        final List<Mark> raised = new ArrayList<>();
        int calls;

        @Override
        public List<News.Marked> raise(Collection<Mark> marks) {
            if (++calls <= 2) throw Party.away();
            raised.addAll(marks);
            return List.of();
        }

        @Override
        public Map<UserId, Watermarks> of(UserId viewer, ConversationId conversation) {
            return Map.of();
        }
    }

    @Test
    void while_the_store_is_away_marks_wait() {
        var receipts = new Shaky();
        var feed = party.ports.feed();
        var marks =
                new MarkMessages(
                        receipts, feed, new MergeMarks(receipts, feed, party.clock), party.clock);
        marks.mark(talk, grace, new Watermarks(3, 3));
        party.clock.pass(MarkMessages.PATIENCE);
        marks.mark(talk, grace, new Watermarks(4, 0));
        for (int i = 0; i < 3; i++) party.clock.pass(MarkMessages.PATIENCE);

        assertThat(receipts.raised).containsExactly(new Mark(talk, grace, new Watermarks(4, 3)));
        assertThat(receipts.calls).isEqualTo(3);
    }

    @Test
    void in_a_group_all_hear_once_a_second_how_far_all_others_have_come() {
        var eve = party.guest("Eve");
        var group =
                party.chat
                        .groups()
                        .found(ada, Party.clientId(), new Title("Tea"), Set.of(grace, eve))
                        .conversation();
        party.say(ada, group, "Hello");
        party.chat.mark(grace, group, new Watermarks(2, 2));
        party.chat.mark(eve, group, new Watermarks(2, 1));
        party.clock.pass(MarkMessages.PATIENCE);
        assertThat(party.ears.merged).isEmpty();

        party.clock.pass(MergeMarks.AT_MOST_EVERY);

        assertThat(party.ears.merged)
                .containsExactlyInAnyOrder(
                        new Watermarks(2, 1), new Watermarks(2, 1), new Watermarks(2, 2));
    }

    @Test
    void those_who_stay_hear_of_it_although_who_marked_first_has_left() {
        var eve = party.guest("Eve");
        var group =
                party.chat
                        .groups()
                        .found(ada, Party.clientId(), new Title("Tea"), Set.of(grace, eve))
                        .conversation();
        party.chat.mark(grace, group, new Watermarks(1, 1));
        party.clock.pass(MarkMessages.PATIENCE);
        party.chat.mark(eve, group, new Watermarks(1, 1));
        party.clock.pass(MarkMessages.PATIENCE);
        party.chat.groups().leave(grace, group);

        party.clock.pass(MergeMarks.AT_MOST_EVERY);

        assertThat(party.ears.merged).containsExactly(new Watermarks(1, 1), new Watermarks(1, 1));
    }

    @Test
    void each_has_the_least_of_what_all_others_have_reached() {
        var first = new UserId(new UUID(0, 1));
        var second = new UserId(new UUID(0, 2));
        var third = new UserId(new UUID(0, 3));
        assertThat(
                        MergeMarks.others(
                                Map.of(
                                        first, new Watermarks(9, 1),
                                        second, new Watermarks(5, 5),
                                        third, new Watermarks(7, 3))))
                .isEqualTo(
                        Map.of(
                                first, new Watermarks(5, 3),
                                second, new Watermarks(7, 1),
                                third, new Watermarks(5, 1)));
        assertThat(MergeMarks.others(Map.of(first, new Watermarks(9, 1)))).isEmpty();
        assertThat(MergeMarks.others(Map.of())).isEmpty();
    }

    @Test
    void patience_is_short() {
        assertThat(MarkMessages.PATIENCE).isLessThan(Duration.ofMillis(500));
    }
}
