package chat.sohbet.history;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.message.Lifetime;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.UserId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a device asks of a node, whether by socket or by HTTP. An answer carries the `id` of what
/// it answers; 0 is no id.
public sealed interface Command {
    /// 0 where there is none.
    default long id() {
        return 0;
    }

    record Hello(Map<ConversationId, Long> have, long self) implements Command {
        public Hello {
            have = Map.copyOf(have);
        }
    }

    record Send(ClientId clientId, ConversationId conversation, Writing writing, long read)
            implements Command {
        public Body body() {
            return writing.body();
        }
    }

    record Mark(ConversationId conversation, Watermarks marks) implements Command {}

    record Typing(ConversationId conversation) implements Command {}

    /// What changed since version `after`.
    record Fetch(long id, ConversationId conversation, long after) implements Command {}

    /// A page of history.
    record Turn(long id, ConversationId conversation, Slice slice) implements Command {}

    /// The conversation itself and its members.
    record Look(long id, ConversationId conversation) implements Command {}

    record Edit(long id, ConversationId conversation, long seq, Body body) implements Command {}

    record Delete(long id, ConversationId conversation, long seq) implements Command {}

    record React(long id, ConversationId conversation, long seq, @Nullable Emoji emoji)
            implements Command {}

    record Pin(long id, ConversationId conversation, long seq, boolean pinned) implements Command {}

    record Arrange(long id, ConversationId conversation, Wish wish, String draft)
            implements Command {}

    enum Wish {
        MUTE,
        UNMUTE,
        ARCHIVE,
        UNARCHIVE,
        PIN,
        UNPIN,
        UNREAD,
        SEEN,
        DRAFT
    }

    /// Does something for oneself alone, to the message `seq` or to all up to it.
    record Own(long id, ConversationId conversation, ForMe what, long seq) implements Command {}

    enum ForMe {
        STAR,
        UNSTAR,
        DELETE,
        CLEAR,
        REMOVE
    }

    /// How long messages are to be kept.
    record Keep(long id, ConversationId conversation, Lifetime lifetime) implements Command {}

    /// What is asked of a group itself.
    sealed interface OfGroup extends Command {}

    /// Opens the direct conversation with somebody.
    record Open(long id, UserId other) implements Command {}

    record Found(long id, ClientId clientId, Title title, Set<UserId> others) implements OfGroup {}

    record Add(long id, ConversationId conversation, UserId other) implements OfGroup {}

    record Remove(long id, ConversationId conversation, UserId other) implements OfGroup {}

    record Leave(long id, ConversationId conversation) implements OfGroup {}

    record Appoint(long id, ConversationId conversation, UserId other, Role role)
            implements OfGroup {}

    record Rename(long id, ConversationId conversation, Title title) implements OfGroup {}

    record Describe(long id, ConversationId conversation, Description description)
            implements OfGroup {}

    /// Makes an invite link.
    record Invite(long id, ConversationId conversation) implements OfGroup {}

    record Join(long id, InviteToken token) implements OfGroup {}

    record Block(long id, UserId other) implements Command {}

    record Unblock(long id, UserId other) implements Command {}
}
