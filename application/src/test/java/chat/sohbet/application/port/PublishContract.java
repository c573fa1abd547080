package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/// What every adapter of [MessageLog] keeps towards the [Feed].
public interface PublishContract extends Staged {
    /// Messages that each of the crowd writes.
    int MESSAGES = 5;

    Emoji HEART = new Emoji("❤️");

    @Test
    default void the_feed_hears_every_version_in_order_however_many_write() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);

        AtOnce.crowd(i -> scene.say(i % 2 == 0 ? ada : grace, talk, MESSAGES));

        long version = 0;
        var carried = new ArrayList<Message>();
        for (var news : store().feed().changes(talk)) {
            assertThat(news.to()).containsExactlyInAnyOrder(ada.id(), grace.id());
            assertThat(news.change().after()).isEqualTo(version);
            version = news.change().version();
            assertThat(news.change().seq()).isEqualTo(version);
            carried.addAll(news.change().messages());
        }
        assertThat(version).isEqualTo(AtOnce.CROWD * MESSAGES);
        assertThat(carried).allSatisfy(message -> assertThat(message.clientId()).isPresent());
        assertThat(carried)
                .extracting(message -> message.seenBy(ada.id()))
                .isEqualTo(scene.read(ada, talk));
    }

    @Test
    default void the_feed_has_been_given_the_change_when_append_returns() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        assertThat(store().feed().changes(talk)).isEmpty();

        AtOnce.crowd(_ -> {
            var message = scene.say(ada, talk, "Hello");
            assertThat(store().feed().version(talk)).isGreaterThanOrEqualTo(message.version());
            return message;
        });
    }

    @Test
    default void who_hears_of_a_message_can_read_it() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var read = new ConcurrentLinkedQueue<List<Message>>();
        store().feed()
                .subscribe(news -> {
                    if (news instanceof News.Changed changed
                            && changed.change().conversation().equals(talk))
                        read.add(scene.read(ada, talk));
                });

        var message = scene.say(ada, talk, "Hello");

        assertThat(read).containsExactly(List.of(message));
    }

    @Test
    default void whatever_changes_the_feed_hears_every_version_in_order() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada, grace);
        var first = scene.say(ada, group, "Hello").seq();

        AtOnce.crowd(i ->
                switch (i % 4) {
                    case 0 -> scene.say(grace, group, "message " + i);
                    case 1 -> scene.edit(ada, group, first, "edited " + i);
                    case 2 -> scene.react(grace, group, first, i % 8 == 2 ? HEART : null);
                    default -> scene.add(ada, group, scene.person());
                });

        long version = 0;
        for (var news : store().feed().changes(group)) {
            assertThat(news.change().after()).isEqualTo(version);
            version = news.change().version();
            assertThat(news.to()).contains(ada.id(), grace.id());
        }
        assertThat(version).isEqualTo(scene.head(ada, group).version());
    }
}
