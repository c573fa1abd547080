package chat.sohbet.application.port;

import chat.sohbet.domain.conversation.Conversation;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Standing;
import chat.sohbet.domain.message.Draft;
import java.time.Instant;

/// Every conversation's append-only log.
public interface MessageLog {
    /// Locks the conversation and asks `judge`; stores an accepted message, its conversation's
    /// counters, the author's watermarks ([sent][chat.sohbet.domain.conversation.Watermarks#sent])
    /// and the outbox entry together, or nothing at all.
    ///
    /// - `seq` and `version` have neither gap nor twin, however many write at once.
    /// - The same author and client id again gets the first message back as [Posting.Repeated]; the
    ///   judge isn't asked.
    /// - A conversation that doesn't exist is refused as
    ///   [NOT_FOUND][chat.sohbet.domain.conversation.Refusal#NOT_FOUND].
    /// - Returns only after the commit, and then the [Feed] has been given [News.Changed]; changes
    ///   of one conversation that are made on one node reach the Feed in order of their version.
    Posting append(ConversationId conversation, Draft draft, Judge judge);

    /// The domain's verdict, given under the conversation's lock at the store's time. It has no
    /// side effects and may be asked again.
    @FunctionalInterface
    interface Judge {
        Posting judge(Conversation locked, Standing author, Instant now);
    }
}
