package chat.sohbet.application;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.Text;
import chat.sohbet.domain.user.SessionId;
import java.util.regex.Pattern;

/// What a client keeps to stay signed in: `session.generation.secret`. Never printed; the store
/// knows its hash alone.
public record RefreshToken(SessionId session, long generation, String secret) {
    private static final Pattern SHAPE =
            Pattern.compile("([0-9a-f-]{36})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

    /// Reads what [#text()] wrote.
    public static RefreshToken parse(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches())
            throw new InvalidValue("refreshToken", "a refresh token of this server");
        return new RefreshToken(
                new SessionId(Text.uuid("refreshToken", parts.group(1))),
                Long.parseLong(parts.group(2)),
                parts.group(3));
    }

    public String text() {
        return session + "." + generation + "." + secret;
    }

    @Override
    public String toString() {
        return "RefreshToken[…]";
    }
}
