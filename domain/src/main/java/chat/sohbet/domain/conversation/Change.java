package chat.sohbet.domain.conversation;

import chat.sohbet.domain.message.Lifetime;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What takes a holder of a conversation from version `after` to `version`: every row that changed
/// in between, each kind in order of its own version, from one snapshot. `seq` is the last
/// message's number in that snapshot; `shared` is there if title or description changed.
public record Change(
        ConversationId conversation,
        long after,
        long version,
        long seq,
        List<Message> messages,
        List<Member> members,
        @Nullable Properties shared) {
    public Change {
        messages = List.copyOf(messages);
        members = List.copyOf(members);
    }

    /// That there is something up to `version`, and nothing of what it is: who holds less asks for
    /// it.
    public static Change upTo(ConversationId conversation, long version, long seq) {
        return new Change(conversation, version, version, seq, List.of(), List.of(), null);
    }

    public Optional<Properties> properties() {
        return Optional.ofNullable(shared);
    }

    /// How long what is written is kept from now on, if that changed.
    public Optional<Lifetime> lifetime() {
        return messages.stream()
                .flatMap(message -> message.lifetime().stream())
                .reduce((_, later) -> later);
    }

    /// The change as `viewer`, who may see all its rows, gets it.
    public Change seenBy(UserId viewer) {
        return with(messages.stream().map(message -> message.seenBy(viewer)).toList());
    }

    /// The change as a member gets it outside whose spans its messages lie: the version moves on,
    /// and that is all.
    public Change withoutMessages() {
        return with(List.of());
    }

    private Change with(List<Message> seen) {
        return new Change(conversation, after, version, seq, seen, members, shared);
    }
}
