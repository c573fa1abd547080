package chat.sohbet.application.port;

import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Note;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Something that people who are connected should hear of. Late, lost or doubled news does no harm:
/// clients converge by versions.
public sealed interface News {
    /// Durable: rows of a conversation changed; the change as its authors may see it. `to` may see
    /// all its messages, `blind` are members outside whose spans they all lie and hear only that
    /// the version moved on. Who may see some of them, or from whom one is hidden, is in neither
    /// and finds the gap by themselves, with what comes next.
    record Changed(Change change, Set<UserId> to, Set<UserId> blind) implements News {
        public Changed {
            to = Set.copyOf(to);
            blind = Set.copyOf(blind);
        }
    }

    /// Durable: rows changed after version `after`; they are to be read before they are told.
    record Moved(ConversationId conversation, long after) implements News {}

    /// Durable: somebody registered, or shows themselves differently.
    record Joined(User user) implements News {}

    /// Durable: a session is over.
    record Ended(SessionId session) implements News {}

    /// Ephemeral: somebody's watermarks grew; `to` are those who hear of each single member (all of
    /// a direct conversation, only the member in a group).
    record Marked(Mark mark, Set<UserId> to, boolean direct) implements News {
        public Marked {
            to = Set.copyOf(to);
        }

        public Marked(Mark mark, Set<UserId> to) {
            this(mark, to, to.size() != 1);
        }

        /// News for each of the two of a direct conversation, for `mark` is not for `other` to
        /// read.
        public static List<Marked> unread(Mark mark, UserId other) {
            var told = new Mark(mark.conversation(), mark.user(), mark.watermarks().unread());
            return List.of(
                    new Marked(mark, Set.of(mark.user()), true),
                    new Marked(told, Set.of(other), true));
        }
    }

    /// Ephemeral: in a group, how far all others have come, for each member to whom that is new.
    record Merged(ConversationId conversation, Map<UserId, Watermarks> others) implements News {
        public Merged {
            others = Map.copyOf(others);
        }
    }

    /// Ephemeral: somebody types, or stopped; it is over at `until` by itself.
    record Typing(
            ConversationId conversation, UserId user, boolean active, Instant until, Set<UserId> to)
            implements News {
        public Typing {
            to = Set.copyOf(to);
        }
    }

    /// Ephemeral: somebody came or went.
    record Present(Presence presence) implements News {}

    /// Ephemeral: what somebody arranged for themselves, for their own devices. Each row has a
    /// version of its own, past `after` and not past `version`; both lists are in order of it.
    record Self(
            UserId user, long after, long version, List<Preference> preferences, List<Note> notes)
            implements News {
        public Self {
            preferences = List.copyOf(preferences);
            notes = List.copyOf(notes);
        }

        /// It is as it was.
        public static Self unchanged(UserId user, long version) {
            return new Self(user, version, version, List.of(), List.of());
        }

        public static Self of(UserId user, Preference changed) {
            long version = changed.version();
            return new Self(user, version - 1, version, List.of(changed), List.of());
        }

        public static Self of(UserId user, Note changed) {
            long version = changed.version();
            return new Self(user, version - 1, version, List.of(), List.of(changed));
        }
    }
}
