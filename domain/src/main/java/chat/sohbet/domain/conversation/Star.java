package chat.sohbet.domain.conversation;

import chat.sohbet.domain.message.Message;

/// A message to which somebody gave a star. `version` is their own counter when they did: later
/// stars have a higher one.
public record Star(ConversationId conversation, Message message, long version) {}
