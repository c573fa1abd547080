package chat.sohbet.web.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Everything that may say something: templates, scripts, and the classes behind the pages, each by
/// its path.
record Sources(
        Map<String, String> templates, Map<String, String> scripts, Map<String, String> classes) {
    private static final Path RESOURCES = Path.of("src/main/resources");

    static Sources read() {
        return new Sources(
                texts(RESOURCES.resolve("templates"), ".mustache"),
                texts(RESOURCES.resolve("static/js"), ".js"),
                texts(Path.of("src/main/java/chat/sohbet/web"), ".java"));
    }

    private static Map<String, String> texts(Path folder, String ending) {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(it -> it.toString().endsWith(ending)).toList())
                if (!file.getParent().endsWith("catalogue"))
                    texts.put(
                            folder.relativize(file).toString().replace('\\', '/'),
                            Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(hit -> hit.group(1)).toList();
    }
}
