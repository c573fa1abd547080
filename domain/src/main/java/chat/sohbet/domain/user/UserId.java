package chat.sohbet.domain.user;

import chat.sohbet.domain.Text;
import java.util.UUID;

/// Who somebody is, for ever: usernames are for people, ids for programs. A UUIDv7, made outside
/// the domain.
public record UserId(UUID value) {
    /// Reads the canonical form of 36 characters; `field` is what an error names.
    public static UserId parse(String field, String text) {
        return new UserId(Text.uuid(field, text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
