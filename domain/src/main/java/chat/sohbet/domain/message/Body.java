package chat.sohbet.domain.message;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.Text;

/// The text of a message: stripped, at most [#MAX] characters (UTF-16 units), otherwise exactly as
/// it was typed. Whether it may be empty is for the [Writing] to say that it is a part of.
public record Body(String text) {
    public static final int MAX = 8_000;

    public Body {
        if (text.strip().length() > MAX) throw outOfBounds();
        text = Text.stripped("text", text, 0, MAX);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /// What is said to somebody who wrote too much, or nothing at all.
    static InvalidValue outOfBounds() {
        return new InvalidValue("text", "1 to " + MAX + " characters");
    }

    @Override
    public String toString() {
        return "Body[" + text.length() + " characters]";
    }
}
