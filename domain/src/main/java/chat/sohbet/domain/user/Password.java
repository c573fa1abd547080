package chat.sohbet.domain.user;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.Text;

/// A password as typed: [#MIN] to [#MAX] characters, any of them, spaces kept (OWASP ASVS 5.0,
/// 6.2). Never printed, never stored.
public record Password(String text) {
    public static final int MIN = 8;
    public static final int MAX = 128;

    public Password {
        if (text.length() < MIN || text.length() > MAX)
            throw new InvalidValue("password", MIN + " to " + MAX + " characters");
        Text.wellFormed("password", text);
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
