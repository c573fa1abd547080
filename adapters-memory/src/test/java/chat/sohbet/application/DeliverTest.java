package chat.sohbet.application;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.News;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliverTest {
    private final Party party = new Party();
    private final UserId ada = party.guest("Ada");
    private final Set<UserId> others =
            IntStream.range(0, 5)
                    .mapToObj(number -> party.guest("guest" + number))
                    .collect(Collectors.toSet());
    private final ConversationId group =
            party.chat
                    .groups()
                    .found(ada, Party.clientId(), new Title("Tea"), others)
                    .conversation();

    @Test
    void the_author_gets_their_view_and_all_others_share_one() {
        party.ears.changes.clear();
        var message = party.say(ada, group, "Hello");

        assertThat(party.ears.changes)
                .extracting(Ears.Told::to)
                .containsExactlyInAnyOrder(Set.of(ada), others);
        assertThat(messages(ada)).containsExactly(message);
        for (var other : others) assertThat(messages(other)).containsExactly(message.seenBy(other));
        assertThat(message.clientId()).isPresent();
        assertThat(message.seenBy(others.iterator().next()).clientId()).isEmpty();
    }

    private List<Message> messages(UserId user) {
        return party.ears.toldTo(user).stream()
                .map(Change::messages)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void in_a_batch_every_author_gets_their_own_client_ids_alone() {
        var grace = others.iterator().next();
        var first = party.say(ada, group, "one");
        var second = party.say(grace, group, "two");
        party.ears.changes.clear();

        var deliver = new Deliver(party.ports.conversations(), party.ports.users());
        deliver.to(party.ears);
        deliver.deliver(new News.Moved(group, first.version() - 1));

        assertThat(messages(ada)).containsExactly(first, second.seenBy(ada));
        assertThat(messages(grace)).containsExactly(first.seenBy(grace), second);
        var rest = new HashSet<>(others);
        rest.remove(grace);
        assertThat(party.ears.changes)
                .extracting(Ears.Told::to)
                .containsExactlyInAnyOrder(Set.of(ada), Set.of(grace), rest);
    }

    @Test
    void who_joined_later_hears_of_earlier_messages_only_that_something_moved() {
        var message = party.say(ada, group, "Hello");
        var late = party.guest("Late");
        party.chat.groups().add(ada, group, Set.of(late));
        party.ears.changes.clear();

        party.chat.delete(ada, group, message.seq());

        var told = party.ears.toldTo(late);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().messages()).isEmpty();
        assertThat(told.getFirst().version())
                .isEqualTo(party.chat.head(late, group).orElseThrow().version());
    }

    @Test
    void nobody_else_is_told() {
        var stranger = party.guest("Stranger");
        party.say(ada, group, "Hello");
        assertThat(party.ears.toldTo(stranger)).isEmpty();
    }

    @Test
    void what_moved_nowhere_is_told_to_nobody() {
        var deliver = new Deliver(party.ports.conversations(), party.ports.users());
        deliver.to(party.ears);
        party.ears.changes.clear();
        deliver.deliver(new News.Moved(group, 99));
        deliver.deliver(new News.Moved(new ConversationId(UUID.randomUUID()), 0));
        assertThat(party.ears.changes).isEmpty();
    }

    @Test
    void a_listener_that_answers_keeps_the_order_of_versions_for_all() {
        var talk = party.chat.direct(ada, others.iterator().next()).orElseThrow();
        var bot = others.iterator().next();
        var answered = new HashSet<Long>();
        party.ports
                .feed()
                .subscribe(news -> {
                    if (news instanceof News.Changed changed
                            && changed.change().conversation().equals(talk)
                            && changed.change().version() < 3
                            && answered.add(changed.change().version()))
                        party.say(bot, talk, "answer");
                });
        var late = new Ears();
        party.chat.tell(late);
        party.ears.changes.clear();

        party.say(ada, talk, "question");

        assertThat(party.ears.toldTo(ada)).extracting(Change::version).containsExactly(1L, 2L, 3L);
        assertThat(late.toldTo(ada)).extracting(Change::version).containsExactly(1L, 2L, 3L);
    }
}
