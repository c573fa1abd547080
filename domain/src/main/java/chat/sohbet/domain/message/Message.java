package chat.sohbet.domain.message;

import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A message as its conversation keeps it. `seq` orders it among the others, without a hole;
/// `version` is the conversation's at its last change; `at` is the database's clock and never
/// decreases within a conversation.
public record Message(
        long seq,
        long version,
        UserId author,
        @Nullable ClientId ownClientId,
        Instant at,
        Body body) {
    /// What the author's client called it; absent for everybody else.
    public Optional<ClientId> clientId() {
        return Optional.ofNullable(ownClientId);
    }

    /// The message as `viewer` gets it: only its author learns the client's id.
    public Message seenBy(UserId viewer) {
        return ownClientId == null || author.equals(viewer)
                ? this
                : new Message(seq, version, author, null, at, body);
    }
}
