package chat.sohbet.domain.conversation;

import chat.sohbet.domain.Text;

/// What a group is called: 1 to [#MAX] characters.
public record Title(String text) {
    public static final int MAX = 100;

    public Title {
        text = Text.stripped("title", text, 1, MAX);
    }

    @Override
    public String toString() {
        return text;
    }
}
