package chat.sohbet.web.language;

import static chat.sohbet.web.language.Sources.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the catalogues together, and to those who speak from them.
class CataloguesTest {
    private static final Pattern IN_TEMPLATE = Pattern.compile("\\{\\{say\\.([^}]*)}}");
    private static final Pattern IN_SCRIPT = Pattern.compile("phrase\\(\\s*[\"'`]([^\"'`]*)[\"'`]");
    private static final Pattern LITERAL = Pattern.compile("[\"'`]([a-z0-9.-]+)[\"'`]");
    private static final Pattern FIRST = Pattern.compile("phrase\\(\\s*([^)\\s])");

    private static final Pattern WORD = Pattern.compile("([A-Za-z]{2,})");
    private static final Pattern SPOKEN =
            Pattern.compile("(?:aria-label|placeholder|title|alt)=\"([^\"]*)\"");
    private static final Pattern SENTENCE =
            Pattern.compile(
                    "[\"`]([^\"`\n]*\\b[A-Z][a-z’]+ [a-z][^\"`\n]*|[A-Z][a-z’]+[….?!])[\"`]");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import \\{([^}]*)}");

    /// What these say in English is a problem's `detail`, as if the server had said it.
    private static final Set<String> OWN_ENGLISH =
            Set.of("helpers/api.js", "helpers/words.js", "models/requests.js");

    private final Map<String, String> english = Languages.texts("en");
    private final Sources sources = Sources.read();

    @ParameterizedTest
    @ValueSource(strings = {"fr", "tr"})
    void each_language_says_all_of_it_with_the_same_arguments(String tag) {
        var other = Languages.texts(tag);
        assertThat(other.keySet()).isEqualTo(english.keySet());
        other.forEach((key, text) -> {
            var phrase = Phrase.of(text);
            assertThat(phrase.arguments())
                    .as(tag + " " + key)
                    .containsExactlyInAnyOrderElementsOf(arguments(key));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "tr"})
    void a_plural_has_the_forms_that_its_language_has(String tag) {
        Languages.texts(tag)
                .forEach((key, text) ->
                        assertThat(Phrase.of(text).plurals())
                                .as(tag + " " + key)
                                .allMatch(Set.of("one", "other")::equals));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "tr"})
    void quotes_and_apostrophes_are_those_of_print(String tag) {
        var keyboard = Pattern.compile("[\"']|\\.\\.\\.");
        assertThat(Languages.texts(tag).values()).noneMatch(text -> keyboard.matcher(text).find());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "tr"})
    void keys_stand_in_order_so_that_each_has_its_place(String tag) {
        assertThat(List.copyOf(Languages.texts(tag).keySet())).isSorted();
    }

    @Test
    void french_puts_a_space_that_does_not_break_before_its_double_signs() {
        var breaking =
                Pattern.compile(
                        "[^\\u202f\\u00a0][:;!?»](?=\\s|$)|«[^\\u202f\\u00a0]|[^\\u202f\\u00a0]»");
        assertThat(Languages.texts("fr").values()).noneMatch(text -> breaking.matcher(text).find());
    }

    @Test
    void every_text_that_is_said_is_in_the_catalogue() {
        var said = new TreeSet<String>();
        sources.templates().values().forEach(text -> said.addAll(found(IN_TEMPLATE, text)));
        sources.scripts().values().forEach(text -> said.addAll(found(IN_SCRIPT, text)));
        assertThat(english.keySet()).containsAll(said);
    }

    @Test
    void every_text_of_the_catalogue_is_said_somewhere() {
        var said = new TreeSet<String>();
        sources.templates().values().forEach(text -> said.addAll(found(IN_TEMPLATE, text)));
        sources.scripts().values().forEach(text -> said.addAll(found(LITERAL, text)));
        sources.classes().values().forEach(text -> said.addAll(found(LITERAL, text)));
        assertThat(english.keySet().stream().filter(key -> !key.startsWith(Language.DETAIL)))
                .allMatch(said::contains);
    }

    /// Or a browser wouldn't get it: see [Languages#trimmed].
    @Test
    void a_key_stands_in_a_script_as_it_is() {
        sources.scripts()
                .forEach((path, text) ->
                        assertThat(found(FIRST, text)).as(path).isSubsetOf("\"", "k"));
    }

    @Test
    void templates_say_nothing_past_the_catalogue() {
        sources.templates()
                .forEach((path, template) -> {
                    var texts =
                            template.replaceAll("(?s)<kbd>.*?</kbd>|<[^>]*>|\\{\\{[^}]*}}", "\n")
                                    .replace("Sohbet", "");
                    assertThat(found(WORD, texts)).as(path).isEmpty();
                    for (var attribute : found(SPOKEN, template))
                        assertThat(found(WORD, attribute.replaceAll("\\{\\{[^}]*}}|Sohbet", "")))
                                .as(path)
                                .isEmpty();
                });
    }

    @Test
    void scripts_say_nothing_past_the_catalogue() {
        sources.scripts()
                .forEach((path, script) -> {
                    if (OWN_ENGLISH.contains(path)) return;
                    var code =
                            script.replaceAll(
                                    "(?s)/\\*.*?\\*/|(?m)^\\s*//.*$|throw new Error\\(.*", "");
                    assertThat(
                                    found(SENTENCE, code).stream()
                                            .filter(it -> !it.startsWith("There is no room")))
                            .as(path)
                            .isEmpty();
                });
    }

    @Test
    void each_script_imports_a_name_once() {
        sources.scripts()
                .forEach((path, script) -> {
                    var names =
                            found(IMPORT, script).stream()
                                    .flatMap(list -> Stream.of(list.split(",", -1)))
                                    .map(String::strip)
                                    .toList();
                    assertThat(names).as(path).doesNotHaveDuplicates();
                });
    }

    @Test
    void what_the_api_says_has_its_own_english_as_key() {
        english.forEach((key, text) -> {
            if (!key.startsWith(Language.DETAIL)) return;
            var detail = key.substring(Language.DETAIL.length());
            int number = 0;
            while (detail.contains("#")) detail = detail.replaceFirst("#", "{" + ++number + "}");
            var printed = detail.replace('\'', '’');
            assertThat(
                            Set.of(
                                    printed,
                                    "This has to be " + printed + ".",
                                    "Choose " + printed + "."))
                    .as(key)
                    .contains(text);
        });
    }

    @Test
    void a_text_that_is_no_phrase_is_refused() {
        for (var wrong : List.of("{", "{a", "}", "{a, plural, one {x}}", "{a, plural, other {x}"))
            assertThatThrownBy(() -> Phrase.of(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_phrase_is_written_as_it_was_read() {
        assertThat(english.entrySet())
                .allMatch(text -> Phrase.of(text.getValue()).toString().equals(text.getValue()));
    }

    private Set<String> arguments(String key) {
        return english.entrySet().stream()
                .filter(text -> text.getKey().equals(key))
                .flatMap(text -> Phrase.of(text.getValue()).arguments().stream())
                .collect(Collectors.toSet());
    }
}
