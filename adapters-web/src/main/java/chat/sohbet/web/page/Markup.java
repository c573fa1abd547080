package chat.sohbet.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What stands in a text: emphasis, code, addresses and the people it calls. The same as
/// `static/js/models/markup.js`; `markup.json` among the tests says what both have to find.
final class Markup {
    private static final Pattern LINK =
            Pattern.compile("https?://[^\\s<>\"\\x00-\\x1f]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST =
            Pattern.compile("(?i)https?://[\\p{L}\\p{N}\\[].*", Pattern.DOTALL);
    private static final String TAIL = ".,;:!?'\"’”»*_~`…";

    private final String text;
    private final List<String> names;
    private final List<Run> found = new ArrayList<>();

    private Markup(String text, List<String> names) {
        this.text = text;
        this.names = names;
    }

    enum Style {
        BOLD,
        ITALIC,
        STRIKE
    }

    /// A stretch of text, as it is shown. `link` is empty where it leads nowhere.
    record Run(String text, Set<Style> styles, Sort sort, String link) {
        boolean bold() {
            return styles.contains(Style.BOLD);
        }

        boolean italic() {
            return styles.contains(Style.ITALIC);
        }

        boolean strike() {
            return styles.contains(Style.STRIKE);
        }

        boolean code() {
            return sort == Sort.CODE;
        }

        boolean block() {
            return sort == Sort.BLOCK;
        }

        boolean mention() {
            return sort == Sort.MENTION;
        }
    }

    enum Sort {
        WORDS,
        CODE,
        BLOCK,
        MENTION
    }

    /// What stands at a place: a run (`shown` from, `until`), or what is marked with a `style`.
    private record Special(
            int from, int until, int end, Sort sort, boolean link, @Nullable Style style) {}

    /// `names` are those of the people the text calls.
    static List<Run> runs(String text, List<String> names) {
        var longestFirst =
                names.stream()
                        .map(name -> "@" + name)
                        .sorted(Comparator.comparing(String::length).reversed())
                        .toList();
        var markup = new Markup(text, longestFirst);
        markup.read(0, text.length(), EnumSet.noneOf(Style.class));
        return markup.found;
    }

    /// A text as it stands in one line of a list: without its marks.
    static String unmarked(String text) {
        return runs(text, List.of()).stream().map(Run::text).collect(Collectors.joining());
    }

    private void read(int from, int until, Set<Style> styles) {
        int plain = from;
        int at = from;
        while (at < until) {
            var next = special(at, until, styles);
            if (next == null) {
                at++;
                continue;
            }
            add(plain, at, styles);
            if (next.style() == null) {
                var shown = text.substring(next.from(), next.until());
                found.add(
                        new Run(shown, Set.copyOf(styles), next.sort(), next.link() ? shown : ""));
            } else {
                var more = EnumSet.of(next.style());
                more.addAll(styles);
                read(next.from(), next.until(), more);
            }
            at = next.end();
            plain = at;
        }
        add(plain, until, styles);
    }

    private void add(int from, int until, Set<Style> styles) {
        if (from < until)
            found.add(new Run(text.substring(from, until), Set.copyOf(styles), Sort.WORDS, ""));
    }

    private @Nullable Special special(int at, int until, Set<Style> styles) {
        return switch (text.charAt(at)) {
            case '`' -> {
                var block = block(at, until);
                yield block == null ? code(at, until) : block;
            }
            case 'h', 'H' -> link(at, until);
            case '@' -> mention(at, until);
            case '*' -> styles.contains(Style.BOLD) ? null : marked(at, until, Style.BOLD);
            case '_' -> styles.contains(Style.ITALIC) ? null : marked(at, until, Style.ITALIC);
            case '~' -> styles.contains(Style.STRIKE) ? null : marked(at, until, Style.STRIKE);
            default -> null;
        };
    }

    private @Nullable Special block(int at, int until) {
        if (!text.startsWith("```", at)) return null;
        int end = text.indexOf("```", at + 3);
        if (end < 0 || end + 3 > until || text.substring(at + 3, end).isBlank()) return null;
        int from = text.charAt(at + 3) == '\n' ? at + 4 : at + 3;
        int last = text.charAt(end - 1) == '\n' && end - 1 >= from ? end - 1 : end;
        return new Special(from, last, end + 3, Sort.BLOCK, false, null);
    }

    private @Nullable Special code(int at, int until) {
        int end = text.indexOf('`', at + 1);
        if (end < 0 || end >= until) return null;
        var inner = text.substring(at + 1, end);
        return inner.isBlank() || inner.contains("\n")
                ? null
                : new Special(at + 1, end, end + 1, Sort.CODE, false, null);
    }

    private @Nullable Special link(int at, int until) {
        if (wordBefore(at)) return null;
        var address = LINK.matcher(text).region(at, until);
        if (!address.lookingAt() || !HOST.matcher(address.group()).matches()) return null;
        int end = at + trimmed(address.group()).length();
        return new Special(at, end, end, Sort.WORDS, true, null);
    }

    /// What ends a sentence doesn't belong to the address in it; nor does a bracket that was opened
    /// before it.
    private static String trimmed(String address) {
        var rest = address;
        while (TAIL.indexOf(rest.charAt(rest.length() - 1)) >= 0 || unopened(rest))
            rest = rest.substring(0, rest.length() - 1);
        return rest;
    }

    private static boolean unopened(String address) {
        char last = address.charAt(address.length() - 1);
        int kind = ")]}".indexOf(last);
        return kind >= 0 && count(address, "([{".charAt(kind)) < count(address, last);
    }

    private static long count(String text, char sign) {
        return text.chars().filter(one -> one == sign).count();
    }

    private @Nullable Special mention(int at, int until) {
        if (wordBefore(at)) return null;
        for (var name : names) {
            int end = at + name.length();
            if (text.startsWith(name, at) && end <= until && !wordAt(end))
                return new Special(at, end, end, Sort.MENTION, false, null);
        }
        return null;
    }

    /// From a mark that begins a word to one that ends a word, in one line.
    private @Nullable Special marked(int at, int until, Style style) {
        char mark = text.charAt(at);
        if (wordBefore(at) || at + 1 >= until || space(at + 1) || text.charAt(at + 1) == mark)
            return null;
        for (int end = at + 2; end < until && text.charAt(end) != '\n'; end++)
            if (text.charAt(end) == mark && !space(end - 1) && !wordAt(end + 1))
                return new Special(at + 1, end, end + 1, Sort.WORDS, false, style);
        return null;
    }

    private boolean space(int at) {
        return Character.isWhitespace(text.charAt(at)) || Character.isSpaceChar(text.charAt(at));
    }

    private boolean wordBefore(int at) {
        return at > 0 && word(text.codePointBefore(at));
    }

    private boolean wordAt(int at) {
        return at < text.length() && word(text.codePointAt(at));
    }

    private static boolean word(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.DECIMAL_DIGIT_NUMBER ->
                    true;
            default -> Character.isLetter(point);
        };
    }
}
