package chat.sohbet.domain.conversation;

import chat.sohbet.domain.message.Message;

/// What came of a wish to change a message that is there.
public sealed interface Amendment {
    /// The row as it is from now on, at the conversation's next version.
    record Amended(Message message) implements Amendment {}

    /// It is so already; nothing is written.
    record Unchanged(Message message) implements Amendment {}

    record Refused(Refusal refusal) implements Amendment {}
}
