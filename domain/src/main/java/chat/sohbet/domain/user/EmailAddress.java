package chat.sohbet.domain.user;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.Text;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where a person gets mail: `local@domain` with a dot in the domain, at most [#MAX] characters
/// (RFC 5321, 4.5.3.1). It is known to its owner alone, so it does not appear in [#toString()].
public record EmailAddress(String text) {
    public static final int MAX = 254;

    private static final Pattern SHAPE =
            Pattern.compile(
                    "[^\\s@\\p{Cntrl}\"(),:;<>\\[\\]\\\\]{1,64}"
                            + "@[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?)+");

    public EmailAddress {
        text = Text.wellFormed("email", text.strip());
        if (text.length() > MAX || !SHAPE.matcher(text).matches())
            throw new InvalidValue("email", "an e-mail address like name@example.org");
    }

    /// Two addresses with the same key are one mailbox to us: case is ignored, also before the @.
    public String key() {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
