package chat.sohbet.domain.user;

import chat.sohbet.domain.InvalidValue;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;

/// The name a person is found by: [#MIN] to [#MAX] letters, digits, `.`, `_` or `-`, beginning and
/// ending with a letter or digit, all letters of one script (Japanese and Korean mix theirs as they
/// are written). Kept in NFC as it was typed; two usernames are the same by the rules of the
/// `Names` port. It is never changed and never given twice.
public record Username(String text) {
    public static final int MIN = 3;
    public static final int MAX = 32;

    private static final String SHAPE =
            MIN
                    + " to "
                    + MAX
                    + " letters, digits, dots, underscores or hyphens, with a letter or digit at both ends";
    private static final Set<UnicodeScript> EAST_ASIAN =
            EnumSet.of(
                    UnicodeScript.HAN,
                    UnicodeScript.HIRAGANA,
                    UnicodeScript.KATAKANA,
                    UnicodeScript.HANGUL,
                    UnicodeScript.BOPOMOFO);

    public Username {
        text = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        if (text.length() < MIN
                || text.length() > MAX
                || !text.codePoints().allMatch(Username::allowed))
            throw new InvalidValue("username", SHAPE);
        if (!Character.isLetterOrDigit(text.codePointAt(0)) || endsWithPunctuation(text))
            throw new InvalidValue("username", SHAPE);
        if (!oneScript(text)) throw new InvalidValue("username", "written in one script");
    }

    private static boolean allowed(int point) {
        return Character.isLetterOrDigit(point)
                || Character.getType(point) == Character.NON_SPACING_MARK
                || Character.getType(point) == Character.COMBINING_SPACING_MARK
                || point == '.'
                || point == '_'
                || point == '-';
    }

    private static boolean endsWithPunctuation(String text) {
        char last = text.charAt(text.length() - 1);
        return last == '.' || last == '_' || last == '-';
    }

    private static boolean oneScript(String text) {
        var scripts = EnumSet.noneOf(UnicodeScript.class);
        text.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.remove(UnicodeScript.COMMON);
        scripts.remove(UnicodeScript.INHERITED);
        return scripts.size() <= 1 || EAST_ASIAN.containsAll(scripts);
    }

    @Override
    public String toString() {
        return text;
    }
}
