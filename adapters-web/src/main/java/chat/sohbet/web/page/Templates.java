package chat.sohbet.web.page;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.reflect.MissingWrapper;
import com.github.mustachejava.reflect.ReflectionObjectHandler;
import com.github.mustachejava.util.Wrapper;
import java.io.StringWriter;
import java.util.List;

/// The Mustache templates of the resource folder `templates`, compiled once. A name that a page
/// doesn't have is a fault and throws; Mustache alone would show nothing, silently. All text is
/// escaped.
final class Templates {
    private final DefaultMustacheFactory factory = new DefaultMustacheFactory("templates");

    Templates() {
        factory.setObjectHandler(new Strict());
    }

    String render(String template, Object page) {
        var html = new StringWriter(16 * 1024);
        compiled(template).execute(html, page);
        return html.toString();
    }

    private Mustache compiled(String template) {
        return factory.compile(template + ".mustache");
    }

    private static final class Strict extends ReflectionObjectHandler {
        @Override
        public Wrapper find(String name, List<Object> scopes) {
            var found = super.find(name, scopes);
            if (found instanceof MissingWrapper)
                throw new IllegalStateException(
                        "no " + name + " for the template in " + scopes.getLast().getClass());
            return found;
        }
    }
}
