package chat.sohbet.domain.user;

import chat.sohbet.domain.Text;
import java.util.UUID;

/// One sign-in on one device. A UUIDv7, made outside the domain; it is not a secret.
public record SessionId(UUID value) {
    /// Reads the canonical form of 36 characters; `field` is what an error names.
    public static SessionId parse(String field, String text) {
        return new SessionId(Text.uuid(field, text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
