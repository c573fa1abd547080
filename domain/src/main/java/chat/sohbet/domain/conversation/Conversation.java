package chat.sohbet.domain.conversation;

import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Message;
import java.time.Instant;

/// A conversation while it is locked: its counters stand still until the verdict is written.
///
/// `seq` is the last message's number, `version` the last change's, both 0 in the beginning;
/// `lastAt` is the last message's time.
public record Conversation(ConversationId id, Kind kind, long seq, long version, Instant lastAt) {
    /// Decides on a draft, given where its author stands, at `now` by the database's clock.
    public Posting post(Draft draft, Standing author, Instant now) {
        return switch (author) {
            case Standing.Member _ -> new Posting.Accepted(id, next(draft, now));
            case Standing.Stranger _ -> new Posting.Refused(Refusal.NOT_FOUND);
        };
    }

    /// The conversation after `posted` was written.
    public Conversation with(Message posted) {
        return new Conversation(id, kind, posted.seq(), posted.version(), posted.at());
    }

    private Message next(Draft draft, Instant now) {
        var at = now.isBefore(lastAt) ? lastAt : now;
        return new Message(
                seq + 1, version + 1, draft.author(), draft.clientId(), at, draft.body());
    }
}
