package chat.sohbet.domain.user;

import chat.sohbet.domain.InvalidValue;
import java.util.Base64;
import java.util.regex.Pattern;

/// How a device wants to be told while no page of it is open: the address of its maker's push
/// service, and what only the device can open (RFC 8030, RFC 8291).
///
/// @param endpoint an absolute address of at most [#MAX_ENDPOINT] characters, of a host that is
///   named without a user. Whether it is one that a node may speak to, whoever speaks has to check
/// @param key the device's public key, an uncompressed point of P-256 in base64url
/// @param secret 16 bytes in base64url that the device shares with this house alone
/// @param preview whether the beginning of what was written may be told
/// @param language in which the device speaks, a tag such as `fr`
public record Subscription(
        SessionId session,
        UserId user,
        String endpoint,
        String key,
        String secret,
        boolean preview,
        String language) {
    public static final int MAX_ENDPOINT = 1_024;

    /// Of one person; the oldest goes for a new one.
    public static final int MOST = 20;

    private static final int KEY = 65;
    private static final int SECRET = 16;
    private static final byte UNCOMPRESSED = 4;
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "https?://[A-Za-z0-9.\\[\\]:-]+(/[A-Za-z0-9._~:/?\\[\\]@!$&'()*+,;=%-]*)?");
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}");

    public Subscription {
        if (endpoint.length() > MAX_ENDPOINT || !ADDRESS.matcher(endpoint).matches())
            throw new InvalidValue("endpoint", "an https address");
        var point = bytes("key", key);
        if (point.length != KEY || point[0] != UNCOMPRESSED)
            throw new InvalidValue("key", "a point of P-256 in base64url");
        if (bytes("secret", secret).length != SECRET)
            throw new InvalidValue("secret", "16 bytes in base64url");
        if (!TAG.matcher(language).matches()) throw new InvalidValue("language", "a language tag");
    }

    private static byte[] bytes(String field, String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidValue(field, "base64url");
        }
    }

    public byte[] keyBytes() {
        return bytes("key", key);
    }

    public byte[] secretBytes() {
        return bytes("secret", secret);
    }

    /// What opens the device's letters is nobody's to read in a log.
    @Override
    public String toString() {
        return "Subscription[session=%s, user=%s]".formatted(session, user);
    }
}
