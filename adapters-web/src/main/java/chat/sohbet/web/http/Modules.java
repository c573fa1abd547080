package chat.sohbet.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// What a script needs before it runs: the modules that it imports, and those that they import. A
/// browser that is told of all of them at once fetches them side by side, not one rank after the
/// other. What is imported with `import()` waits until it is wanted.
final class Modules {
    /// As our scripts write it: one line, a relative path.
    private static final Pattern IMPORT =
            Pattern.compile("^import .*?\"(\\.[^\"]+\\.js)\"", Pattern.MULTILINE);

    private Modules() {}

    /// The paths of all modules that `entry` needs, itself left out, nearest first.
    static List<String> of(Map<String, Asset> files, String entry) {
        var found = new LinkedHashSet<String>(List.of(entry));
        var waiting = List.of(entry);
        while (!waiting.isEmpty())
            waiting =
                    waiting.stream()
                            .flatMap(path -> imports(files, path).stream())
                            .filter(found::add)
                            .toList();
        found.remove(entry);
        return List.copyOf(found);
    }

    private static List<String> imports(Map<String, Asset> files, String path) {
        var asset = Objects.requireNonNull(files.get(path), path);
        return IMPORT.matcher(new String(asset.bytes(), UTF_8))
                .results()
                .map(found -> URI.create(path).resolve(found.group(1)).toString())
                .toList();
    }
}
