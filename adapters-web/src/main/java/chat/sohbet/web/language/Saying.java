package chat.sohbet.web.language;

import java.util.Map;

/// Something to be said, whoever reads it: pages are put together without knowing in which
/// language, and each text finds its words when it is shown.
@FunctionalInterface
public interface Saying {
    Saying NOTHING = _ -> "";

    String in(Language language);

    /// A text of the catalogue.
    static Saying of(String key) {
        return language -> language.say(key);
    }

    /// A text of the catalogue with one argument: see [Language#say(String, Map)].
    static Saying of(String key, String name, Object value) {
        return of(key, Map.of(name, value));
    }

    static Saying of(String key, Map<String, Object> arguments) {
        return language -> language.say(key, arguments);
    }

    /// What somebody wrote, the same in all languages.
    static Saying plain(String text) {
        return text.isEmpty() ? NOTHING : _ -> text;
    }
}
