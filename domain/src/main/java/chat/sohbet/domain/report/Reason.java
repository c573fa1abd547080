package chat.sohbet.domain.report;

import chat.sohbet.domain.InvalidValue;
import java.util.Locale;

/// What is wrong, in the eyes of who reports it.
public enum Reason {
    SPAM,
    /// Somebody is insulted, threatened or pursued.
    ABUSE,
    ILLEGAL,
    /// The note says what.
    OTHER;

    /// As it is written on the wire and in the store.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Reason of(String word) {
        for (var reason : values()) if (reason.word().equals(word)) return reason;
        throw new InvalidValue("reason", "spam, abuse, illegal or other");
    }
}
