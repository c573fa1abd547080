package chat.sohbet.domain.user;

import chat.sohbet.domain.InvalidValue;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// What is kept of a refresh token: its SHA-256, as 64 hexadecimal digits.
public record TokenHash(String hex) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    public TokenHash {
        if (!SHAPE.matcher(hex).matches())
            throw new InvalidValue("tokenHash", "64 hexadecimal digits");
    }

    public static TokenHash of(byte[] sha256) {
        return new TokenHash(HexFormat.of().formatHex(sha256));
    }

    @Override
    public String toString() {
        return "TokenHash[…]";
    }
}
