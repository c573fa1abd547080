package chat.sohbet.domain.attachment;

import chat.sohbet.domain.InvalidValue;

/// How loud a recording is from its beginning to its end, to be drawn: a hexadecimal digit for each
/// of at most [#MAX] stretches of equal length.
public record Peaks(String digits) {
    public static final int MAX = 64;

    public Peaks {
        if (!digits.matches("[0-9a-f]{1," + MAX + "}"))
            throw new InvalidValue("peaks", "1 to " + MAX + " hexadecimal digits");
    }
}
