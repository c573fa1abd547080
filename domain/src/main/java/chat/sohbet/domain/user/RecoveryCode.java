package chat.sohbet.domain.user;

import chat.sohbet.domain.InvalidValue;
import java.util.regex.Pattern;

/// What somebody gets by mail who forgot their password: 128 random bits as 22 characters of
/// base64url. Whoever has it may choose another password, once.
public record RecoveryCode(String text) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");

    public RecoveryCode {
        text = text.strip();
        if (!SHAPE.matcher(text).matches())
            throw new InvalidValue("code", "the code from the mail");
    }

    @Override
    public String toString() {
        return "RecoveryCode[…]";
    }
}
