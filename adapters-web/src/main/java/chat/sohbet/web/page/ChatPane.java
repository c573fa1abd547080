package chat.sohbet.web.page;

import chat.sohbet.web.language.Saying;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An open conversation with a page of its messages. `older` and `newer` are addresses of the
/// neighbouring pages, empty where there is none; `clientId` makes sending the form twice harmless,
/// and who answers has read up to `shown`. `blocked` is the other person, if the reader has blocked
/// them, and empty else; `deserted`, if they have deleted their account.
record ChatPane(
        String id,
        Saying name,
        Face face,
        Saying status,
        String kind,
        boolean member,
        String blocked,
        boolean deserted,
        String older,
        String newer,
        List<Pin> pins,
        List<Day> days,
        String clientId,
        long shown) {
    /// A message that is held up to everybody, and where it stands.
    record Pin(String at, Saying text) {}

    record Day(String date, Saying label, List<Entry> entries) {}

    /// One of the two.
    record Entry(@Nullable MessageBubble message, @Nullable Happening happening) {}

    boolean pinned() {
        return !pins.isEmpty();
    }

    boolean writable() {
        return member && blocked.isEmpty() && !deserted;
    }

    static ChatPane blank() {
        return new ChatPane(
                "",
                Saying.NOTHING,
                new Face(1, ""),
                Saying.NOTHING,
                "direct",
                true,
                "",
                false,
                "",
                "",
                List.of(),
                List.of(),
                "",
                0);
    }
}
