package chat.sohbet.domain.attachment;

import chat.sohbet.domain.Text;
import java.util.UUID;

/// Names an attachment for ever.
public record AttachmentId(UUID value) {
    /// Reads the canonical form of 36 characters; `field` is what an error names.
    public static AttachmentId parse(String field, String text) {
        return new AttachmentId(Text.uuid(field, text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
