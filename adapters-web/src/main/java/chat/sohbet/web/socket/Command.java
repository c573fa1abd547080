package chat.sohbet.web.socket;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.json.Written;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a client may ask for, valid as it is.
sealed interface Command {
    /// Conversations a client says at most that it holds.
    int MAX_HAVE = 500;

    /// People whose presence a client watches at most.
    int MAX_WATCHED = 100;

    /// Begins to listen, holding some conversations at some versions, and perhaps what it arranged
    /// for itself at version `self`.
    record Hello(Map<ConversationId, Long> have, OptionalLong self) implements Command {
        public Hello {
            have = Map.copyOf(have);
        }
    }

    /// `shown` is the last `seq` its author had seen, 0 if that isn't known.
    record Send(ClientId clientId, Place place, Written written, long shown) implements Command {}

    /// Where a message goes.
    sealed interface Place {
        record In(ConversationId conversation) implements Place {}

        /// The direct conversation with somebody, opened by this if there is none.
        record To(UserId user) implements Place {}
    }

    /// Changes a message that is there. `id` comes back with the answer.
    record Amend(String id, ConversationId conversation, long seq, Wish wish) implements Command {}

    /// What is to become of it.
    sealed interface Wish {
        record Edit(Body body) implements Wish {}

        /// For everyone.
        record Delete() implements Wish {}

        /// Holds it up to everybody, or no longer.
        record Pin(boolean pinned) implements Wish {}

        /// With null my reaction is taken back.
        record React(@Nullable Emoji emoji) implements Wish {}
    }

    record Mark(ConversationId conversation, Watermarks marks) implements Command {}

    /// Arranges a conversation for oneself alone. `id` comes back with the answer.
    record Arrange(String id, ConversationId conversation, UnaryOperator<Preference> change)
            implements Command {}

    /// Does something for oneself alone that has rules. `id` comes back with the answer.
    record Own(String id, ConversationId conversation, ForMe wish) implements Command {}

    sealed interface ForMe {
        /// Gives a star, or takes it back.
        record Star(long seq, boolean star) implements ForMe {}

        record Delete(long seq) implements ForMe {}

        /// Clears up to `seq`, and perhaps takes it out of the list.
        record Clear(long seq, boolean remove) implements ForMe {}
    }

    record Typing(ConversationId conversation, boolean active) implements Command {}

    /// Replaces what was watched.
    record Watch(Set<UserId> users, boolean directory) implements Command {
        public Watch {
            users = Set.copyOf(users);
        }
    }

    /// `id` comes back with the answer.
    record Fetch(String id, ConversationId conversation, Wanted wanted) implements Command {}

    sealed interface Wanted {
        record Since(long version) implements Wanted {}

        record Page(Slice slice) implements Wanted {}
    }

    record Ping() implements Command {}
}
