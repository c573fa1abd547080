package chat.sohbet.domain.conversation;

import chat.sohbet.domain.attachment.AttachmentId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a group's members share besides messages. `face` is the picture that stands for the group,
/// null where there is none; `version` is the conversation's at its last change.
public record Properties(
        Title title, Description description, @Nullable AttachmentId face, long version) {
    /// Of a group without a picture.
    public Properties(Title title, Description description, long version) {
        this(title, description, null, version);
    }

    public Optional<AttachmentId> picture() {
        return Optional.ofNullable(face);
    }
}
