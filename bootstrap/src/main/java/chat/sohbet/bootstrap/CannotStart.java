package chat.sohbet.bootstrap;

import java.nio.file.AccessDeniedException;
import org.jspecify.annotations.Nullable;

/// Why Sohbet does not start, in one line for the person who hosts it. Never holds a secret.
final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What the process answers: 2 for settings that nobody could follow, 1 for a world that is not
    /// as they say.
    private final int exitCode;

    private CannotStart(String line, int exitCode, @Nullable Throwable cause) {
        super(line.replaceAll("\\s*\\R\\s*", " "), cause);
        this.exitCode = exitCode;
    }

    static CannotStart settings(String line) {
        return new CannotStart(line, 2, null);
    }

    static CannotStart world(String line) {
        return new CannotStart(line, 1, null);
    }

    static CannotStart world(String line, Throwable cause) {
        return new CannotStart(line, 1, cause);
    }

    int exitCode() {
        return exitCode;
    }

    /// The message of an exception's deepest cause, which is where libraries keep what a person can
    /// act on.
    static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        if (deepest instanceof AccessDeniedException denied) {
            return "permission denied for " + denied.getFile();
        }
        var message = deepest.getMessage();
        return message == null || message.isBlank() ? deepest.getClass().getSimpleName() : message;
    }
}
