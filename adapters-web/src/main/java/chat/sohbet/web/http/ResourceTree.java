package chat.sohbet.web.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/// All files below a resource folder, whether it is a folder or a jar.
final class ResourceTree {
    private ResourceTree() {}

    /// By path below `folder`; nothing where there is no such folder.
    static <T> Map<String, T> read(
            ClassLoader loader, String folder, BiFunction<String, byte[], T> make) {
        var url = loader.getResource(folder);
        if (url == null) return Map.of();
        try {
            var uri = url.toURI();
            return uri.getScheme().equals("jar") ? inJar(uri, make) : below(Path.of(uri), make);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Map<String, T> inJar(URI uri, BiFunction<String, byte[], T> make)
            throws IOException {
        try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
            return below(jar.provider().getPath(uri), make);
        }
    }

    private static <T> Map<String, T> below(Path root, BiFunction<String, byte[], T> make)
            throws IOException {
        var found = new HashMap<String, T>();
        try (var files = Files.walk(root)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                var path = root.relativize(file).toString().replace('\\', '/');
                found.put(path, make.apply(path, Files.readAllBytes(file)));
            }
        }
        return found;
    }
}
