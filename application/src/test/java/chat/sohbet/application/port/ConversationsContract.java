package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Conversations.Position;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.History;
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
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every adapter of [Conversations] keeps.
public interface ConversationsContract extends Staged {
    private Conversations conversations() {
        return store().conversations();
    }

    // Opening

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

        assertThat(list(ada)).containsExactly(talk);
        assertThat(list(grace)).isEmpty();
        assertThat(conversations().head(grace.id(), talk)).isPresent();

        scene.say(ada, talk, "Hello");
        assertThat(list(grace)).containsExactly(talk);
    }

    private List<ConversationId> list(User viewer) {
        return conversations().heads(viewer.id(), Position.TOP, 100).stream()
                .map(Head::id)
                .toList();
    }

    // Heads

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

        assertThat(list(ada)).containsExactly(first, third, second);
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
                        (locked, _, _) ->
                                new Accepted(
                                        locked.id(),
                                        Message.written(
                                                locked.seq() + 1,
                                                locked.version() + 1,
                                                draft,
                                                at,
                                                null)));
    }

    // Strangers

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
        assertThat(list(stranger)).isEmpty();
        assertThat(conversations().head(Scene.userId(), talk)).isEmpty();
    }

    // History

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
    default void only_authors_learn_what_their_clients_called_a_message() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        var message = scene.say(ada, talk, "Hello");

        assertThat(read(ada, talk)).containsExactly(message);
        assertThat(read(grace, talk)).containsExactly(message.seenBy(grace.id()));
        assertThat(caught(ada, talk, 0).messages()).containsExactly(message);
        assertThat(caught(grace, talk, 0).messages()).containsExactly(message.seenBy(grace.id()));
    }

    private List<Message> read(User viewer, ConversationId conversation) {
        return conversations()
                .history(viewer.id(), conversation, new Slice.Newest(Slice.MAX))
                .orElseThrow()
                .messages();
    }

    // Resync

    @Test
    default void what_changed_since_comes_in_order_of_version() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var said = scene.say(ada, talk, 5);

        assertThat(caught(ada, talk, 0)).isEqualTo(change(talk, 0, 5, said));
        assertThat(caught(ada, talk, 3)).isEqualTo(change(talk, 3, 5, said.subList(3, 5)));
        assertThat(caught(ada, talk, 5)).isEqualTo(change(talk, 5, 5, List.of()));
    }

    private static Change change(
            ConversationId conversation, long after, long version, List<Message> messages) {
        return new Change(conversation, after, version, version, messages, List.of(), null);
    }

    private Change caught(User viewer, ConversationId conversation, long after) {
        return switch (conversations().since(viewer.id(), conversation, after)) {
            case Resync.Catch caught -> caught.change();
            case Resync.Reset reset -> throw new AssertionError(reset);
            case Resync.Refused refused -> throw new AssertionError(refused);
        };
    }

    @Test
    default void who_is_ahead_of_the_store_starts_anew() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        scene.say(ada, talk, 2);

        assertThat(conversations().since(ada.id(), talk, 3))
                .isEqualTo(new Resync.Reset(talk, 2, 2));
    }

    @Test
    default void past_so_many_rows_it_is_better_to_start_anew() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        scene.chatter(ada, talk, Resync.MAX_ROWS / AtOnce.CROWD + 1);
        long version = conversations().head(ada.id(), talk).orElseThrow().version();
        long most = version - Resync.MAX_ROWS;

        assertThat(conversations().since(ada.id(), talk, most - 1))
                .isEqualTo(new Resync.Reset(talk, version, version));
        assertThat(conversations().changed(talk, most - 1)).isEmpty();

        assertThat(caught(ada, talk, most).messages()).hasSize(Resync.MAX_ROWS);
        assertThat(conversations().changed(talk, most).orElseThrow().change().messages())
                .hasSize(Resync.MAX_ROWS);
    }

    @Test
    default void who_follows_by_version_has_everything_while_others_write() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        int each = 8;
        int all = AtOnce.CROWD / 2 * each;

        var followed =
                AtOnce.crowd(i -> {
                    if (i % 2 == 0) scene.say(ada, talk, each);
                    return i % 2 == 0 ? List.<Message>of() : follow(grace, talk, all);
                });

        var log = caught(grace, talk, 0).messages();
        assertThat(log).hasSize(all);
        for (int i = 1; i < AtOnce.CROWD; i += 2) assertThat(followed.get(i)).isEqualTo(log);
    }

    private List<Message> follow(User reader, ConversationId conversation, int all) {
        var held = new HashMap<Long, Message>();
        long version = 0;
        while (held.size() < all) {
            var change = caught(reader, conversation, version);
            assertThat(change.after()).isEqualTo(version);
            assertThat(change.seq()).isEqualTo(change.version());
            assertThat(change.messages()).hasSize((int) (change.version() - version));
            change.messages().forEach(message -> held.put(message.seq(), message));
            version = change.version();
        }
        return LongStream.rangeClosed(1, all).mapToObj(held::get).toList();
    }

    @Test
    default void moved_news_are_read_again_as_they_were_carried() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        scene.say(ada, talk, 2);
        var last = scene.say(grace, talk, "Hello");

        var changed = conversations().changed(talk, 2).orElseThrow();

        assertThat(changed.change()).isEqualTo(change(talk, 2, 3, List.of(last)));
        assertThat(changed.to()).containsExactlyInAnyOrder(ada.id(), grace.id());
        assertThat(conversations().changed(talk, 0).orElseThrow().change().messages()).hasSize(3);
        assertThat(conversations().changed(talk, 3)).isEmpty();
        assertThat(conversations().changed(talk, 4)).isEmpty();
        assertThat(conversations().changed(Scene.conversationId(), 0)).isEmpty();
    }

    @Test
    default void a_history_keeps_its_identity() {
        var identity = conversations().history();
        scene().person();
        assertThat(conversations().history()).isEqualTo(identity);
    }
}
