package chat.sohbet.domain.conversation;

import chat.sohbet.domain.user.UserId;

/// A member's watermarks in a conversation.
public record Mark(ConversationId conversation, UserId user, Watermarks watermarks) {}
