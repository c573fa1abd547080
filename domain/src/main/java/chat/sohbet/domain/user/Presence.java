package chat.sohbet.domain.user;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether somebody is connected now, and when they last were.
public record Presence(UserId user, boolean online, @Nullable Instant last) {
    /// As if they had never been here.
    public static Presence unseen(UserId user) {
        return new Presence(user, false, null);
    }

    /// When they were last connected; absent where they never were.
    public Optional<Instant> lastSeen() {
        return Optional.ofNullable(last);
    }
}
