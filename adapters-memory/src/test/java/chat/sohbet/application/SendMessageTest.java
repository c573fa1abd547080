package chat.sohbet.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SendMessageTest {
    private final Party party = new Party();
    private final UserId ada = party.guest("Ada");
    private final UserId grace = party.guest("Grace");

    @Test
    void two_people_have_one_conversation_whoever_opens_it() {
        var talk = party.chat.direct(ada, grace);
        assertThat(talk).isPresent();
        assertThat(party.chat.direct(grace, ada)).isEqualTo(talk);
        assertThat(party.chat.direct(ada, new UserId(UUID.randomUUID()))).isEmpty();
        assertThatThrownBy(() -> party.chat.direct(ada, ada))
                .isInstanceOf(InvalidValue.class)
                .hasMessageStartingWith("to must be");
    }

    @Test
    void to_send_twice_is_to_send_once() {
        var talk = party.chat.direct(ada, grace).orElseThrow();
        var draft = Party.draft(ada, "Hello");

        var first = (Posting.Accepted) party.chat.send(talk, draft, 0);
        var second = (Posting.Repeated) party.chat.send(talk, draft, 0);

        assertThat(second.message()).isEqualTo(first.message());
        assertThat(party.chat.history(grace, talk, new Slice.Newest(9)).orElseThrow().messages())
                .extracting(Message::seq)
                .containsExactly(1L);
        assertThat(party.ears.toldTo(grace)).hasSize(1);
    }

    @Test
    void a_stranger_is_told_that_there_is_nothing() {
        var talk = party.chat.direct(ada, grace).orElseThrow();
        assertThat(party.chat.send(talk, Party.draft(party.guest("Eve"), "Hello"), 5))
                .isEqualTo(new Posting.Refused(Refusal.NOT_FOUND));
        assertThat(party.ears.changes).isEmpty();
    }

    @Test
    void who_answers_has_read_what_they_were_shown() {
        var talk = party.chat.direct(ada, grace).orElseThrow();
        party.say(ada, talk, "one");
        party.say(ada, talk, "two");

        party.chat.send(talk, Party.draft(grace, "an answer to the first"), 1);
        assertThat(party.chat.head(grace, talk).orElseThrow().mine())
                .isEqualTo(new Watermarks(3, 1));
        assertThat(party.ears.marks).hasSize(1);

        party.chat.send(talk, Party.draft(grace, "an answer to both"), 3);
        assertThat(party.chat.head(grace, talk).orElseThrow().mine())
                .isEqualTo(new Watermarks(4, 4));
    }
}
