package chat.sohbet.memory;

import chat.sohbet.application.port.Presences;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.UserId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Who is connected to this node, the only one there is: as long as somebody can ask, it is alive.
final class MemoryPresences implements Presences {
    private final Map<UserId, Presence> byUser = new ConcurrentHashMap<>();
    private final Clock clock;

    MemoryPresences(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Presence arrive(UserId user) {
        return byUser.compute(
                user,
                (_, before) ->
                        before != null && before.online()
                                ? before
                                : new Presence(user, true, clock.instant()));
    }

    @Override
    public Presence depart(UserId user) {
        return byUser.compute(
                user,
                (_, before) -> {
                    if (before == null) return new Presence(user, false, null);
                    return before.online() ? new Presence(user, false, clock.instant()) : before;
                });
    }

    @Override
    public void beat() {}

    @Override
    public List<Presence> of(Collection<UserId> users) {
        return users.stream()
                .distinct()
                .map(user -> byUser.getOrDefault(user, new Presence(user, false, null)))
                .toList();
    }
}
