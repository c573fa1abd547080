package chat.sohbet.memory;

import chat.sohbet.application.port.Blocks;
import chat.sohbet.domain.user.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Who doesn't want to hear from whom.
final class MemoryBlocks implements Blocks {
    private final Rooms rooms;
    private final Map<UserId, Set<UserId>> blocked = new ConcurrentHashMap<>();

    MemoryBlocks(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public void block(UserId me, UserId other) {
        locked(me, other, () -> mine(me).add(other));
    }

    @Override
    public void unblock(UserId me, UserId other) {
        locked(me, other, () -> mine(me).remove(other));
    }

    @Override
    public Set<UserId> of(UserId me) {
        return Set.copyOf(blocked.getOrDefault(me, Set.of()));
    }

    @Override
    public Set<UserId> blockers(UserId me, Collection<UserId> others) {
        return others.stream()
                .filter(other -> blocked(other, me))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean blocked(UserId me, UserId other) {
        return blocked.getOrDefault(me, Set.of()).contains(other);
    }

    private Set<UserId> mine(UserId me) {
        return blocked.computeIfAbsent(me, _ -> ConcurrentHashMap.newKeySet());
    }

    private void locked(UserId me, UserId other, Runnable change) {
        var room = rooms.direct(me, other);
        if (room.isEmpty()) {
            change.run();
            return;
        }
        synchronized (room.get()) {
            change.run();
        }
    }
}
