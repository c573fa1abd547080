package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Posting.Accepted;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Standing;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.User;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every adapter of [Conversations] keeps towards somebody who has blocked somebody.
public interface HiddenContract extends Staged {
    /// Ada has said something; Grace answered it and blocked her; Ada went on.
    record Quarrel(ConversationId talk, User ada, User grace, Message hidden) {}

    private Quarrel quarrel() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        scene.say(ada, talk, "Hello");
        scene.say(grace, talk, "Good bye");
        store().blocks().block(grace.id(), ada.id());
        return new Quarrel(talk, ada, grace, scene.say(ada, talk, "But"));
    }

    @Test
    default void the_judge_is_told_who_has_blocked_the_author() {
        var quarrel = quarrel();
        var seen = new ConcurrentLinkedQueue<Standing>();
        for (var author : List.of(quarrel.ada(), quarrel.grace()))
            store().log()
                    .append(
                            quarrel.talk(),
                            Scene.draft(author, "Hello"),
                            (locked, facts) -> {
                                seen.add(facts.author());
                                return locked.post(Scene.draft(author, "Hello"), facts);
                            });

        var plain = Standing.Member.PLAIN;
        assertThat(seen)
                .containsOnly(
                        new Standing.Member(plain.role(), plain.spans(), quarrel.grace().id()),
                        plain);
    }

    @Test
    default void what_is_hidden_is_read_nowhere() {
        var quarrel = quarrel();
        var grace = quarrel.grace();
        var talk = quarrel.talk();

        assertThat(scene().read(grace, talk)).extracting(Message::seq).containsExactly(1L, 2L);
        var conversations = store().conversations();
        assertThat(conversations.history(grace.id(), talk, new Slice.From(3, 9)).orElseThrow())
                .satisfies(page -> assertThat(page.messages()).isEmpty());
        assertThat(conversations.history(grace.id(), talk, new Slice.From(2, 1)).orElseThrow())
                .satisfies(page -> assertThat(page.more()).isFalse());
        var head = scene().head(grace, talk);
        assertThat(head.lastMessage().orElseThrow().seq()).isEqualTo(2);
        assertThat(head.unread()).isEqualTo(1);
        assertThat(head.activity()).isEqualTo(head.lastMessage().orElseThrow().at());
        var caught = scene().since(grace, talk, 2);
        assertThat(caught.messages()).isEmpty();
        assertThat(caught.version()).isEqualTo(3);
    }

    @Test
    default void the_author_is_not_told() {
        var quarrel = quarrel();
        var ada = quarrel.ada();

        var rows = scene().read(ada, quarrel.talk());
        assertThat(rows).extracting(Message::seq).containsExactly(1L, 2L, 3L);
        assertThat(rows).extracting(Message::hiddenFrom).containsOnlyNulls();
        assertThat(rows.getLast()).isEqualTo(quarrel.hidden().seenBy(ada.id()));
        assertThat(scene().since(ada, quarrel.talk(), 2).messages())
                .containsExactly(quarrel.hidden().seenBy(ada.id()));
        assertThat(scene().head(ada, quarrel.talk()).lastMessage())
                .contains(quarrel.hidden().seenBy(ada.id()));
    }

    @Test
    default void nobody_but_the_author_hears_of_what_is_hidden() {
        var quarrel = quarrel();

        var news = store().feed().changes(quarrel.talk()).getLast();

        assertThat(news.change().version()).isEqualTo(3);
        assertThat(news.to()).containsExactly(quarrel.ada().id());
        assertThat(news.blind()).isEmpty();
        assertThat(news.change().messages())
                .containsExactly(quarrel.hidden().seenBy(quarrel.ada().id()));
        assertThat(store().conversations().changed(quarrel.talk(), 2)).contains(news);
        assertThat(store().conversations().changed(quarrel.talk(), 1).getFirst().to())
                .containsExactly(quarrel.ada().id());
    }

    @Test
    default void who_edits_what_is_hidden_does_not_uncover_it() {
        var quarrel = quarrel();
        scene().edit(quarrel.ada(), quarrel.talk(), 3, "But still");
        store().blocks().unblock(quarrel.grace().id(), quarrel.ada().id());
        scene().edit(quarrel.ada(), quarrel.talk(), 3, "But please");

        assertThat(store().feed().changes(quarrel.talk()).getLast().to())
                .containsExactly(quarrel.ada().id());
        assertThat(scene().read(quarrel.grace(), quarrel.talk())).hasSize(2);
    }

    @Test
    default void a_conversation_in_which_all_is_hidden_is_not_listed() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        store().blocks().block(grace.id(), ada.id());
        var talk = scene.direct(ada, grace);
        scene.say(ada, talk, 3);

        assertThat(scene.list(grace)).isEmpty();
        assertThat(scene.list(ada)).containsExactly(talk);
    }

    @Test
    default void what_is_hidden_moves_no_conversation_to_the_top() {
        var scene = scene();
        var quarrel = quarrel();
        var other = scene.direct(quarrel.grace(), scene.person());
        scene.say(quarrel.grace(), other, "Hello");
        scene.say(quarrel.ada(), quarrel.talk(), "But");

        assertThat(scene.list(quarrel.grace())).containsExactly(other, quarrel.talk());
        assertThat(scene.list(quarrel.ada())).containsExactly(quarrel.talk());
    }

    @Test
    default void what_was_hidden_stays_so_and_what_comes_later_is_shown() {
        var quarrel = quarrel();
        store().blocks().unblock(quarrel.grace().id(), quarrel.ada().id());
        scene().say(quarrel.ada(), quarrel.talk(), "Thank you");

        assertThat(scene().read(quarrel.grace(), quarrel.talk()))
                .extracting(Message::seq)
                .containsExactly(1L, 2L, 4L);
        assertThat(scene().head(quarrel.grace(), quarrel.talk()).unread()).isEqualTo(2);
        assertThat(store().feed().changes(quarrel.talk()).getLast().to())
                .containsExactlyInAnyOrder(quarrel.ada().id(), quarrel.grace().id());
    }

    @Test
    default void a_block_hides_in_one_direction_only() {
        var quarrel = quarrel();
        var message = scene().say(quarrel.grace(), quarrel.talk(), "One more thing");
        assertThat(scene().read(quarrel.ada(), quarrel.talk()))
                .last()
                .isEqualTo(message.seenBy(quarrel.ada().id()));
    }

    @Test
    default void what_is_hidden_from_an_author_lies_not_between_them_and_what_they_write() {
        var quarrel = quarrel();
        scene().mark(quarrel.grace(), quarrel.talk(), 2, 2);
        scene().say(quarrel.grace(), quarrel.talk(), "One more thing");
        assertThat(scene().head(quarrel.grace(), quarrel.talk()).mine())
                .isEqualTo(new Watermarks(4, 4));
    }

    @Test
    default void in_a_group_nothing_is_hidden() {
        var scene = scene();
        var quarrel = quarrel();
        var group = scene.group(quarrel.ada(), quarrel.grace());
        var message = scene.say(quarrel.ada(), group, "Hello all");

        assertThat(message.hiddenFrom()).isNull();
        assertThat(scene.read(quarrel.grace(), group))
                .last()
                .isEqualTo(message.seenBy(quarrel.grace().id()));
        assertThat(store().conversations().audience(quarrel.ada().id(), group))
                .contains(quarrel.grace().id());
    }

    @Test
    default void who_is_blocked_types_unseen() {
        var quarrel = quarrel();
        var conversations = store().conversations();
        assertThat(conversations.audience(quarrel.ada().id(), quarrel.talk()))
                .isEqualTo(Set.of(quarrel.ada().id()));
        assertThat(conversations.audience(quarrel.grace().id(), quarrel.talk()))
                .isEqualTo(Set.of(quarrel.ada().id(), quarrel.grace().id()));
    }

    @Test
    default void a_message_is_sent_before_the_block_or_after_it() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);

        AtOnce.crowd(i -> {
            if (i == AtOnce.CROWD / 2) store().blocks().block(grace.id(), ada.id());
            return scene.append(talk, Scene.draft(ada, "message")) instanceof Accepted;
        });

        var seen = scene.read(grace, talk).stream().map(Message::seq).toList();
        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, seen.size()).boxed().toList());
        assertThat(scene.read(ada, talk)).hasSize(AtOnce.CROWD);
        assertThat(scene.say(ada, talk, "after the block").hiddenFrom()).isEqualTo(grace.id());
    }
}
