package chat.sohbet.web.language;

import java.text.ListFormat;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One language, and every text of the program in it.
///
/// @param tag as HTML names it, `fr`
/// @param locale by whose rules dates and numbers are written
/// @param rtl whether it is written from right to left
public record Language(String tag, Locale locale, boolean rtl, Map<String, Phrase> catalogue) {
    /// Before what the API says in English where that has words of its own in each language.
    static final String DETAIL = "detail: ";

    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9,]*");
    private static final Pattern FIELD = Pattern.compile("^[A-Za-z]+ must be (.+)\\.$");
    private static final Pattern RTL =
            Pattern.compile("[\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC]");

    /// Text without arguments. A key that no catalogue has is a fault and throws
    /// [IllegalArgumentException], and so is an argument that isn't given.
    public String say(String key) {
        return say(key, Map.of());
    }

    /// Text with arguments: a whole number is written as numbers are, a [Saying] is said, several
    /// in a [List] are joined as the language does it, and a text is what somebody wrote, whose
    /// direction doesn't touch the text's own.
    public String say(String key, Map<String, Object> arguments) {
        return said(phrase(key), arguments, "");
    }

    /// The names of the arguments that a text needs.
    public Set<String> arguments(String key) {
        return phrase(key).arguments();
    }

    /// What the API says in English, in this language's own words: `said` as it is, with its
    /// numbers, or what a field must be. Empty where that has none.
    public Optional<String> detail(String said) {
        var detail = FIELD.matcher(said).replaceFirst("$1");
        var numbers = NUMBER.matcher(detail).results().map(found -> found.group()).toList();
        var known = catalogue.get(DETAIL + NUMBER.matcher(detail).replaceAll("#"));
        if (known == null) return Optional.empty();
        var arguments = new java.util.HashMap<String, Object>();
        for (int at = 0; at < numbers.size(); at++)
            arguments.put(Integer.toString(at + 1), Long.valueOf(numbers.get(at).replace(",", "")));
        return Optional.of(said(known, arguments, ""));
    }

    /// Names one after the other: "Ada, Mert, and Nur".
    public String list(List<String> texts) {
        return texts.size() < 2
                ? String.join("", texts)
                : ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                        .format(texts);
    }

    /// What every page's `<html>` says of its direction.
    public String dir() {
        return rtl ? "rtl" : "ltr";
    }

    /// The language's name in itself.
    public String name() {
        return say("language.name");
    }

    Phrase phrase(String key) {
        var phrase = catalogue.get(key);
        if (phrase == null) throw new IllegalArgumentException("no text " + key + " in " + tag);
        return phrase;
    }

    private String said(Phrase phrase, Map<String, Object> arguments, String number) {
        return phrase.parts().stream()
                .map(part ->
                        switch (part) {
                            case Phrase.Part.Words words -> words.text();
                            case Phrase.Part.Number _ -> number;
                            case Phrase.Part.Argument hole -> shown(given(arguments, hole.name()));
                            case Phrase.Part.Plural plural -> {
                                var count = given(arguments, plural.name());
                                yield said(
                                        form(plural, ((Number) count).longValue()),
                                        arguments,
                                        shown(count));
                            }
                        })
                .collect(Collectors.joining());
    }

    private static Object given(Map<String, Object> arguments, String name) {
        var value = arguments.get(name);
        if (value == null) throw new IllegalArgumentException("no " + name + " in " + arguments);
        return value;
    }

    /// By CLDR's rules for the languages there are: French says zero as it says one.
    private Phrase form(Phrase.Part.Plural plural, long count) {
        boolean one = count == 1 || count == 0 && locale.getLanguage().equals("fr");
        var form = plural.forms().get(one ? "one" : "other");
        return form != null ? form : java.util.Objects.requireNonNull(plural.forms().get("other"));
    }

    private String shown(Object value) {
        return switch (value) {
            case Number number -> NumberFormat.getIntegerInstance(locale).format(number);
            case Saying saying -> isolated(saying.in(this));
            case List<?> several -> list(several.stream().map(this::shown).toList());
            default -> isolated(value.toString());
        };
    }

    /// Only where it matters: what needs no isolation is found by those who search for it.
    private String isolated(String text) {
        return rtl || RTL.matcher(text).find() ? '\u2068' + text + '\u2069' : text;
    }
}
