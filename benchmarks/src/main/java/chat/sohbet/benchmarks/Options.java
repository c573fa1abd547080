package chat.sohbet.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was asked for on the command line.
///
/// @param numbers sizes of a workload that are to be others than its own, by name
/// @param classPath runs the program from there instead of from what was built
/// @param settings the server's
record Options(
        String workload,
        Map<String, Long> numbers,
        @Nullable URI url,
        Path root,
        Optional<String> classPath,
        List<String> javaOptions,
        List<String> settings,
        Optional<Path> json) {

    static Options parse(String... arguments) {
        var numbers = new LinkedHashMap<String, Long>();
        var javaOptions = new ArrayList<String>();
        var settings = new ArrayList<String>();
        var texts = new LinkedHashMap<String, String>();
        var workload = "";
        for (var argument : arguments) {
            var parts = argument.split("=", 2);
            var value = parts.length == 2 ? parts[1] : "";
            if (!argument.startsWith("--")) workload = argument;
            else if (parts[0].equals("--java")) javaOptions.add(value);
            else if (parts[0].equals("--server")) settings.add("--" + value);
            else if (value.matches("\\d+")) numbers.put(parts[0].substring(2), Long.valueOf(value));
            else texts.put(parts[0], value);
        }
        var url = texts.remove("--url");
        var root = texts.remove("--root");
        var classPath = Optional.ofNullable(texts.remove("--class-path"));
        var json = Optional.ofNullable(texts.remove("--json")).map(Path::of);
        if (!texts.isEmpty())
            throw new IllegalArgumentException("there is no " + texts.keySet().iterator().next());
        return new Options(
                workload,
                numbers,
                url == null ? null : URI.create(url),
                Path.of(root == null ? "." : root).toAbsolutePath(),
                classPath,
                javaOptions,
                settings,
                json);
    }

    /// With one setting of the server more.
    Options with(String setting) {
        var more = new ArrayList<>(settings);
        more.add(setting);
        return new Options(workload, numbers, url, root, classPath, javaOptions, more, json);
    }

    /// The size that is called so: as asked for, or `usual`.
    int number(String name, int usual) {
        return Math.toIntExact(numbers.getOrDefault(name, (long) usual));
    }
}
