package chat.sohbet.domain.attachment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file that messages carry; it never changes. `size` is in bytes, as it is served. Pictures have
/// their size in pixels, so that there is room for them before they are loaded, and voice messages
/// what was said of their recording. `thumbnail` is whether there is a small picture of it.
public record Attachment(
        AttachmentId id,
        AttachmentKind kind,
        String mediaType,
        FileName name,
        long size,
        @Nullable Pixels area,
        @Nullable Recording recorded,
        boolean thumbnail) {
    /// What one file may have, in bytes.
    public static final long MAX_SIZE = 64L * 1024 * 1024;

    /// What one message may carry.
    public static final int MAX_EACH = 10;

    public Optional<Pixels> pixels() {
        return Optional.ofNullable(area);
    }

    public Optional<Recording> recording() {
        return Optional.ofNullable(recorded);
    }
}
