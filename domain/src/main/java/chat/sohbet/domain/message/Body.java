package chat.sohbet.domain.message;

import chat.sohbet.domain.Text;

/// What a person wrote: stripped, never empty, at most [#MAX] characters (UTF-16 units), otherwise
/// exactly as it was typed.
public record Body(String text) {
    public static final int MAX = 8_000;

    public Body {
        text = Text.stripped("text", text, 1, MAX);
    }

    @Override
    public String toString() {
        return "Body[" + text.length() + " characters]";
    }
}
