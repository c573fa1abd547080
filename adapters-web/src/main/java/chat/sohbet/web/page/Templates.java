package chat.sohbet.web.page;

import chat.sohbet.web.language.Language;
import chat.sohbet.web.language.Saying;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.reflect.MissingWrapper;
import com.github.mustachejava.reflect.ReflectionObjectHandler;
import com.github.mustachejava.util.Wrapper;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;

/// The Mustache templates of the resource folder `templates`, compiled once. A name that a page
/// doesn't have is a fault and throws; Mustache alone would show nothing, silently. All text is
/// escaped.
///
/// `{{say.a.key}}` is a text of the catalogue in the reader's language, its arguments found where
/// the template stands; a [Saying] of a page is said in it, too.
final class Templates {
    private static final String SAY = "say.";

    private final DefaultMustacheFactory factory = new DefaultMustacheFactory("templates");

    Templates() {
        factory.setObjectHandler(new Strict());
    }

    String render(Tongue tongue, String template, Object page) {
        var html = new StringWriter(16 * 1024);
        compiled(template).execute(html, List.of(tongue, page));
        return html.toString();
    }

    private Mustache compiled(String template) {
        return factory.compile(template + ".mustache");
    }

    private static final class Strict extends ReflectionObjectHandler {
        @Override
        public Wrapper find(String name, List<Object> scopes) {
            if (name.startsWith(SAY)) return said(name.substring(SAY.length()));
            var found = super.find(name, scopes);
            if (found instanceof MissingWrapper)
                throw new IllegalStateException(
                        "no " + name + " for the template in " + scopes.getLast().getClass());
            return inner -> {
                var value = found.call(inner);
                return value instanceof Saying saying ? saying.in(language(inner)) : value;
            };
        }

        private Wrapper said(String key) {
            return scopes -> {
                var language = language(scopes);
                var arguments = new HashMap<String, Object>();
                for (var name : language.arguments(key))
                    arguments.put(name, find(name, scopes).call(scopes));
                return language.say(key, arguments);
            };
        }

        private static Language language(List<Object> scopes) {
            return ((Tongue) scopes.getFirst()).language();
        }
    }
}
