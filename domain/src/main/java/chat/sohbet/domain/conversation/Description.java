package chat.sohbet.domain.conversation;

import chat.sohbet.domain.Text;

/// What a group is for: up to [#MAX] characters, perhaps none.
public record Description(String text) {
    public static final int MAX = 500;
    public static final Description NONE = new Description("");

    public Description {
        text = Text.stripped("description", text, 0, MAX);
    }

    @Override
    public String toString() {
        return text;
    }
}
