package chat.sohbet.domain.conversation;

import chat.sohbet.domain.message.Message;
import java.util.List;

/// A page of a conversation's messages in order of `seq`. `version` is the conversation's, read
/// before the rows; `more` says that there are older ones (reading backwards) or newer ones
/// (reading forwards, and around a message) past the page.
public record History(
        ConversationId conversation, long version, List<Message> messages, boolean more) {
    public History {
        messages = List.copyOf(messages);
    }
}
