package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Conversations.Position;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Posting.Accepted;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every adapter of [Conversations] keeps when conversations are opened and listed.
public interface ListContract extends Staged {
    private Conversations conversations() {
        return store().conversations();
    }

    @Test
    default void two_people_have_one_direct_conversation_whoever_opens_it() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var fresh = Scene.conversationId();

        assertThat(conversations().direct(ada.id(), grace.id(), fresh)).isEqualTo(fresh);
        assertThat(scene.direct(ada, grace)).isEqualTo(fresh);
        assertThat(scene.direct(grace, ada)).isEqualTo(fresh);
        assertThat(scene.direct(ada, scene.person())).isNotEqualTo(fresh);
    }

    @Test
    default void a_crowd_that_opens_one_conversation_gets_one() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();

        var ids =
                AtOnce.crowd(i -> i % 2 == 0 ? scene.direct(ada, grace) : scene.direct(grace, ada));

        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(conversations().head(ada.id(), ids.getFirst())).isPresent();
    }

    @Test
    default void an_empty_conversation_is_listed_for_who_opened_it_alone() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);

        assertThat(scene().list(ada)).containsExactly(talk);
        assertThat(scene().list(grace)).isEmpty();
        assertThat(conversations().head(grace.id(), talk)).isPresent();

        scene.say(ada, talk, "Hello");
        assertThat(scene().list(grace)).containsExactly(talk);
    }

    @Test
    default void a_head_tells_all_that_a_list_shows() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        scene.say(ada, talk, 3);
        var last = scene.say(grace, talk, "Good evening");
        scene.mark(grace, talk, 3, 2);
        scene.mark(ada, talk, 4, 3);

        var head = conversations().head(ada.id(), talk).orElseThrow();

        assertThat(head.id()).isEqualTo(talk);
        assertThat(head.kind()).isEqualTo(Kind.DIRECT);
        assertThat(head.members()).containsExactlyInAnyOrder(ada, grace);
        assertThat(head.seq()).isEqualTo(4);
        assertThat(head.version()).isEqualTo(4);
        assertThat(head.unread()).isEqualTo(1);
        assertThat(head.mine()).isEqualTo(new Watermarks(4, 3));
        assertThat(head.others()).isEqualTo(new Watermarks(4, 2));
        assertThat(head.lastMessage()).contains(last.seenBy(ada.id()));
        assertThat(head.activity()).isEqualTo(last.at());
        assertThat(conversations().heads(ada.id(), Position.TOP, 9)).containsExactly(head);

        var hers = conversations().head(grace.id(), talk).orElseThrow();
        assertThat(hers.lastMessage()).contains(last);
        assertThat(hers.unread()).isEqualTo(1);
        assertThat(hers.mine()).isEqualTo(head.others());
        assertThat(hers.others()).isEqualTo(head.mine());
    }

    @Test
    default void the_head_of_an_empty_conversation_is_empty() {
        var scene = scene();
        var ada = scene.person();
        var before = Instant.now().minus(Duration.ofHours(1));
        var talk = scene.direct(ada, scene.person());

        var head = conversations().head(ada.id(), talk).orElseThrow();

        assertThat(head.lastMessage()).isEmpty();
        assertThat(head.seq()).isZero();
        assertThat(head.version()).isZero();
        assertThat(head.unread()).isZero();
        assertThat(head.mine()).isEqualTo(Watermarks.NONE);
        assertThat(head.others()).isEqualTo(Watermarks.NONE);
        assertThat(head.activity()).isAfter(before);
    }

    @Test
    default void unread_counts_what_others_wrote_and_stops_at_many() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        scene.say(grace, talk, 2);
        scene.say(ada, talk, 3);
        assertThat(unread(ada, talk)).isEqualTo(2);
        assertThat(unread(grace, talk)).isEqualTo(3);

        scene.chatter(ada, talk, 6);
        assertThat(unread(grace, talk)).isEqualTo(99);
        scene.say(ada, talk, 2);
        assertThat(unread(grace, talk)).isEqualTo(Head.MANY);

        scene.mark(grace, talk, 100, 100);
        assertThat(unread(grace, talk)).isEqualTo(3);
    }

    private int unread(User viewer, ConversationId conversation) {
        return conversations().head(viewer.id(), conversation).orElseThrow().unread();
    }

    @Test
    default void the_list_is_in_order_of_activity() {
        var scene = scene();
        var ada = scene.person();
        var first = scene.direct(ada, scene.person());
        var second = scene.direct(ada, scene.person());
        var third = scene.direct(ada, scene.person());
        for (var talk : List.of(first, second, third, first)) scene.say(ada, talk, "Hello");

        assertThat(scene().list(ada)).containsExactly(first, third, second);
    }

    @Test
    default void a_list_is_paged_without_loss_even_where_activity_is_equal() {
        var scene = scene();
        var ada = scene.person();
        var same = Scene.now().plus(Duration.ofHours(1));
        var talks = new ArrayList<ConversationId>();
        for (int i = 0; i < 7; i++) {
            // Random in every bit, so that an order of signed numbers shows.
            var talk =
                    conversations()
                            .direct(
                                    ada.id(),
                                    scene.person().id(),
                                    new ConversationId(UUID.randomUUID()));
            sayAt(ada, talk, same);
            talks.add(talk);
        }
        talks.sort(Comparator.comparing(ConversationId::toString).reversed());

        var paged = new ArrayList<ConversationId>();
        var position = Position.TOP;
        List<Head> page;
        do {
            page = conversations().heads(ada.id(), position, 2);
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            page.forEach(head -> paged.add(head.id()));
            if (!page.isEmpty())
                position = new Position(page.getLast().activity(), page.getLast().id());
        } while (!page.isEmpty());

        assertThat(paged).isEqualTo(talks);
    }

    private void sayAt(User author, ConversationId conversation, Instant at) {
        var draft = Scene.draft(author, "Hello");
        store().log()
                .append(
                        conversation,
                        draft,
                        (locked, _) ->
                                new Accepted(
                                        locked.id(),
                                        Message.written(
                                                locked.seq() + 1,
                                                locked.version() + 1,
                                                draft,
                                                at,
                                                null)));
    }

    @Test
    default void to_a_stranger_a_conversation_is_one_that_does_not_exist() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        scene.say(ada, talk, "Hello");
        var stranger = scene.person();

        for (var id : List.of(talk, Scene.conversationId())) {
            assertThat(conversations().head(stranger.id(), id)).isEmpty();
            assertThat(conversations().history(stranger.id(), id, new Slice.Newest(9))).isEmpty();
            assertThat(conversations().since(stranger.id(), id, 0))
                    .isEqualTo(new Resync.Refused(Refusal.NOT_FOUND));
        }
        assertThat(scene().list(stranger)).isEmpty();
        assertThat(conversations().head(Scene.userId(), talk)).isEmpty();
    }
}
