package chat.sohbet.application.port;

import java.time.Duration;

/// What stands behind a port does not answer, or has too much to do. Nothing is lost: try again
/// after `retryAfter`.
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final Duration SOON = Duration.ofSeconds(2);

    /// Somebody has to make room first.
    private static final Duration LATER = Duration.ofSeconds(5);

    private final Duration retryAfter;
    private final boolean full;

    public Unavailable(String message, Throwable cause) {
        this(message, cause, SOON, false);
    }

    private Unavailable(String message, Throwable cause, Duration retryAfter, boolean full) {
        super(message, cause);
        this.retryAfter = retryAfter;
        this.full = full;
    }

    public Unavailable(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
        this.full = false;
    }

    /// There is no room left where something was to be kept. Whoever runs the node can make some;
    /// nobody else can do anything about it.
    public static Unavailable full(String message, Throwable cause) {
        return new Unavailable(message, cause, LATER, true);
    }

    /// Whether it is room that is wanting.
    public boolean full() {
        return full;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
