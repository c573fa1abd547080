package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.User;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every adapter of [Conversations] keeps towards members who come late or go.
public interface SpansContract extends Staged {
    /// Ada's group; Grace joins with 4 and goes with 7, comes again with 10; 12 is the last.
    record Story(ConversationId group, User ada, User grace) {}

    private Story joined() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada);
        scene.say(ada, group, 2);
        scene.add(ada, group, grace);
        scene.say(ada, group, 2);
        return new Story(group, ada, grace);
    }

    private Story gone() {
        var story = joined();
        scene().remove(story.ada(), story.group(), story.grace());
        scene().say(story.ada(), story.group(), 2);
        return story;
    }

    private Story back() {
        var story = gone();
        scene().add(story.ada(), story.group(), story.grace());
        scene().say(story.ada(), story.group(), 2);
        return story;
    }

    private List<Long> seen(User viewer, ConversationId group, Slice slice) {
        return store()
                .conversations()
                .history(viewer.id(), group, slice)
                .orElseThrow()
                .messages()
                .stream()
                .map(Message::seq)
                .toList();
    }

    private boolean more(User viewer, ConversationId group, Slice slice) {
        return store().conversations().history(viewer.id(), group, slice).orElseThrow().more();
    }

    @Test
    default void who_joins_sees_nothing_earlier() {
        var story = joined();
        var group = story.group();
        var grace = story.grace();

        assertThat(seen(grace, group, new Slice.Newest(9))).containsExactly(4L, 5L, 6L);
        assertThat(seen(grace, group, new Slice.From(1, 9))).containsExactly(4L, 5L, 6L);
        assertThat(seen(grace, group, new Slice.Before(4, 9))).isEmpty();
        assertThat(seen(grace, group, new Slice.Around(2, 9))).containsExactly(4L, 5L, 6L);
        assertThat(more(grace, group, new Slice.Newest(3))).isFalse();
        assertThat(more(grace, group, new Slice.Newest(2))).isTrue();
        var head = scene().head(grace, group);
        assertThat(head.unread()).isEqualTo(2);
        assertThat(head.seq()).isEqualTo(6);
        assertThat(head.version()).isEqualTo(6);

        var caught = scene().since(grace, group, 0);
        assertThat(caught.messages()).extracting(Message::seq).containsExactly(4L, 5L, 6L);
        assertThat(caught.members()).hasSize(2);
        assertThat(caught.properties()).isPresent();
        assertThat(caught.version()).isEqualTo(6);
    }

    @Test
    default void what_happens_to_earlier_messages_moves_the_version_and_tells_nothing() {
        var story = joined();
        var late = story.grace();
        scene().edit(story.ada(), story.group(), 2, "edited");

        var news = store().feed().changes(story.group()).getLast();
        assertThat(news.to()).containsExactly(story.ada().id());
        assertThat(news.blind()).containsExactly(late.id());
        assertThat(store().conversations().changed(story.group(), 6)).contains(news);

        var caught = scene().since(late, story.group(), 6);
        assertThat(caught.messages()).isEmpty();
        assertThat(caught.version()).isEqualTo(7);
    }

    @Test
    default void who_may_see_a_part_of_moved_news_finds_the_gap_alone() {
        var story = joined();
        var news = store().conversations().changed(story.group(), 2).getFirst();
        assertThat(news.change().messages()).hasSize(4);
        assertThat(news.to()).containsExactly(story.ada().id());
        assertThat(news.blind()).isEmpty();
    }

    @Test
    default void who_is_gone_keeps_what_came_before() {
        var story = gone();
        var group = story.group();
        var grace = story.grace();

        assertThat(seen(grace, group, new Slice.Newest(9))).containsExactly(4L, 5L, 6L, 7L);
        assertThat(seen(grace, group, new Slice.From(7, 9))).containsExactly(7L);
        assertThat(more(grace, group, new Slice.From(5, 2))).isTrue();
        assertThat(more(grace, group, new Slice.From(5, 3))).isFalse();
        assertThat(scene().list(grace)).containsExactly(group);
        var head = scene().head(grace, group);
        assertThat(head.active()).isFalse();
        assertThat(head.seq()).isEqualTo(7);
        assertThat(head.version()).isEqualTo(7);
        assertThat(head.lastMessage().orElseThrow().seq()).isEqualTo(7);
        assertThat(head.activity()).isEqualTo(head.lastMessage().orElseThrow().at());
        var page = store().conversations().history(grace.id(), group, new Slice.Newest(1));
        assertThat(page.orElseThrow().version()).isEqualTo(7);
    }

    @Test
    default void who_is_gone_keeps_the_title_and_hears_of_no_other() {
        var story = joined();
        var scene = scene();
        rename(story, "Tea");
        describe(story, "Daily at five");
        scene.remove(story.ada(), story.group(), story.grace());
        long gone = scene.head(story.grace(), story.group()).version();
        var known = scene.head(story.grace(), story.group()).properties();
        assertThat(known.map(Properties::title)).contains(new Title("Tea"));

        rename(story, "Coffee");
        var tea = new Properties(new Title("Tea"), new Description("Daily at five"), gone);
        assertThat(scene.head(story.grace(), story.group()).properties()).contains(tea);

        describe(story, "Never");
        var plain = new Properties(new Title("Tea"), Description.NONE, gone);
        assertThat(scene.head(story.grace(), story.group()).properties()).contains(plain);

        scene.add(story.ada(), story.group(), story.grace());
        assertThat(scene.head(story.grace(), story.group()).properties())
                .isEqualTo(scene.head(story.ada(), story.group()).properties());
    }

    private void rename(Story story, String title) {
        scene().settle(
                        story.group(),
                        (locked, now) -> locked.rename(story.ada().id(), new Title(title), now));
    }

    private void describe(Story story, String text) {
        scene().settle(
                        story.group(),
                        (locked, now) ->
                                locked.describe(story.ada().id(), new Description(text), now));
    }

    @Test
    default void who_is_gone_catches_up_to_the_row_that_says_so() {
        var story = gone();
        var group = story.group();
        var grace = story.grace();

        var caught = scene().since(grace, group, 5);
        assertThat(caught.messages()).extracting(Message::seq).containsExactly(6L, 7L);
        assertThat(caught.members()).extracting(Member::user).containsExactly(grace.id());
        assertThat(caught.version()).isEqualTo(7);
        assertThat(caught.seq()).isEqualTo(7);
        assertThat(scene().since(grace, group, 7).messages()).isEmpty();
        assertThat(store().conversations().since(grace.id(), group, 8))
                .isEqualTo(new Resync.Reset(group, 7, 7));
    }

    @Test
    default void who_is_gone_catches_up_with_what_was_changed_meanwhile() {
        var story = joined();
        scene().remove(story.ada(), story.group(), story.grace());
        scene().react(story.ada(), story.group(), 5, new Emoji("👍"));
        scene().say(story.ada(), story.group(), 1);

        var caught = scene().since(story.grace(), story.group(), 4);

        assertThat(caught.messages())
                .extracting(Message::seq)
                .containsExactlyInAnyOrder(5L, 6L, 7L);
        assertThat(caught.version()).isEqualTo(7);
        assertThat(caught.seq()).isEqualTo(7);
    }

    @Test
    default void who_is_gone_hears_nothing_of_those_who_stay() {
        var story = gone();
        var conversations = store().conversations();
        scene().add(story.ada(), story.group(), scene().person());

        assertThat(conversations.members(story.grace().id(), story.group())).isEmpty();
        assertThat(conversations.audience(story.grace().id(), story.group())).isEmpty();
        assertThat(conversations.invite(story.grace().id(), story.group())).isEmpty();
        assertThat(scene().since(story.grace(), story.group(), 6).members())
                .extracting(Member::user)
                .containsExactly(story.grace().id());
        assertThat(store().feed().changes(story.group()).getLast().to())
                .doesNotContain(story.grace().id());
        assertThat(store().feed().changes(story.group()).getLast().blind()).isEmpty();
    }

    @Test
    default void moved_news_past_ones_going_are_not_theirs() {
        var story = joined();
        scene().remove(story.ada(), story.group(), story.grace());
        scene().react(story.ada(), story.group(), 5, new Emoji("👍"));

        var conversations = store().conversations();
        assertThat(conversations.changed(story.group(), 6).getFirst().to())
                .containsExactly(story.ada().id());
        assertThat(conversations.changed(story.group(), 6).getFirst().blind()).isEmpty();
    }

    @Test
    default void who_comes_again_sees_both_spans_and_not_what_lies_between() {
        var story = back();
        var group = story.group();
        var grace = story.grace();

        assertThat(seen(grace, group, new Slice.Newest(9)))
                .containsExactly(4L, 5L, 6L, 7L, 10L, 11L, 12L);
        assertThat(seen(grace, group, new Slice.Newest(4))).containsExactly(7L, 10L, 11L, 12L);
        assertThat(seen(grace, group, new Slice.Before(10, 2))).containsExactly(6L, 7L);
        assertThat(seen(grace, group, new Slice.From(6, 3))).containsExactly(6L, 7L, 10L);
        assertThat(seen(grace, group, new Slice.From(8, 2))).containsExactly(10L, 11L);
        assertThat(more(grace, group, new Slice.Before(10, 4))).isFalse();
        assertThat(more(grace, group, new Slice.From(4, 7))).isFalse();
        var head = scene().head(grace, group);
        assertThat(head.active()).isTrue();
        assertThat(head.seq()).isEqualTo(12);
        assertThat(head.unread()).isEqualTo(2);
        assertThat(scene().since(grace, group, 7).messages())
                .extracting(Message::seq)
                .containsExactly(10L, 11L, 12L);
    }

    @Test
    default void who_comes_again_with_the_next_row_has_missed_nothing() {
        var story = joined();
        var scene = scene();
        scene.remove(story.ada(), story.group(), story.grace());
        scene.add(story.ada(), story.group(), story.grace());
        scene.say(story.ada(), story.group(), 1);

        assertThat(seen(story.grace(), story.group(), new Slice.Newest(9)))
                .containsExactly(4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(scene.head(story.grace(), story.group()).active()).isTrue();
    }

    @Test
    default void members_are_shown_to_members() {
        var story = gone();
        var conversations = store().conversations();
        assertThat(conversations.members(story.ada().id(), story.group()))
                .extracting(Member::user)
                .containsExactlyInAnyOrder(story.ada().id(), story.grace().id());
        assertThat(conversations.members(scene().person().id(), story.group())).isEmpty();
        assertThat(conversations.members(story.ada().id(), Scene.conversationId())).isEmpty();
    }

    @Test
    default void an_audience_are_the_members_of_now() {
        var scene = scene();
        var story = gone();
        var late = scene.person();
        scene.add(story.ada(), story.group(), late);
        var conversations = store().conversations();

        assertThat(conversations.audience(late.id(), story.group()))
                .isEqualTo(Set.of(story.ada().id(), late.id()));
        assertThat(conversations.audience(scene.person().id(), story.group())).isEmpty();
        assertThat(conversations.audience(late.id(), Scene.conversationId())).isEmpty();
        var talk = scene.direct(story.ada(), late);
        assertThat(conversations.audience(late.id(), talk))
                .isEqualTo(Set.of(story.ada().id(), late.id()));
    }

    @Test
    default void a_group_is_to_strangers_one_that_does_not_exist() {
        var story = joined();
        var stranger = scene().person();
        var conversations = store().conversations();
        assertThat(conversations.head(stranger.id(), story.group())).isEmpty();
        assertThat(conversations.history(stranger.id(), story.group(), new Slice.Newest(9)))
                .isEmpty();
        assertThat(conversations.since(stranger.id(), story.group(), 0))
                .isEqualTo(new Resync.Refused(Refusal.NOT_FOUND));
    }
}
