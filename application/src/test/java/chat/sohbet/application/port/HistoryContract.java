package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.History;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.User;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every adapter of [Conversations] keeps when messages are read page by page.
public interface HistoryContract extends Staged {
    private Conversations conversations() {
        return store().conversations();
    }

    @Test
    default void history_is_read_backwards_and_forwards_to_both_ends() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        scene.say(ada, talk, 10);

        page(ada, talk, new Slice.Newest(4), 7, 10, true);
        page(ada, talk, new Slice.Newest(10), 1, 10, false);
        page(ada, talk, new Slice.Newest(11), 1, 10, false);

        page(ada, talk, new Slice.Before(7, 4), 3, 6, true);
        page(ada, talk, new Slice.Before(5, 4), 1, 4, false);
        page(ada, talk, new Slice.Before(3, 4), 1, 2, false);
        page(ada, talk, new Slice.Before(1, 4), 1, 0, false);
        page(ada, talk, new Slice.Before(Long.MAX_VALUE, 4), 7, 10, true);

        page(ada, talk, new Slice.From(1, 4), 1, 4, true);
        page(ada, talk, new Slice.From(7, 4), 7, 10, false);
        page(ada, talk, new Slice.From(9, 4), 9, 10, false);
        page(ada, talk, new Slice.From(11, 4), 1, 0, false);
        page(ada, talk, new Slice.From(Long.MAX_VALUE, Slice.MAX), 1, 0, false);

        page(ada, talk, new Slice.Around(5, 3), 4, 6, true);
        page(ada, talk, new Slice.Around(5, 4), 3, 6, true);
        page(ada, talk, new Slice.Around(5, 1), 5, 5, true);
        page(ada, talk, new Slice.Around(1, 5), 1, 5, true);
        page(ada, talk, new Slice.Around(9, 4), 7, 10, false);
        page(ada, talk, new Slice.Around(10, 5), 8, 10, false);
    }

    private void page(
            User viewer,
            ConversationId conversation,
            Slice slice,
            long first,
            long last,
            boolean more) {
        var page = conversations().history(viewer.id(), conversation, slice).orElseThrow();
        assertThat(page.messages())
                .as("%s", slice)
                .extracting(Message::seq)
                .isEqualTo(LongStream.rangeClosed(first, last).boxed().toList());
        assertThat(page.more()).as("more of %s", slice).isEqualTo(more);
        assertThat(page.version()).isEqualTo(10);
        assertThat(page.conversation()).isEqualTo(conversation);
    }

    @Test
    default void an_empty_conversation_has_an_empty_history() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var none = new History(talk, 0, List.of(), false);
        for (var slice :
                List.of(
                        new Slice.Newest(9),
                        new Slice.Before(9, 9),
                        new Slice.From(1, 9),
                        new Slice.Around(1, 9)))
            assertThat(conversations().history(ada.id(), talk, slice)).contains(none);
    }

    @Test
    default void a_history_keeps_its_identity() {
        var identity = conversations().history();
        scene().person();
        assertThat(conversations().history()).isEqualTo(identity);
    }
}
