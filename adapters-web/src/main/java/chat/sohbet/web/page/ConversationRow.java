package chat.sohbet.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of the conversation list. `unread` is empty where there is nothing new; `tick` is there
/// where the last message is the reader's own.
record ConversationRow(
        String id,
        String name,
        Face face,
        String at,
        String time,
        @Nullable Tick tick,
        String who,
        String preview,
        List<Flag> flags,
        String unread,
        boolean current) {
    /// A small icon of the row, by its symbol's name.
    record Flag(String id, String label) {
        static final Flag PIN = new Flag("pin", "Pinned");
        static final Flag MUTE = new Flag("mute", "Muted");
    }

    /// For the browser to fill: every part is there.
    static ConversationRow blank() {
        return new ConversationRow(
                "",
                "",
                new Face(1, ""),
                "",
                "",
                Tick.PENDING,
                "",
                "",
                List.of(Flag.PIN, Flag.MUTE),
                "",
                false);
    }
}
