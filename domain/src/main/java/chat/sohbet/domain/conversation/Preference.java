package chat.sohbet.domain.conversation;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.Text;
import java.time.Instant;

/// What somebody has arranged for themselves about a conversation; the others neither see it nor
/// are affected. `mutedUntil` is [Instant#EPOCH] where it isn't muted and [#ALWAYS] where it stays
/// so; `unread` is a mark set by hand; all messages up to `cleared` are out of their sight for
/// good, with the stars on them; `removed` is a conversation that is out of their list for as long
/// as nothing is to be seen in it; `version` is the person's own counter (`self` on the wire) at
/// the last change.
public record Preference(
        ConversationId conversation,
        Instant mutedUntil,
        boolean archived,
        boolean pinned,
        boolean unread,
        String draft,
        long cleared,
        boolean removed,
        long version) {
    public static final Instant ALWAYS = Instant.parse("9999-12-31T23:59:59Z");

    /// Room for a whole message and the white space around it.
    public static final int MAX_DRAFT = 8_192;

    public Preference {
        if (draft.length() > MAX_DRAFT)
            throw new InvalidValue("draft", MAX_DRAFT + " characters at most");
        Text.wellFormed("draft", draft);
        if (cleared < 0) throw new InvalidValue("cleared", "a message number, 0 or more");
    }

    /// Nothing arranged.
    public static Preference none(ConversationId conversation) {
        return new Preference(conversation, Instant.EPOCH, false, false, false, "", 0, false, 0);
    }

    public Preference muted(Instant until) {
        return new Preference(
                conversation, until, archived, pinned, unread, draft, cleared, removed, version);
    }

    public Preference archived(boolean archived) {
        return arranged(archived, pinned, unread, draft);
    }

    public Preference pinned(boolean pinned) {
        return arranged(archived, pinned, unread, draft);
    }

    public Preference unread(boolean unread) {
        return arranged(archived, pinned, unread, draft);
    }

    public Preference draft(String draft) {
        return arranged(archived, pinned, unread, draft);
    }

    private Preference arranged(boolean archived, boolean pinned, boolean unread, String draft) {
        return new Preference(
                conversation,
                mutedUntil,
                archived,
                pinned,
                unread,
                draft,
                cleared,
                removed,
                version);
    }

    /// Clears up to `seq`; what was cleared doesn't come back. It stays in the list, empty.
    public Preference cleared(long seq) {
        return new Preference(
                conversation,
                mutedUntil,
                archived,
                pinned,
                false,
                draft,
                Math.max(cleared, seq),
                false,
                version);
    }

    /// Clears up to `seq` and takes it out of the list, with what was put there by hand.
    public Preference removed(long seq) {
        return new Preference(
                conversation,
                mutedUntil,
                archived,
                false,
                false,
                "",
                Math.max(cleared, seq),
                true,
                version);
    }

    public Preference at(long version) {
        return new Preference(
                conversation,
                mutedUntil,
                archived,
                pinned,
                unread,
                draft,
                cleared,
                removed,
                version);
    }
}
