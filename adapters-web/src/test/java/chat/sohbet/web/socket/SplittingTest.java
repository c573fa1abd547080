package chat.sohbet.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.History;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Spans;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplittingTest {
    private static final int MOST = 252 * 1024;
    private static final ConversationId ID = new ConversationId(UUID.randomUUID());
    private static final UserId ADA = new UserId(UUID.randomUUID());

    /// `count` messages whose text is as large as can be: every character takes six bytes.
    private static List<Message> messages(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(seq ->
                        Message.written(
                                seq,
                                seq + 10,
                                new Draft(
                                        new ClientId(UUID.randomUUID()),
                                        ADA,
                                        new Body("x" + "\u0001".repeat(7_998) + "x")),
                                Instant.EPOCH,
                                null))
                .toList();
    }

    private static History history(int count) {
        return new History(ID, 99, messages(count), false);
    }

    private static List<Long> seqs(History history) {
        return history.messages().stream().map(Message::seq).toList();
    }

    @Test
    void a_change_that_fits_is_left_alone() {
        var change = new Change(ID, 10, 15, 5, messages(5), List.of(), null);

        assertThat(Splitting.of(change, MOST)).containsExactly(change);
    }

    @Test
    void parts_of_a_change_lead_from_one_to_the_next() {
        var member = new Member(ADA, Role.MEMBER, Spans.ALL, 12);
        var parts =
                Splitting.of(new Change(ID, 10, 33, 22, messages(22), List.of(member), null), MOST);

        assertThat(parts).hasSize(5);
        assertThat(parts.getFirst().after()).isEqualTo(10);
        assertThat(parts.getLast().version()).isEqualTo(33);
        for (int at = 1; at < parts.size(); at++)
            assertThat(parts.get(at).after()).isEqualTo(parts.get(at - 1).version());
        for (var part : parts) {
            assertThat(part.messages().getLast().version()).isLessThanOrEqualTo(part.version());
            assertThat(part.seq()).isEqualTo(22);
        }
        assertThat(parts.stream().flatMap(part -> part.messages().stream())).hasSize(22);
        assertThat(parts.getFirst().members()).containsExactly(member);
        assertThat(parts.getLast().members()).isEmpty();
    }

    @Test
    void of_a_page_that_is_too_large_stays_what_is_next_to_its_beginning() {
        assertThat(seqs(Splitting.cut(history(20), new Slice.Newest(20), MOST)))
                .containsExactly(16L, 17L, 18L, 19L, 20L);
        assertThat(seqs(Splitting.cut(history(20), new Slice.Before(21, 20), MOST)))
                .containsExactly(16L, 17L, 18L, 19L, 20L);
        assertThat(seqs(Splitting.cut(history(20), new Slice.From(1, 20), MOST)))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(seqs(Splitting.cut(history(20), new Slice.Around(10, 20), MOST)))
                .containsExactly(8L, 9L, 10L, 11L, 12L);
    }

    @Test
    void a_page_that_was_cut_says_that_there_is_more() {
        assertThat(Splitting.cut(history(20), new Slice.Newest(20), MOST).more()).isTrue();
        assertThat(Splitting.cut(history(20), new Slice.From(1, 20), MOST).more()).isTrue();
        assertThat(Splitting.cut(history(20), new Slice.Around(20, 20), MOST).more())
                .as("nothing newer was cut")
                .isFalse();
        assertThat(Splitting.cut(history(5), new Slice.Newest(5), MOST).more()).isFalse();
    }
}
