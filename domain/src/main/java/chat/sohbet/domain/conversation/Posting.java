package chat.sohbet.domain.conversation;

import chat.sohbet.domain.message.Message;

/// What came of a draft.
public sealed interface Posting {
    /// It is the conversation's newest message.
    record Accepted(ConversationId conversation, Message message) implements Posting {}

    /// The same author had sent the same client id before: nothing was written, here is the message
    /// of then.
    record Repeated(ConversationId conversation, Message message) implements Posting {}

    record Refused(Refusal refusal) implements Posting {}
}
