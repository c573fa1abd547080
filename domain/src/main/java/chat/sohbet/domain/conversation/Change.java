package chat.sohbet.domain.conversation;

import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.util.List;

/// What takes a holder of a conversation from version `after` to `version`: every row that changed
/// in between, in order of its own version, from one snapshot. `seq` is the last message's number
/// in that snapshot.
public record Change(
        ConversationId conversation, long after, long version, long seq, List<Message> messages) {
    public Change {
        messages = List.copyOf(messages);
    }

    /// The change as `viewer` may see it.
    public Change seenBy(UserId viewer) {
        return new Change(
                conversation,
                after,
                version,
                seq,
                messages.stream().map(message -> message.seenBy(viewer)).toList());
    }
}
