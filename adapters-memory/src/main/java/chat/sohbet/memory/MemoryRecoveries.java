package chat.sohbet.memory;

import chat.sohbet.application.port.Recoveries;
import chat.sohbet.domain.user.TokenHash;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Who may choose another password.
final class MemoryRecoveries implements Recoveries {
    private final Map<UserId, Kept> byUser = new HashMap<>();

    private record Kept(TokenHash hash, Instant at, Instant expiresAt) {}

    @Override
    public synchronized boolean keep(
            UserId user, TokenHash hash, Instant now, Instant expiresAt, Duration quiet) {
        var before = byUser.get(user);
        if (before != null && before.at().plus(quiet).isAfter(now)) return false;
        byUser.put(user, new Kept(hash, now, expiresAt));
        return true;
    }

    @Override
    public synchronized Optional<UserId> take(TokenHash hash, Instant now) {
        var found =
                byUser.entrySet().stream()
                        .filter(entry -> entry.getValue().hash().equals(hash))
                        .map(Map.Entry::getKey)
                        .findFirst();
        return found.flatMap(user ->
                Optional.ofNullable(byUser.remove(user))
                        .filter(kept -> kept.expiresAt().isAfter(now))
                        .map(_ -> user));
    }

    @Override
    public synchronized void forget(UserId user) {
        byUser.remove(user);
    }
}
