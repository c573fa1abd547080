package chat.sohbet.web.page;

import chat.sohbet.web.language.Language;
import chat.sohbet.web.language.Languages;
import java.util.List;

/// The language that a page is shown in, and those it could be: the outermost scope of every
/// template.
///
/// @param script where the browser finds the same texts
/// @param here the page's own address, to come back to in another language
record Tongue(Language language, List<Choice> choices, String script, String here) {
    record Choice(String tag, String name, boolean chosen) {}

    static Tongue of(Language language, Languages languages, String script, String here) {
        var choices =
                languages.all().stream()
                        .map(one -> new Choice(one.tag(), one.name(), one.equals(language)))
                        .toList();
        return new Tongue(language, choices, script, here);
    }

    String lang() {
        return language.tag();
    }

    String dir() {
        return language.dir();
    }
}
