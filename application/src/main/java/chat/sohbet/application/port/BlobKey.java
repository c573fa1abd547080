package chat.sohbet.application.port;

import java.util.UUID;

/// Under which bytes are kept in [Blobs]. It says nothing about them, and nobody outside learns it.
public record BlobKey(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
