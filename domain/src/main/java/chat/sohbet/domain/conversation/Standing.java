package chat.sohbet.domain.conversation;

/// Where somebody stands towards a conversation, read under its lock.
public sealed interface Standing {
    record Member() implements Standing {}

    /// No member, and not to know that the conversation exists.
    record Stranger() implements Standing {}
}
