package chat.sohbet.domain.message;

import chat.sohbet.domain.InvalidValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// How long what is written to a conversation is kept, counted from when it was written. What was
/// written before another lifetime was chosen keeps the one it had.
public enum Lifetime {
    FOREVER(Duration.ZERO),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    QUARTER(Duration.ofDays(90));

    private final Duration length;

    Lifetime(Duration length) {
        this.length = length;
    }

    /// 0 for [#FOREVER].
    public long seconds() {
        return length.toSeconds();
    }

    /// @throws InvalidValue if there is no such lifetime
    public static Lifetime ofSeconds(long seconds) {
        return Arrays.stream(values())
                .filter(lifetime -> lifetime.seconds() == seconds)
                .findFirst()
                .orElseThrow(
                        () -> new InvalidValue("lifetime", "0, 86400, 604800 or 7776000 seconds"));
    }

    /// When something ends that was written at `at`; empty if it doesn't.
    public Optional<Instant> from(Instant at) {
        return this == FOREVER ? Optional.empty() : Optional.of(at.plus(length));
    }
}
