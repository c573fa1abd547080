package chat.sohbet.domain.conversation;

import chat.sohbet.domain.InvalidValue;
import java.util.regex.Pattern;

/// The secret part of a group's invite link: 128 random bits as 22 characters of base64url. Whoever
/// has it may join.
public record InviteToken(String text) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");

    public InviteToken {
        if (!SHAPE.matcher(text).matches())
            throw new InvalidValue("token", "an invite of this server");
    }

    @Override
    public String toString() {
        return "InviteToken[…]";
    }
}
