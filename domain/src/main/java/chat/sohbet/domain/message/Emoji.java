package chat.sohbet.domain.message;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.Text;
import java.text.BreakIterator;
import java.util.Locale;

/// One emoji, as somebody reacts with it: a single grapheme cluster of at most [#MAX] units that
/// contains an emoji, a flag or a keycap.
public record Emoji(String text) {
    public static final int MAX = 40;

    public Emoji {
        Text.wellFormed("emoji", text);
        if (text.isEmpty() || text.length() > MAX || !single(text) || !emoji(text))
            throw new InvalidValue("emoji", "one emoji");
    }

    private static boolean single(String text) {
        var clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        clusters.first();
        return clusters.next() == text.length();
    }

    private static boolean emoji(String text) {
        return text.codePoints().allMatch(Emoji::part)
                && (text.codePoints().anyMatch(Character::isExtendedPictographic)
                        || text.codePoints().filter(Emoji::regional).count() == 2
                        || text.indexOf('\u20E3') > 0);
    }

    /// What emoji are made of, so that no other marks pile up on one.
    private static boolean part(int point) {
        return Character.isExtendedPictographic(point) || Character.isEmojiComponent(point);
    }

    private static boolean regional(int point) {
        return point >= 0x1F1E6 && point <= 0x1F1FF;
    }

    @Override
    public String toString() {
        return text;
    }
}
