package chat.sohbet.domain.user;

import chat.sohbet.domain.Text;

/// What a person calls a device they are signed in on, "Firefox on Debian": 1 to [#MAX] characters.
public record DeviceName(String text) {
    public static final int MAX = 64;

    public DeviceName {
        text = Text.stripped("device", text, 1, MAX);
    }

    @Override
    public String toString() {
        return text;
    }
}
