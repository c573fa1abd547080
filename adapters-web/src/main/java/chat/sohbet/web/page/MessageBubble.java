package chat.sohbet.web.page;

import chat.sohbet.web.language.Saying;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message somebody wrote. `from` is empty but on the first of a run in a group, `showFace` true
/// on the last. What was written stands in `runs`, and in `text` what is said in its place.
record MessageBubble(
        long seq,
        String author,
        Face face,
        boolean mine,
        boolean first,
        boolean showFace,
        Saying from,
        boolean forwarded,
        @Nullable Quote quote,
        List<Markup.Run> runs,
        Saying text,
        boolean deleted,
        boolean edited,
        boolean lasting,
        String at,
        String time,
        @Nullable Tick tick,
        List<Attached> files,
        List<ReactionCount> reactions) {
    boolean carries() {
        return !files.isEmpty();
    }

    /// How many gave the same reaction, and whether the reader did.
    record ReactionCount(String emoji, int count, boolean mine, Saying label) {}

    /// What the message answers: `at` is where that stands.
    record Quote(String at, long seq, int hue, Saying name, Saying text) {}

    /// For the browser to fill: every part is there.
    static MessageBubble blank() {
        return new MessageBubble(
                0,
                "",
                new Face(1, ""),
                true,
                false,
                true,
                Saying.plain(" "),
                true,
                new Quote("", 0, 1, Saying.NOTHING, Saying.NOTHING),
                List.of(),
                Saying.NOTHING,
                true,
                false,
                true,
                "",
                "",
                Tick.PENDING,
                List.of(),
                List.of());
    }
}
