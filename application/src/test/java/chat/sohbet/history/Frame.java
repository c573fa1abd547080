package chat.sohbet.history;

import chat.sohbet.application.port.News;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Note;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a node says to a device, whether by socket or as the answer to a request. `id` is that of
/// the command it answers; 0 is no id.
public sealed interface Frame {
    /// 0 where it answers nothing, or a command without an id.
    default long id() {
        return 0;
    }

    /// What a list shows of a conversation. `last` is the last message, as far as the wire tells.
    record Row(
            ConversationId conversation,
            Kind kind,
            @Nullable Properties properties,
            boolean active,
            long seq,
            long version,
            int unread,
            Watermarks mine,
            Watermarks others,
            @Nullable Message last) {}

    /// A member as others see them.
    record Seat(UserId user, Role role, boolean active, long version) {}

    record Welcome(UUID history) implements Frame {}

    record Heads(List<Row> rows, boolean last) implements Frame {
        public Heads {
            rows = List.copyOf(rows);
        }
    }

    /// `reset`: drop what you hold of the conversation, and load its last page.
    record Changes(
            long id,
            ConversationId conversation,
            long after,
            long version,
            long seq,
            List<Message> messages,
            List<Seat> members,
            @Nullable Properties properties,
            boolean reset)
            implements Frame {
        public Changes {
            messages = List.copyOf(messages);
            members = List.copyOf(members);
        }

        static Changes of(long id, Change change) {
            var seats =
                    change.members().stream()
                            .map(member ->
                                    new Seat(
                                            member.user(),
                                            member.role(),
                                            member.active(),
                                            member.version()))
                            .toList();
            return new Changes(
                    id,
                    change.conversation(),
                    change.after(),
                    change.version(),
                    change.seq(),
                    change.messages(),
                    seats,
                    change.properties().orElse(null),
                    false);
        }
    }

    record Page(
            long id,
            ConversationId conversation,
            long version,
            List<Message> messages,
            boolean more)
            implements Frame {
        public Page {
            messages = List.copyOf(messages);
        }
    }

    record Looked(long id, Row row, List<Seat> members) implements Frame {
        public Looked {
            members = List.copyOf(members);
        }
    }

    record Self(long after, long version, List<Preference> preferences, List<Note> notes)
            implements Frame {
        public Self {
            preferences = List.copyOf(preferences);
            notes = List.copyOf(notes);
        }

        static Self of(News.Self self) {
            return new Self(self.after(), self.version(), self.preferences(), self.notes());
        }
    }

    /// A message is in the log: sent (then `clientId` says which) or changed (then `id` does).
    record Ack(
            long id,
            @Nullable ClientId clientId,
            ConversationId conversation,
            long seq,
            long version,
            boolean duplicate)
            implements Frame {}

    /// It is done, and there is no more to say than where.
    record Done(long id, @Nullable ConversationId conversation) implements Frame {}

    record Invited(long id, ConversationId conversation, InviteToken token) implements Frame {}

    /// It was not done; with `retryAfter` (milliseconds) it may be tried again, 0 is never.
    record Refused(long id, @Nullable ClientId clientId, String code, long retryAfter)
            implements Frame {
        boolean forGood() {
            return retryAfter == 0;
        }
    }

    record Marked(ConversationId conversation, UserId user, Watermarks marks) implements Frame {}

    record Merged(ConversationId conversation, Watermarks others) implements Frame {}

    record Typing(ConversationId conversation, UserId user) implements Frame {}

    record Synced() implements Frame {}

    /// The connection is over; the node says no more on it.
    record Gone() implements Frame {}
}
