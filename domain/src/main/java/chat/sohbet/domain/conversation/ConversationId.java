package chat.sohbet.domain.conversation;

import chat.sohbet.domain.Text;
import java.util.UUID;

/// Which conversation. A UUIDv7, made outside the domain; it says nothing about order.
public record ConversationId(UUID value) {
    /// Reads the canonical form of 36 characters; `field` is what an error names.
    public static ConversationId parse(String field, String text) {
        return new ConversationId(Text.uuid(field, text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
