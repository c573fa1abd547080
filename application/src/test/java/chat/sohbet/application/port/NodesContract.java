package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What every adapter of [Nodes], and of the [Presences] beside it, keeps between nodes. Other
/// nodes may share the store.
public interface NodesContract extends Staged {
    /// Of a node that goes on renewing, as it would.
    Duration LONG = Duration.ofMinutes(5);

    /// Of a node that is stopped as soon as it has started.
    Duration SHORT = Duration.ofMillis(400);

    /// Another node on the same store.
    Node node(Duration lease);

    record Node(Nodes nodes, Presences presences) {
        public Inbox inbox() {
            return nodes.inbox().orElseThrow();
        }

        /// Where this node finds others to tell of `users`.
        public List<Inbox> finds(User... users) {
            return nodes.with(ids(users)).stream().map(Nodes.Neighbour::inbox).toList();
        }

        private static List<UserId> ids(User... users) {
            return Arrays.stream(users).map(User::id).toList();
        }

        void awaitLost() {
            await().until(() -> nodes.inbox().isEmpty());
        }
    }

    private static List<Inbox> inboxes(Collection<Nodes.Neighbour> neighbours) {
        return neighbours.stream().map(Nodes.Neighbour::inbox).toList();
    }

    private Presence presence(Node node, User user) {
        return node.presences().of(List.of(user.id())).getFirst();
    }

    @Test
    default void every_node_holds_an_inbox_of_its_own() {
        var inboxes = AtOnce.crowd(_ -> node(LONG).inbox());

        assertThat(inboxes.stream().map(Inbox::slot)).doesNotHaveDuplicates();
    }

    @Test
    default void who_renews_keeps_their_inbox() {
        var node = node(LONG);
        var inbox = node.inbox();

        var renewal = node.nodes().renew();

        assertThat(renewal.held()).isTrue();
        assertThat(renewal.inbox()).isEqualTo(inbox);
        assertThat(node.inbox()).isEqualTo(inbox);
    }

    @Test
    default void who_has_arrived_is_found_by_the_other_nodes() {
        var here = node(LONG);
        var there = node(LONG);
        var ada = scene().person();
        var grace = scene().person();
        there.presences().arrive(ada.id());
        there.presences().arrive(grace.id());

        var found = here.nodes().with(List.of(ada.id(), scene().person().id(), grace.id()));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().inbox()).isEqualTo(there.inbox());
        assertThat(found.getFirst().users()).containsExactlyInAnyOrder(ada.id(), grace.id());
        assertThat(there.finds(ada, grace)).isEmpty();
        assertThat(here.nodes().with(List.of())).isEmpty();
    }

    @Test
    default void who_is_on_two_nodes_is_found_on_both_until_they_leave() {
        var here = node(LONG);
        var there = node(LONG);
        var yonder = node(LONG);
        var ada = scene().person();
        there.presences().arrive(ada.id());
        yonder.presences().arrive(ada.id());
        assertThat(here.finds(ada)).containsExactlyInAnyOrder(there.inbox(), yonder.inbox());

        there.presences().depart(ada.id());

        assertThat(here.finds(ada)).containsExactly(yonder.inbox());
    }

    @Test
    default void a_node_listens_from_when_it_says_so() {
        var here = node(LONG);
        var there = node(LONG);
        var ada = scene().person();
        there.presences().arrive(ada.id());
        assertThat(here.nodes().with(List.of(ada.id())).getFirst().listens()).isFalse();

        there.nodes().listens(there.inbox(), true);
        assertThat(here.nodes().with(List.of(ada.id())).getFirst().listens()).isTrue();

        there.nodes().listens(new Inbox(there.inbox().slot(), there.inbox().epoch() + 1), false);
        assertThat(here.nodes().with(List.of(ada.id())).getFirst().listens()).isTrue();
        there.nodes().listens(there.inbox(), false);
        assertThat(here.nodes().with(List.of(ada.id())).getFirst().listens()).isFalse();
    }

    @Test
    default void the_nodes_around_somebody_are_those_of_whom_they_talk_with() {
        var scene = scene();
        var here = node(LONG);
        var there = node(LONG);
        var yonder = node(LONG);
        var ada = scene.person();
        var grace = scene.person();
        var eve = scene.person();
        var former = scene.person();
        scene.direct(ada, grace);
        var group = scene.group(ada, former);
        scene.remove(ada, group, former);
        there.presences().arrive(grace.id());
        there.presences().arrive(ada.id());
        yonder.presences().arrive(eve.id());
        yonder.presences().arrive(former.id());

        var around = here.nodes().around(List.of(ada.id(), eve.id()));

        assertThat(inboxes(around)).containsExactly(there.inbox());
        assertThat(around.getFirst().users()).containsExactly(ada.id());
    }

    @Test
    default void all_others_are_found() {
        var here = node(LONG);
        var there = node(LONG);
        assertThat(inboxes(here.nodes().others())).contains(there.inbox());
        assertThat(inboxes(here.nodes().others())).doesNotContain(here.inbox());
    }

    @Test
    default void who_does_not_renew_is_lost_and_nobody_arrives_there() {
        var here = node(LONG);
        var lost = node(SHORT);
        var ada = scene().person();
        var inbox = lost.inbox();
        lost.presences().arrive(ada.id());
        lost.awaitLost();

        assertThatThrownBy(() -> lost.presences().arrive(scene().person().id()))
                .isInstanceOf(Unavailable.class);
        await().untilAsserted(() -> {
            assertThat(here.finds(ada)).isEmpty();
            assertThat(inboxes(here.nodes().others())).doesNotContain(inbox);
            assertThat(presence(here, ada).online()).isFalse();
        });
    }

    @Test
    default void who_was_lost_takes_another_inbox_with_everybody_in_it() {
        var here = node(LONG);
        var lost = node(SHORT);
        var ada = scene().person();
        var before = lost.inbox();
        lost.presences().arrive(ada.id());
        lost.nodes().listens(before, true);
        lost.awaitLost();

        var renewal = await().until(lost.nodes()::renew, again -> !again.held());

        assertThat(renewal.inbox()).isNotEqualTo(before);
        // Its lease is short, so this may take turns.
        var found =
                await().until(
                                () -> {
                                    lost.nodes().renew();
                                    return here.nodes().with(List.of(ada.id()));
                                },
                                neighbours -> !neighbours.isEmpty())
                        .getFirst();
        assertThat(found.inbox()).isNotEqualTo(before);
        assertThat(found.listens()).isFalse();
    }

    @Test
    default void a_slot_that_is_taken_again_has_a_larger_epoch() {
        var inboxes =
                AtOnce.crowd(_ -> {
                    var lost = node(SHORT);
                    var inbox = lost.inbox();
                    lost.awaitLost();
                    return inbox;
                });
        var again =
                await().until(
                                () -> {
                                    var fresh = node(LONG);
                                    fresh.nodes().renew();
                                    return fresh.inbox();
                                },
                                fresh ->
                                        inboxes.stream()
                                                .anyMatch(old -> old.slot() == fresh.slot()));
        assertThat(inboxes)
                .filteredOn(old -> old.slot() == again.slot())
                .allSatisfy(old -> assertThat(again.epoch()).isGreaterThan(old.epoch()));
    }

    @Test
    default void who_was_on_a_lost_node_alone_is_told_to_be_gone_once() {
        var one = node(LONG);
        var other = node(LONG);
        var lost = node(SHORT);
        var ada = scene().person();
        var grace = scene().person();
        var before = Instant.now().minusSeconds(60);
        lost.presences().arrive(ada.id());
        lost.presences().arrive(grace.id());
        other.presences().arrive(grace.id());
        lost.awaitLost();

        var gone = new HashSet<Presence>();
        await().untilAsserted(() -> {
            for (var node : List.of(one, other))
                for (var presence : node.nodes().renew().gone())
                    if (presence.user().equals(ada.id())) assertThat(gone.add(presence)).isTrue();
                    else assertThat(presence.user()).isNotEqualTo(grace.id());
            assertThat(gone).hasSize(1);
        });
        var presence = gone.iterator().next();
        assertThat(presence.online()).isFalse();
        assertThat(presence.lastSeen())
                .hasValueSatisfying(last -> assertThat(last).isAfter(before));
        one.nodes().renew().gone().forEach(again -> assertThat(again).isNotIn(gone));
        assertThat(presence(one, grace).online()).isTrue();
    }

    /// The sender looks after its commit, the other reads after their arrival.
    @Test
    default void nothing_is_missed_between_a_look_and_an_arrival() {
        var here = node(LONG);
        var there = node(LONG);
        var scene = scene();
        for (int turn = 0; turn < 10; turn++) {
            var ada = scene.person();
            var grace = scene.person();
            var talk = scene.direct(ada, grace);
            var found = new AtomicReference<List<Inbox>>(List.of());
            var read = new AtomicReference<Optional<Long>>(Optional.empty());
            AtOnce.crowd(i -> {
                if (i == 0) {
                    scene.say(ada, talk, "Hello");
                    found.set(here.finds(grace));
                } else if (i == 1) {
                    there.presences().arrive(grace.id());
                    read.set(Optional.of(scene.head(grace, talk).version()));
                }
                return null;
            });
            assertThat(found.get().contains(there.inbox()) || read.get().orElseThrow() == 1)
                    .isTrue();
        }
    }

    @Test
    default void a_crowd_on_many_nodes_is_where_it_is() {
        var nodes = AtOnce.crowd(_ -> node(LONG));
        var people = AtOnce.crowd(_ -> scene().person());
        AtOnce.crowd(i -> {
            for (int j = 0; j < people.size(); j++) {
                nodes.get(i).presences().arrive(people.get(j).id());
                if (i != j) nodes.get(i).presences().depart(people.get(j).id());
            }
            return null;
        });
        var outside = node(LONG);
        for (int i = 0; i < people.size(); i++)
            assertThat(outside.finds(people.get(i))).containsExactly(nodes.get(i).inbox());
        assertThat(outside.nodes().with(people.stream().map(User::id).collect(Collectors.toSet())))
                .hasSize(people.size());
    }
}
