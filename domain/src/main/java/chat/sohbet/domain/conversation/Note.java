package chat.sohbet.domain.conversation;

import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Message;

/// What somebody has made of a message for themselves alone: it has a star, or is hidden (deleted
/// for them); the others neither see it nor are affected. `version` is the person's own counter at
/// the last change, shared with that of a [Preference].
public record Note(
        ConversationId conversation, long seq, boolean starred, boolean hidden, long version) {
    /// Nothing noted.
    public static Note none(ConversationId conversation, long seq) {
        return new Note(conversation, seq, false, false, 0);
    }

    /// A message below the mark up to which its conversation was [cleared][Preference#cleared].
    public static Note cleared(ConversationId conversation, long seq) {
        return none(conversation, seq).hide();
    }

    /// Gives a star or takes it back. Only what somebody wrote can have one, and only what is to be
    /// seen.
    public Noting star(boolean star, Message target) {
        if (hidden) return new Noting.Refused(Refusal.NOT_FOUND);
        if (star && !(target.content() instanceof Content.Written))
            return new Noting.Refused(Refusal.NOT_ALLOWED);
        return new Noting.Noted(new Note(conversation, seq, star, false, version));
    }

    /// Deletes the message for this person: for good, and its star with it.
    public Note hide() {
        return new Note(conversation, seq, false, true, version);
    }

    public Note at(long version) {
        return new Note(conversation, seq, starred, hidden, version);
    }
}
