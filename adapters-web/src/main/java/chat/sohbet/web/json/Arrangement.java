package chat.sohbet.web.json;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Preference;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Reads what somebody wants to arrange about a conversation for themselves: `mutedUntil` (a time
/// or `always`; null is no more), `archived`, `pinned`, `unread` and `draft` (null is none). What
/// is not mentioned stays as it is.
public final class Arrangement {
    private Arrangement() {}

    public static UnaryOperator<Preference> read(ConversationId conversation, Fields fields) {
        UnaryOperator<Preference> change =
                preference -> {
                    var changed = preference;
                    if (fields.named("mutedUntil")) changed = changed.muted(until(fields));
                    if (fields.has("archived")) changed = changed.archived(fields.flag("archived"));
                    if (fields.has("pinned")) changed = changed.pinned(fields.flag("pinned"));
                    if (fields.has("unread")) changed = changed.unread(fields.flag("unread"));
                    if (fields.named("draft"))
                        changed = changed.draft(fields.maybeText("draft").orElse(""));
                    return changed;
                };
        // Whatever is wrong is found here, and not while a lock is held.
        var _ = change.apply(Preference.none(conversation));
        return change;
    }

    /// Up to where a conversation is to be cleared, and whether it is to leave the list.
    public record Clearing(long seq, boolean remove) {}

    /// Empty where nothing is to be cleared.
    public static Optional<Clearing> clearing(Fields fields) {
        if (!fields.has("cleared") && !fields.has("removed")) return Optional.empty();
        long seq = fields.number("cleared");
        if (seq < 0) throw new InvalidValue("cleared", "a message number, or 0");
        return Optional.of(new Clearing(seq, fields.flag("removed")));
    }

    public static boolean star(Fields fields) {
        if (!fields.has("star")) throw new InvalidValue("star", "true or false");
        return fields.flag("star");
    }

    private static Instant until(Fields fields) {
        return fields.maybeText("mutedUntil").map(Arrangement::until).orElse(Instant.EPOCH);
    }

    private static Instant until(String text) {
        if (text.equals("always")) return Preference.ALWAYS;
        try {
            var until = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
            if (until.isAfter(Preference.ALWAYS)) throw noTime();
            return until.isBefore(Instant.EPOCH) ? Instant.EPOCH : until;
        } catch (DateTimeException _) {
            throw noTime();
        }
    }

    private static InvalidValue noTime() {
        return new InvalidValue("mutedUntil", "a time like 2026-01-31T12:00:00Z, always, or null");
    }
}
