package chat.sohbet.memory;

import chat.sohbet.application.port.MessageLog.Founding;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All conversations, and the ways to find one.
final class Rooms {
    private final Map<ConversationId, Room> all = new ConcurrentHashMap<>();
    private final Map<Set<UserId>, Room> direct = new ConcurrentHashMap<>();
    private final Map<UserId, Set<Room>> byUser = new ConcurrentHashMap<>();
    private final Map<Founder, Room> founded = new ConcurrentHashMap<>();
    private final Map<InviteToken, Room> invited = new ConcurrentHashMap<>();

    private final Clock clock;

    private record Founder(UserId creator, ClientId clientId) {}

    Rooms(Clock clock) {
        this.clock = clock;
    }

    Collection<Room> all() {
        return all.values();
    }

    Optional<Room> find(ConversationId id) {
        return Optional.ofNullable(all.get(id));
    }

    /// Those in which somebody is or was a member.
    Collection<Room> of(UserId user) {
        return byUser.getOrDefault(user, Set.of());
    }

    Optional<Room> direct(UserId one, UserId other) {
        return Optional.ofNullable(direct.get(Set.of(one, other)));
    }

    synchronized Room direct(UserId opener, UserId other, ConversationId fresh, Instant now) {
        return direct.computeIfAbsent(
                Set.of(opener, other),
                pair -> {
                    var room = Room.direct(fresh, opener, other, now, clock);
                    put(room, pair);
                    return room;
                });
    }

    synchronized Founding found(
            ConversationId fresh,
            UserId creator,
            ClientId clientId,
            Supplier<Settlement.Settled> judge,
            Consumer<Room> then) {
        var founder = new Founder(creator, clientId);
        var before = founded.get(founder);
        if (before != null) return new Founding(before.id(), true);
        var settled = judge.get();
        var room = Room.group(fresh, settled, clock);
        founded.put(founder, room);
        then.accept(room);
        settled.members().forEach(member -> in(room, member.user()));
        all.put(fresh, room);
        return new Founding(fresh, false);
    }

    private void put(Room room, Set<UserId> users) {
        users.forEach(user -> in(room, user));
        all.put(room.id(), room);
    }

    /// From now on the room is one of `user`'s.
    void in(Room room, UserId user) {
        byUser.computeIfAbsent(user, _ -> ConcurrentHashMap.newKeySet()).add(room);
    }

    /// The group that a token leads to. Whether it still does, the group itself knows.
    Optional<Room> invited(InviteToken token) {
        return Optional.ofNullable(invited.get(token));
    }

    void invite(Room room, @Nullable InviteToken before, @Nullable InviteToken after) {
        if (before != null) invited.remove(before);
        if (after != null) invited.put(after, room);
    }
}
