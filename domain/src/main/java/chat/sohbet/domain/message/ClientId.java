package chat.sohbet.domain.message;

import chat.sohbet.domain.Text;
import java.util.UUID;

/// What a client called a message before it was sent: unique per conversation and author, so that a
/// retry writes nothing twice.
public record ClientId(UUID value) {
    /// Reads the canonical form of 36 characters; `field` is what an error names.
    public static ClientId parse(String field, String text) {
        return new ClientId(Text.uuid(field, text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
