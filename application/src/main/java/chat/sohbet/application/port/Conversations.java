package chat.sohbet.application.port;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.History;
import chat.sohbet.domain.conversation.Invitation;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Who talks with whom, and everything that is read. Nobody gets an answer about a conversation
/// they are and were no member of: it is as if it did not exist. All that is read obeys the
/// viewer's spans, and leaves out what is hidden from them, be it by a block or because they put it
/// out of their own sight ([Preferences]); who is gone from a group goes on seeing what came
/// before; the group's `seq` and `version` are for them those of the row that says they went, its
/// title is the one it had then, and a description or a picture that came later they aren't told.
public interface Conversations {
    /// The direct conversation of two different people who exist (closed, where one of them was
    /// [erased][Users#erase]), opened as `fresh` if there is none; of many who open it at once all
    /// get the same.
    ConversationId direct(UserId one, UserId other, ConversationId fresh);

    /// Up to `limit` of the viewer's conversations, newest activity first (ties by id, descending),
    /// beginning after `after`. Activity is the time of the last message the viewer may see or put
    /// out of their sight themselves. A direct conversation in which there is none is shown only to
    /// who opened it; one that the viewer removed, as soon as they may see a message in it.
    List<Head> heads(UserId viewer, Position after, int limit);

    /// One of them, empty or not.
    Optional<Head> head(UserId viewer, ConversationId conversation);

    /// A page of messages; empty if the viewer is no member.
    Optional<History> history(UserId viewer, ConversationId conversation, Slice slice);

    /// What changed since version `after`, seen by `viewer`, rows and version from one snapshot;
    /// [Resync.Reset] past [Resync#MAX_ROWS] rows, and where `after` is ahead of the conversation
    /// (a restored database).
    Resync since(UserId viewer, ConversationId conversation, long after);

    /// What changed since version `after` and whom it reaches, for a [News.Moved] whose rows were
    /// not carried along: first for those who are there still, unless it is more than
    /// [Resync#MAX_ROWS] rows; then, for each who went since then and isn't reached by that, that
    /// there is something up to the version at which they did ([Change#upTo]), for nobody would
    /// tell them later. Empty if nothing changed, or if there is no such conversation.
    List<News.Changed> changed(ConversationId conversation, long after);

    /// The groups in which `user` is a member now, in no order.
    List<ConversationId> groups(UserId user);

    /// Everybody who is or was a member of a conversation in which `viewer` is one now; empty
    /// otherwise.
    List<Member> members(UserId viewer, ConversationId conversation);

    /// The present members who may hear what `actor` does here, `actor` included: all, but one who
    /// has blocked `actor` in a direct conversation. Nobody, if `actor` is no present member.
    Set<UserId> audience(UserId actor, ConversationId conversation);

    /// The group that an invite leads to, as it is now.
    Optional<Invitation> invited(InviteToken token);

    /// A group's invite, if `admin` is an admin of it and it has one.
    Optional<InviteToken> invite(UserId admin, ConversationId group);

    /// Identifies this history: another value means another (or a restored) store, and whoever
    /// caches has to start anew.
    UUID history();

    /// A place in a conversation list.
    record Position(Instant activity, ConversationId id) {
        /// Before everything.
        public static final Position TOP =
                new Position(
                        Instant.parse("9999-12-31T23:59:59Z"),
                        new ConversationId(new UUID(-1, -1)));
    }
}
