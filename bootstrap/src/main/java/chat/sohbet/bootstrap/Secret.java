package chat.sohbet.bootstrap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// Text that is never printed: its [#toString()] says nothing, so that no log line and no error can
/// give it away.
final class Secret {

    private final String text;

    Secret(String text) {
        this.text = text;
    }

    /// The secret itself. Call it where it is used, and nowhere else.
    String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "******";
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
