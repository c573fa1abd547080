package chat.sohbet.application;

import chat.sohbet.domain.attachment.FileName;
import chat.sohbet.domain.attachment.Recording;
import chat.sohbet.domain.message.ClientId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What somebody says of a file that they upload. `clientId` makes uploading it again harmless;
/// `recorded` is there if it is a voice message.
public record Parcel(ClientId clientId, FileName name, @Nullable Recording recorded) {
    Optional<Recording> recording() {
        return Optional.ofNullable(recorded);
    }
}
