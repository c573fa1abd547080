package chat.sohbet.domain.user;

import chat.sohbet.domain.Text;

/// What a person tells everybody about themselves: up to [#MAX] characters, perhaps none.
public record About(String text) {
    public static final int MAX = 140;
    public static final About NOTHING = new About("");

    public About {
        text = Text.stripped("about", text, 0, MAX);
    }

    @Override
    public String toString() {
        return text;
    }
}
