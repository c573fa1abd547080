package chat.sohbet.web.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A text of the catalogue, a small part of ICU's MessageFormat: `{name}` is an argument, and
/// `{count, plural, one {# chat} other {# chats}}` depends on a number, which `#` shows.
/// `static/js/helpers/phrases.js` reads the same.
record Phrase(List<Part> parts) {
    sealed interface Part {
        record Words(String text) implements Part {}

        record Argument(String name) implements Part {}

        record Number() implements Part {}

        record Plural(String name, Map<String, Phrase> forms) implements Part {}
    }

    private static final Pattern HOLE =
            Pattern.compile("\\{\\s*([A-Za-z0-9]+)\\s*(,\\s*plural\\s*,)?");
    private static final Pattern FORM = Pattern.compile("\\s*([a-z]+)\\s*\\{");

    /// Throws [IllegalArgumentException] where the text is none.
    static Phrase of(String text) {
        var reader = new Reader(text);
        var phrase = reader.phrase(false);
        if (!reader.ended()) throw reader.fault();
        return phrase;
    }

    /// The names that have to be given.
    Set<String> arguments() {
        var names = new LinkedHashSet<String>();
        for (var part : parts)
            switch (part) {
                case Part.Argument argument -> names.add(argument.name());
                case Part.Plural plural -> {
                    names.add(plural.name());
                    plural.forms().values().forEach(form -> names.addAll(form.arguments()));
                }
                case Part.Words _, Part.Number _ -> {}
            }
        return names;
    }

    /// The forms that its plurals have, all of them equal.
    Set<Set<String>> plurals() {
        return parts.stream()
                .filter(Part.Plural.class::isInstance)
                .map(part -> ((Part.Plural) part).forms().keySet())
                .collect(Collectors.toSet());
    }

    /// The same with other words.
    Phrase with(UnaryOperator<String> words) {
        return new Phrase(
                parts.stream()
                        .map(part ->
                                switch (part) {
                                    case Part.Words said ->
                                            new Part.Words(words.apply(said.text()));
                                    case Part.Plural plural -> changed(plural, words);
                                    case Part.Argument _, Part.Number _ -> part;
                                })
                        .toList());
    }

    private static Part changed(Part.Plural plural, UnaryOperator<String> words) {
        var forms = new LinkedHashMap<String, Phrase>();
        plural.forms().forEach((name, form) -> forms.put(name, form.with(words)));
        return new Part.Plural(plural.name(), forms);
    }

    /// As it is written in the catalogue.
    @Override
    public String toString() {
        return parts.stream()
                .map(part ->
                        switch (part) {
                            case Part.Words words -> words.text();
                            case Part.Argument argument -> "{" + argument.name() + "}";
                            case Part.Number _ -> "#";
                            case Part.Plural plural -> written(plural);
                        })
                .collect(Collectors.joining());
    }

    private static String written(Part.Plural plural) {
        return plural.forms().entrySet().stream()
                .map(form -> form.getKey() + " {" + form.getValue() + "}")
                .collect(Collectors.joining(" ", "{" + plural.name() + ", plural, ", "}"));
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        boolean ended() {
            return at == text.length();
        }

        IllegalArgumentException fault() {
            return new IllegalArgumentException("at " + at + " of: " + text);
        }

        Phrase phrase(boolean counting) {
            var parts = new ArrayList<Part>();
            var words = new StringBuilder();
            while (!ended() && text.charAt(at) != '}') {
                char next = text.charAt(at);
                if (next == '{' || next == '#' && counting) {
                    if (!words.isEmpty()) parts.add(new Part.Words(words.toString()));
                    words.setLength(0);
                    parts.add(next == '#' ? number() : hole());
                } else {
                    words.append(next);
                    at++;
                }
            }
            if (!words.isEmpty()) parts.add(new Part.Words(words.toString()));
            return new Phrase(List.copyOf(parts));
        }

        private Part number() {
            at++;
            return new Part.Number();
        }

        private Part hole() {
            var hole = HOLE.matcher(text).region(at, text.length());
            if (!hole.lookingAt()) throw fault();
            at = hole.end();
            var part =
                    hole.group(2) == null
                            ? new Part.Argument(hole.group(1))
                            : plural(hole.group(1));
            close();
            return part;
        }

        private Part plural(String name) {
            var forms = new LinkedHashMap<String, Phrase>();
            var form = FORM.matcher(text);
            while (form.region(at, text.length()).lookingAt()) {
                at = form.end();
                forms.put(form.group(1), phrase(true));
                close();
            }
            if (!forms.containsKey("other")) throw fault();
            return new Part.Plural(name, forms);
        }

        private void close() {
            if (ended() || text.charAt(at) != '}') throw fault();
            at++;
        }
    }
}
