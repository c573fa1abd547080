package chat.sohbet.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// One static file, with its compressed form where that is smaller.
record Asset(String type, byte[] bytes, byte @Nullable [] gzip, String tag) {
    static Asset of(String path, byte[] bytes) {
        var type = type(path);
        return new Asset(type, bytes, compressible(type) ? smaller(bytes) : null, hash(bytes));
    }

    Optional<byte[]> compressed() {
        return Optional.ofNullable(gzip);
    }

    private static String type(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "html" -> "text/html; charset=utf-8";
            case "txt" -> "text/plain; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "json" -> "application/json";
            case "webmanifest" -> "application/manifest+json";
            case "png" -> "image/png";
            case "jpg" -> "image/jpeg";
            case "webp" -> "image/webp";
            case "ico" -> "image/x-icon";
            case "woff2" -> "font/woff2";
            case "mp3" -> "audio/mpeg";
            default -> "application/octet-stream";
        };
    }

    private static boolean compressible(String type) {
        return type.startsWith("text/")
                || type.startsWith("application/json")
                || type.endsWith("+json")
                || type.endsWith("+xml");
    }

    /// Compressed once, sent often: as small as it gets.
    private static final class Best extends GZIPOutputStream {
        Best(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    private static byte @Nullable [] smaller(byte[] bytes) {
        var buffer = new ByteArrayOutputStream();
        try (var gzip = new Best(buffer)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.size() < bytes.length ? buffer.toByteArray() : null;
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes), 0, 8);
    }

    /// One hash for many files, their names included.
    static String hash(Map<String, Asset> files) {
        var digest = sha256();
        files.forEach((path, asset) -> {
            digest.update((path + "\n").getBytes(UTF_8));
            digest.update(asset.tag().getBytes(UTF_8));
        });
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
