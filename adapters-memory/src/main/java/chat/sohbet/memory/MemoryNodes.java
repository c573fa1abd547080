package chat.sohbet.memory;

import chat.sohbet.application.port.Inbox;
import chat.sohbet.application.port.Nodes;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A node among those that share a [Registry]; mostly the only one.
final class MemoryNodes implements Nodes {
    /// A lease that never is over: who is alone can't be cut off.
    static final Duration FOR_EVER = Duration.ofDays(365_000);

    private final Registry registry;
    private final Rooms rooms;
    private final Duration lease;
    private final Set<UserId> here = ConcurrentHashMap.newKeySet();
    private volatile Inbox mine;

    MemoryNodes(Registry registry, Rooms rooms, Duration lease) {
        this.registry = registry;
        this.rooms = rooms;
        this.lease = lease;
        this.mine = registry.take(Set.of(), lease);
    }

    /// Another node beside this one.
    MemoryNodes neighbour(Duration lease) {
        return new MemoryNodes(registry, rooms, lease);
    }

    @Override
    public Optional<Inbox> inbox() {
        return Optional.of(mine).filter(registry::holds);
    }

    @Override
    public synchronized Renewal renew() {
        boolean held = registry.renew(mine);
        var gone = registry.bury();
        if (!held) mine = registry.take(here, lease);
        return new Renewal(mine, held, gone);
    }

    @Override
    public void listens(Inbox inbox, boolean listens) {
        registry.listens(inbox, listens);
    }

    /// False while this node holds no inbox.
    synchronized boolean arrive(UserId user) {
        boolean held = registry.arrive(mine, user);
        if (held) here.add(user);
        return held;
    }

    synchronized void depart(UserId user) {
        here.remove(user);
        registry.depart(mine, user);
    }

    List<Presence> of(Collection<UserId> users) {
        return registry.of(users);
    }

    @Override
    public List<Neighbour> with(Collection<UserId> users) {
        var asked = Set.copyOf(users);
        return neighbours(people -> asked.stream().filter(people::contains));
    }

    @Override
    public List<Neighbour> around(Collection<UserId> users) {
        var asked = Set.copyOf(users);
        return neighbours(people ->
                asked.stream().filter(user -> company(user).stream().anyMatch(people::contains)));
    }

    /// Everybody with whom somebody shares a conversation.
    private Set<UserId> company(UserId user) {
        var company = new HashSet<UserId>();
        for (var room : rooms.of(user)) {
            synchronized (room) {
                if (room.member(user).filter(Member::active).isPresent())
                    room.members().stream()
                            .filter(Member::active)
                            .map(Member::user)
                            .forEach(company::add);
            }
        }
        company.remove(user);
        return company;
    }

    private List<Neighbour> neighbours(Function<Set<UserId>, Stream<UserId>> whom) {
        return registry.others(inbox()).stream()
                .map(other ->
                        new Neighbour(
                                other.inbox(),
                                other.listens(),
                                whom.apply(other.people()).collect(Collectors.toSet())))
                .filter(neighbour -> !neighbour.users().isEmpty())
                .toList();
    }

    @Override
    public List<Neighbour> others() {
        return registry.others(inbox()).stream()
                .map(other -> new Neighbour(other.inbox(), other.listens(), Set.of()))
                .toList();
    }
}
