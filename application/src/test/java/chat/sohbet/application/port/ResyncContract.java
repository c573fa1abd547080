package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.User;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every adapter of [Conversations] keeps when somebody catches up by version.
public interface ResyncContract extends Staged {
    private Conversations conversations() {
        return store().conversations();
    }

    @Test
    default void what_changed_since_comes_in_order_of_version() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var said = scene.say(ada, talk, 5);

        assertThat(scene().since(ada, talk, 0)).isEqualTo(change(talk, 0, 5, said));
        assertThat(scene().since(ada, talk, 3)).isEqualTo(change(talk, 3, 5, said.subList(3, 5)));
        assertThat(scene().since(ada, talk, 5)).isEqualTo(change(talk, 5, 5, List.of()));
    }

    private static Change change(
            ConversationId conversation, long after, long version, List<Message> messages) {
        return new Change(conversation, after, version, version, messages, List.of(), null);
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

        assertThat(scene().since(ada, talk, most).messages()).hasSize(Resync.MAX_ROWS);
        assertThat(conversations().changed(talk, most).getFirst().change().messages())
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

        var log = scene().since(grace, talk, 0).messages();
        assertThat(log).hasSize(all);
        for (int i = 1; i < AtOnce.CROWD; i += 2) assertThat(followed.get(i)).isEqualTo(log);
    }

    private List<Message> follow(User reader, ConversationId conversation, int all) {
        var held = new HashMap<Long, Message>();
        long version = 0;
        while (held.size() < all) {
            AtOnce.goOn();
            var change = scene().since(reader, conversation, version);
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

        var changed = conversations().changed(talk, 2).getFirst();

        assertThat(changed.change()).isEqualTo(change(talk, 2, 3, List.of(last)));
        assertThat(changed.to()).containsExactlyInAnyOrder(ada.id(), grace.id());
        assertThat(conversations().changed(talk, 0).getFirst().change().messages()).hasSize(3);
        assertThat(conversations().changed(talk, 3)).isEmpty();
        assertThat(conversations().changed(talk, 4)).isEmpty();
        assertThat(conversations().changed(Scene.conversationId(), 0)).isEmpty();
    }

    @Test
    default void who_went_is_told_how_far_to_read_whatever_happened_after_that() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var eve = scene.person();
        var group = scene.group(ada, grace, eve);
        long before = scene.head(ada, group).version();
        scene.say(ada, group, "To all");
        var removal = scene.remove(ada, group, grace);
        scene.say(eve, group, "To who is left");

        var told = conversations().changed(group, before);

        assertThat(told).hasSize(2);
        assertThat(told.getFirst().to()).containsExactlyInAnyOrder(ada.id(), eve.id());
        var forGrace = Change.upTo(group, removal.version(), removal.seq());
        assertThat(told.getLast())
                .isEqualTo(new News.Changed(forGrace, Set.of(grace.id()), Set.of()));
        assertThat(scene.since(grace, group, before).version()).isEqualTo(removal.version());
        assertThat(conversations().changed(group, removal.version())).hasSize(1);
        assertThat(conversations().changed(group, removal.version() + 1)).isEmpty();
    }

    @Test
    default void who_went_is_told_so_though_they_hid_some_of_what_changed() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada, grace);
        var first = scene.say(ada, group, "Out of sight");
        scene.clear(grace, group, first.seq());
        scene.edit(ada, group, first.seq(), "Out of sight, and edited");
        var removal = scene.remove(ada, group, grace);

        var told = conversations().changed(group, first.version());

        var forGrace = Change.upTo(group, removal.version(), removal.seq());
        assertThat(told)
                .contains(new News.Changed(forGrace, Set.of(grace.id()), Set.of()))
                .hasSize(2);
    }

    @Test
    default void who_went_is_told_so_though_it_is_too_much_for_the_others() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada, grace);
        long before = scene.head(ada, group).version();
        var removal = scene.remove(ada, group, grace);
        scene.chatter(ada, group, Resync.MAX_ROWS / AtOnce.CROWD + 1);

        var told = conversations().changed(group, before);

        var forGrace = Change.upTo(group, removal.version(), removal.seq());
        assertThat(told).containsExactly(new News.Changed(forGrace, Set.of(grace.id()), Set.of()));
    }

    @Test
    default void only_authors_learn_what_their_clients_called_a_message() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        var message = scene.say(ada, talk, "Hello");

        assertThat(scene().read(ada, talk)).containsExactly(message);
        assertThat(scene().read(grace, talk)).containsExactly(message.seenBy(grace.id()));
        assertThat(scene().since(ada, talk, 0).messages()).containsExactly(message);
        assertThat(scene().since(grace, talk, 0).messages())
                .containsExactly(message.seenBy(grace.id()));
    }
}
