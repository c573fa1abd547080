package chat.sohbet.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// `Content-Disposition` (RFC 6266): the name of a file, any characters of it, as RFC 8187 writes
/// them.
public final class Disposition {
    private static final Pattern EXTENDED =
            Pattern.compile("(?i);\\s*filename\\*\\s*=\\s*utf-8'[^']*'([^;\\s]*)");
    private static final Pattern QUOTED =
            Pattern.compile("(?i);\\s*filename\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern PLAIN = Pattern.compile("(?i);\\s*filename\\s*=\\s*([^;\"\\s]+)");
    private static final String SAFE = "!#$&+-.^_`|~";

    private Disposition() {}

    /// The name that a header gives.
    public static Optional<String> name(String header) {
        var extended = EXTENDED.matcher(header);
        if (extended.find()) return decoded(extended.group(1));
        var quoted = QUOTED.matcher(header);
        if (quoted.find()) return Optional.of(quoted.group(1).replaceAll("\\\\(.)", "$1"));
        var plain = PLAIN.matcher(header);
        return plain.find() ? Optional.of(plain.group(1)) : Optional.empty();
    }

    private static Optional<String> decoded(String text) {
        var bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                bytes.put((byte) c);
                continue;
            }
            if (i + 2 >= text.length()
                    || !HexFormat.isHexDigit(text.charAt(i + 1))
                    || !HexFormat.isHexDigit(text.charAt(i + 2))) return Optional.empty();
            bytes.put((byte) HexFormat.fromHexDigits(text, i + 1, i + 3));
            i += 2;
        }
        try {
            return Optional.of(UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    /// A header that has a browser show a file, or save it.
    public static String of(boolean inline, String name) {
        return "%s; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(
                        inline ? "inline" : "attachment",
                        name.replaceAll("[^A-Za-z0-9 ._()-]", "_"),
                        encoded(name));
    }

    private static String encoded(String name) {
        var text = new StringBuilder();
        for (byte b : name.getBytes(UTF_8)) {
            char c = (char) (b & 255);
            boolean plain = c < 128 && Character.isLetterOrDigit(c) || SAFE.indexOf(c) >= 0;
            if (plain) text.append(c);
            else text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
        return text.toString();
    }
}
