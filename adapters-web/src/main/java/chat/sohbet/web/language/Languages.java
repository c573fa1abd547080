package chat.sohbet.web.language;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.sohbet.web.json.Json;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All languages there are. Each is a file of the resource folder `static/js/catalogue`: a
/// JavaScript module that is nothing but one JSON object, so that a browser (and a test of its
/// models) imports what the pages say.
///
/// A person's choice is the cookie [#COOKIE], else what their browser asks for, else English.
public final class Languages {
    public static final String COOKIE = "sohbet-language";

    private static final String FOLDER = "js/catalogue/";
    private static final String BEGIN = "export default ";
    private static final List<String> TAGS = List.of("en", "fr", "tr");
    private static final Pattern LITERAL = Pattern.compile("[\"'`]([a-z0-9.-]+)[\"'`]");

    private final Map<String, Language> languages = new LinkedHashMap<>();
    private final Language pseudo;

    private Languages() {
        for (var tag : TAGS) languages.put(tag, read(tag));
        pseudo = Pseudo.of(english());
    }

    /// Throws where a catalogue can't be read: nobody could be told anything.
    public static Languages load() {
        return new Languages();
    }

    /// All that one can choose.
    public List<Language> all() {
        return List.copyOf(languages.values());
    }

    public Language english() {
        return languages.values().iterator().next();
    }

    /// The language of whoever sends these headers.
    public Language of(ServerRequestHeaders headers) {
        return headers.cookies()
                .first(COOKIE)
                .asOptional()
                .flatMap(this::named)
                .or(() -> asked(headers.first(HeaderNames.ACCEPT_LANGUAGE).orElse("")))
                .orElseGet(this::english);
    }

    /// One by its tag: of those to choose, or the one made of English for whoever looks whether
    /// everything is said through the catalogue and stands right from right to left.
    public Optional<Language> named(String tag) {
        return tag.equals(pseudo.tag())
                ? Optional.of(pseudo)
                : Optional.ofNullable(languages.get(tag));
    }

    private Optional<Language> asked(String accepted) {
        try {
            var ranges =
                    Locale.LanguageRange.parse(accepted).stream()
                            .filter(range -> range.getWeight() > 0)
                            .toList();
            return Optional.ofNullable(Locale.lookupTag(ranges, languages.keySet()))
                    .flatMap(this::named);
        } catch (IllegalArgumentException notUnderstood) {
            return Optional.empty();
        }
    }

    /// The address of a language's texts among the static files.
    public static String script(Language language) {
        return FOLDER + language.tag() + ".js";
    }

    /// `files` with catalogues that hold what the scripts among them say, and no more.
    public Map<String, byte[]> trimmed(Map<String, byte[]> files) {
        var spoken = spoken(files);
        var trimmed = new TreeMap<>(files);
        Stream.concat(languages.values().stream(), Stream.of(pseudo))
                .forEach(language -> trimmed.put(script(language), script(language, spoken)));
        return trimmed;
    }

    /// A key always stands in a script as it is, so whoever looks finds it.
    private static HashSet<String> spoken(Map<String, byte[]> files) {
        var spoken = new HashSet<String>();
        files.forEach((path, bytes) -> {
            if (!path.endsWith(".js") || path.startsWith(FOLDER)) return;
            LITERAL.matcher(new String(bytes, UTF_8))
                    .results()
                    .forEach(found -> spoken.add(found.group(1)));
        });
        return spoken;
    }

    private static byte[] script(Language language, HashSet<String> spoken) {
        var texts = Json.object();
        language.catalogue()
                .forEach((key, phrase) -> {
                    if (key.startsWith(Language.DETAIL) || spoken.contains(key))
                        texts.put(key, phrase.toString());
                });
        return (BEGIN + texts).getBytes(UTF_8);
    }

    private static Language read(String tag) {
        var catalogue = new TreeMap<String, Phrase>();
        texts(tag).forEach((key, text) -> catalogue.put(key, Phrase.of(text)));
        return new Language(tag, Locale.forLanguageTag(tag), false, Map.copyOf(catalogue));
    }

    static Map<String, String> texts(String tag) {
        try (var file = Languages.class.getResourceAsStream("/static/" + FOLDER + tag + ".js")) {
            if (file == null) throw new IllegalStateException("no catalogue for " + tag);
            var script = new String(file.readAllBytes(), UTF_8);
            return Json.texts(script.substring(script.indexOf(BEGIN) + BEGIN.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
