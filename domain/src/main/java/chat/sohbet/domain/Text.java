package chat.sohbet.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/// What every text of a person has to keep, wherever it goes. Lengths are UTF-16 code units, as in
/// Java and JavaScript.
public final class Text {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern UUID_FORM =
            Pattern.compile(
                    "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Text() {}

    /// Strips white space at both ends and answers the rest, if it has `min` to `max` units and is
    /// well-formed: no U+0000 (PostgreSQL cannot keep it) and no lone surrogate (it is no character
    /// in UTF-8).
    public static String stripped(String field, String text, int min, int max) {
        var stripped = text.strip();
        if (stripped.length() < min || stripped.length() > max)
            throw new InvalidValue(field, min + " to " + max + " characters");
        return wellFormed(field, stripped);
    }

    /// The text itself, if it holds neither U+0000 nor a lone surrogate.
    public static String wellFormed(String field, String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit == 0) throw new InvalidValue(field, "text without U+0000");
            if (!Character.isSurrogate(unit)) continue;
            if (!Character.isHighSurrogate(unit)
                    || at + 1 == text.length()
                    || !Character.isLowSurrogate(text.charAt(++at)))
                throw new InvalidValue(field, "well-formed Unicode, without lone surrogates");
        }
        return text;
    }

    /// The form in which texts are compared when somebody searches: compatibility characters,
    /// accents and case folded. Equal on every adapter, because it is made here.
    public static String folded(String text) {
        if (text.chars().allMatch(unit -> unit < 0x80)) return text.toLowerCase(Locale.ROOT);
        var letters =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        // Upper case first: it knows that ß is SS and ı is I. What it leaves is replaced by hand.
        return letters.toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace('ς', 'σ');
    }

    /// A UUID in its canonical form of 36 characters; the lenient short forms of [UUID#fromString]
    /// are refused.
    public static UUID uuid(String field, String text) {
        if (!UUID_FORM.matcher(text).matches()) throw new InvalidValue(field, "a UUID");
        return UUID.fromString(text);
    }
}
