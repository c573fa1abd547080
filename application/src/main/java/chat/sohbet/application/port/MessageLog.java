package chat.sohbet.application.port;

import chat.sohbet.domain.conversation.Amendment;
import chat.sohbet.domain.conversation.Conversation;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Facts;
import chat.sohbet.domain.conversation.Group;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.conversation.Standing;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/// Every conversation's log, and the only way to change what its members share. Each method locks
/// the conversation, asks its judge, and stores what the verdict says, the conversation's counters
/// and the outbox entry together, or nothing at all. For all of them:
///
/// - `seq` and `version` have neither gap nor twin, however many write at once.
/// - A conversation that doesn't exist is refused as
///   [NOT_FOUND][chat.sohbet.domain.conversation.Refusal#NOT_FOUND].
/// - They return only after the commit, and then the [Feed] has been given [News.Changed]; changes
///   of one conversation that are made on one node reach the Feed in order of their version.
/// - The entry and the Feed get it with the [Trace] of who asked; what goes as one, with those of
///   all.
/// - A judge has no side effects and may be asked again; `now` is the store's time.
public interface MessageLog {
    /// Appends a message, and advances the author's watermarks
    /// ([sent][chat.sohbet.domain.conversation.Watermarks#sent]). The same author and client id
    /// again gets the first message back as [Posting.Repeated], as it is now; the judge isn't
    /// asked. Files that the message carries are claimed with it: none of them is
    /// [swept][Attachments#sweep] while a message carries it.
    Posting append(ConversationId conversation, Draft draft, Judge judge);

    /// Hands a draft in and returns at once, if it can; what it returns waits for the answer of
    /// [#append], and throws what that throws. Who has several to send hands all of them in before
    /// they wait for the first, and one commit may serve them all. What one thread hands in for a
    /// conversation is appended in that order.
    default Supplier<Posting> hand(ConversationId conversation, Draft draft, Judge judge) {
        var posting = append(conversation, draft, judge);
        return () -> posting;
    }

    /// Replaces the row of a message; a `seq` that doesn't exist is refused as NOT_FOUND.
    Amendment amend(ConversationId conversation, long seq, UserId actor, Amender judge);

    /// Changes a group itself; a direct conversation is refused as NOT_FOUND. The telling message
    /// advances its author's watermarks like one of theirs; who joins has received and read what
    /// came before them, so that nobody's ticks go back.
    Settlement settle(ConversationId group, Settler judge);

    /// Changes what holds for a whole conversation, direct or not: what happened is appended as a
    /// message of `actor`'s.
    Settlement arrange(ConversationId conversation, UserId actor, Arranger judge);

    /// Wipes up to `limit` messages that have [ended][Message#expired]: text, files, reactions,
    /// pins and what people noted about them. Each becomes a tombstone at the next version of its
    /// conversation, told like any change. Answers how many it met; where that is `limit`, there
    /// may be more. Nobody sees a message that has ended, wiped or not, nor can they change it: it
    /// is refused as NOT_FOUND.
    int wipe(int limit);

    /// Founds the group `fresh`, unless `creator` has founded one with the same client id before:
    /// then that one is the answer and nothing is written.
    Founding found(
            ConversationId fresh,
            UserId creator,
            ClientId clientId,
            Function<Instant, Settlement.Settled> judge);

    /// Closes the direct conversations of somebody who was [erased][Users#erase]: whoever judges
    /// from then on is told so. No version changes.
    void close(UserId erased);

    @FunctionalInterface
    interface Judge {
        Posting judge(Conversation locked, Facts facts);
    }

    @FunctionalInterface
    interface Amender {
        Amendment judge(Conversation locked, Message target, Standing actor, Instant now);
    }

    @FunctionalInterface
    interface Settler {
        Settlement judge(Group locked, Instant now);
    }

    @FunctionalInterface
    interface Arranger {
        Settlement judge(Conversation locked, Standing actor, Instant now);
    }

    /// The group, and whether it had been founded before.
    record Founding(ConversationId conversation, boolean repeated) {}
}
