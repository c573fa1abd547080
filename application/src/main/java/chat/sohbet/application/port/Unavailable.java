package chat.sohbet.application.port;

import java.time.Duration;

/// What stands behind a port does not answer, or has too much to do. Nothing is lost: try again
/// after `retryAfter`.
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
        this.retryAfter = Duration.ofSeconds(2);
    }

    public Unavailable(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
