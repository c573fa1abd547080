package chat.sohbet.domain.attachment;

import chat.sohbet.domain.InvalidValue;
import java.time.Duration;

/// What whoever recorded a voice message says about it: how long it is, and how loud.
public record Recording(Duration length, Peaks peaks) {
    public static final Duration MAX = Duration.ofHours(24);

    public Recording {
        if (length.isNegative() || length.compareTo(MAX) > 0)
            throw new InvalidValue("duration", "0 to " + MAX.toMillis() + " milliseconds");
        length = Duration.ofMillis(length.toMillis());
    }
}
