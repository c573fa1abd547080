package chat.sohbet.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// The node's own secrets: `signing` is the HS256 key of access tokens, `refresh` the HMAC-SHA-256
/// key by which one refresh token leads to the next, `push` the number that is the private key of
/// P-256 by which push services know this house. All are given by settings, or random, made on the
/// first start and kept in the data folder; there is no default, so no two installations ever share
/// one by accident.
record Keys(Bytes signing, Bytes refresh, Bytes push) {

    /// RFC 7518, 3.2: a key of HS256 is at least as long as its hash.
    static final int LEAST_BYTES = 32;

    /// A key's bytes, never printed.
    static final class Bytes {
        private final byte[] bytes;

        private Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] reveal() {
            return bytes.clone();
        }

        @Override
        public String toString() {
            return "******";
        }
    }

    /// @param folder where keys that were not given are kept; made if it is missing
    static Keys take(Settings.GivenKeys given, Path folder) {
        var keys = folder.resolve("keys");
        return new Keys(
                key("keys.signing", given.signing(), keys.resolve("signing.key")),
                key("keys.refresh", given.refresh(), keys.resolve("refresh.key")),
                key("keys.push", given.push(), keys.resolve("push.key")));
    }

    private static Bytes key(String setting, Optional<Secret> given, Path file) {
        return given.isPresent() ? decode(setting, given.get().reveal()) : kept(file);
    }

    private static Bytes kept(Path file) {
        try {
            if (Files.exists(file)) {
                OwnerOnly.tighten(file);
                return decode("the key file " + file, Files.readString(file).strip());
            }
            var bytes = new byte[LEAST_BYTES];
            new SecureRandom().nextBytes(bytes);
            var folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder, OwnerOnly.permissions(file, "rwx------"));
            }
            OwnerOnly.write(file, Base64.getEncoder().encodeToString(bytes) + "\n");
            return new Bytes(bytes);
        } catch (IOException e) {
            throw CannotStart.world(
                    "the key file %s cannot be read or made: %s".formatted(file, e), e);
        }
    }

    private static Bytes decode(String where, String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException _) {
            throw CannotStart.settings(
                    where + " is not Base64; make one with: openssl rand -base64 32");
        }
        // A run of one character passes for 32 bytes; what is random hardly ever repeats so much.
        if (bytes.length < LEAST_BYTES
                || new String(bytes, StandardCharsets.ISO_8859_1).chars().distinct().count() < 16) {
            throw CannotStart.settings(
                    where
                            + " is too weak: 32 random bytes in Base64 at least; make one with: openssl rand -base64 32");
        }
        return new Bytes(bytes);
    }
}
