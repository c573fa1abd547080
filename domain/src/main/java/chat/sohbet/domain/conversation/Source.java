package chat.sohbet.domain.conversation;

import chat.sohbet.domain.InvalidValue;

/// A message that somebody passes on to another conversation, by where it stands.
public record Source(ConversationId conversation, long seq) {
    public Source {
        if (seq < 1) throw new InvalidValue("forwardOf", "a message number, 1 or more");
    }
}
