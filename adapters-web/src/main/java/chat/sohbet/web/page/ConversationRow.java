package chat.sohbet.web.page;

import chat.sohbet.web.language.Saying;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of the conversation list. `unread` is empty where nothing is to be counted, though the
/// reader may have marked it as `fresh`; `tick` is there where the last message is the reader's
/// own, and `preview` shows what they have written and not sent where it is a `draft`.
record ConversationRow(
        String id,
        Saying name,
        Face face,
        String at,
        Saying time,
        @Nullable Tick tick,
        Saying who,
        boolean draft,
        Saying preview,
        List<Flag> flags,
        String unread,
        boolean fresh,
        boolean muted,
        boolean archived,
        boolean current) {
    /// A small icon of the row, by its symbol's name.
    record Flag(String id, Saying label) {
        static final Flag PIN = new Flag("pin", Saying.of("row.pinned"));
        static final Flag CALLED = new Flag("called", Saying.of("row.called"));
        static final Flag MUTE = new Flag("mute", Saying.of("row.muted"));
    }

    /// For the browser to fill: every part is there.
    static ConversationRow blank() {
        return new ConversationRow(
                "",
                Saying.NOTHING,
                new Face(1, ""),
                "",
                Saying.NOTHING,
                Tick.PENDING,
                Saying.NOTHING,
                false,
                Saying.NOTHING,
                List.of(Flag.CALLED, Flag.PIN, Flag.MUTE),
                "",
                false,
                false,
                false,
                false);
    }

    /// Whether it counts in the window's title.
    boolean calls() {
        return fresh && !muted && !archived;
    }
}
