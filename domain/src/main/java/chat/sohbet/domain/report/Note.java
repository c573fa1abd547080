package chat.sohbet.domain.report;

import chat.sohbet.domain.Text;

/// What a person adds to a report in words of their own: up to [#MAX] characters, perhaps none.
public record Note(String text) {
    public static final int MAX = 500;

    public Note {
        text = Text.stripped("note", text, 0, MAX);
    }

    @Override
    public String toString() {
        return text;
    }
}
