package chat.sohbet.domain.user;

import chat.sohbet.domain.Text;

/// What others read above a person's messages: 1 to [#MAX] characters, any script, changeable, not
/// unique.
public record DisplayName(String text) {
    public static final int MAX = 64;

    public DisplayName {
        text = Text.stripped("displayName", text, 1, MAX);
    }

    @Override
    public String toString() {
        return text;
    }
}
