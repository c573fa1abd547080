package chat.sohbet.postgres;

/// There is a database, and waiting won't help: it is too old, refuses the password, or its schema
/// cannot be brought up to date. The message is one line for whoever hosts the chat.
public final class UnusableDatabase extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableDatabase(String message) {
        super(message);
    }

    UnusableDatabase(String message, Throwable cause) {
        super(message, cause);
    }
}
