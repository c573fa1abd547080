package chat.sohbet.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoteTest {
    private static final ConversationId TALK = new ConversationId(new UUID(0, 1));
    private static final UserId ADA = new UserId(new UUID(0, 2));
    private static final Message HELLO =
            Message.written(
                    1,
                    1,
                    new Draft(new ClientId(new UUID(0, 3)), ADA, new Body("Hello")),
                    Instant.EPOCH,
                    null);

    private final Note none = Note.none(TALK, 1);

    @Test
    void what_somebody_wrote_can_have_a_star() {
        var starred = new Note(TALK, 1, true, false, 0);
        assertThat(none.star(true, HELLO)).isEqualTo(new Noting.Noted(starred));
        assertThat(starred.at(4).star(false, HELLO)).isEqualTo(new Noting.Noted(none.at(4)));
    }

    @Test
    void what_is_deleted_or_told_by_the_house_gets_none_and_may_lose_it() {
        var told = new Event(Event.What.LEFT, List.of(), "");
        for (var target :
                List.of(HELLO.deleted(2), Message.happened(1, 1, ADA, told, Instant.EPOCH))) {
            assertThat(none.star(true, target)).isEqualTo(new Noting.Refused(Refusal.NOT_ALLOWED));
            assertThat(none.star(false, target)).isEqualTo(new Noting.Noted(none));
        }
    }

    @Test
    void what_is_hidden_has_no_star_and_stays_hidden() {
        var hidden = new Note(TALK, 1, true, false, 4).hide();
        assertThat(hidden).isEqualTo(new Note(TALK, 1, false, true, 4));
        assertThat(hidden.hide()).isEqualTo(hidden);
        assertThat(hidden.star(true, HELLO)).isEqualTo(new Noting.Refused(Refusal.NOT_FOUND));
        assertThat(Note.cleared(TALK, 1).hidden()).isTrue();
    }

    @Test
    void out_of_sight_is_all_up_to_a_mark_and_some_later_ones() {
        var hidden = Hidden.NOTHING.with(7).with(4).upTo(5);
        assertThat(hidden).isEqualTo(new Hidden(5, Set.of(7L)));
        assertThat(hidden.upTo(3)).isEqualTo(hidden);
        assertThat(List.of(1L, 4L, 5L, 6L, 7L, 8L).stream().filter(hidden::contain))
                .containsExactly(1L, 4L, 5L, 7L);
    }
}
