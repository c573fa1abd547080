package chat.sohbet.kafka;

import chat.sohbet.application.port.Inbox;
import chat.sohbet.application.port.Nodes;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// Nodes of one test, and who is where: by default everybody is everywhere.
final class TestNodes {
    private final List<TestNode> nodes = new CopyOnWriteArrayList<>();

    /// A node to which everybody is connected.
    TestNode node() {
        var node = new TestNode(nodes.size(), Optional.empty());
        nodes.add(node);
        return node;
    }

    /// A node to which these are connected and nobody else.
    TestNode node(UserId... people) {
        var node = new TestNode(nodes.size(), Optional.of(ConcurrentHashMap.newKeySet()));
        node.people.orElseThrow().addAll(Set.of(people));
        nodes.add(node);
        return node;
    }

    final class TestNode implements Nodes {
        final Optional<Set<UserId>> people;
        private volatile Optional<Inbox> inbox;
        private volatile boolean listens;
        private volatile boolean registryAway;

        private TestNode(int slot, Optional<Set<UserId>> people) {
            this.people = people;
            this.inbox = Optional.of(new Inbox(slot, 1));
        }

        /// Holds no inbox any more; the others don't find it.
        Inbox lose() {
            var lost = inbox.orElseThrow();
            inbox = Optional.empty();
            listens = false;
            return lost;
        }

        void take(Inbox another) {
            inbox = Optional.of(another);
        }

        boolean listens() {
            return listens;
        }

        void registryAway(boolean away) {
            registryAway = away;
        }

        @Override
        public Optional<Inbox> inbox() {
            return inbox;
        }

        @Override
        public Renewal renew() {
            return new Renewal(inbox.orElseThrow(), true, List.of());
        }

        @Override
        public void listens(Inbox inbox, boolean listens) {
            if (this.inbox.equals(Optional.of(inbox))) this.listens = listens;
        }

        @Override
        public List<Neighbour> with(Collection<UserId> users) {
            if (registryAway) throw new Unavailable("away on purpose", Duration.ofSeconds(1));
            return others().stream()
                    .map(other -> {
                        var there = node(other.inbox()).people;
                        var found =
                                users.stream()
                                        .filter(user ->
                                                there.map(some -> some.contains(user)).orElse(true))
                                        .collect(Collectors.toSet());
                        return new Neighbour(other.inbox(), other.listens(), found);
                    })
                    .filter(neighbour -> !neighbour.users().isEmpty())
                    .toList();
        }

        private TestNode node(Inbox inbox) {
            return nodes.stream()
                    .filter(node -> node.inbox.equals(Optional.of(inbox)))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public List<Neighbour> around(Collection<UserId> users) {
            return with(users);
        }

        @Override
        public List<Neighbour> others() {
            return nodes.stream()
                    .filter(node -> node != this && node.inbox.isPresent())
                    .map(node -> new Neighbour(node.inbox.orElseThrow(), node.listens, Set.of()))
                    .toList();
        }
    }
}
