package chat.sohbet.bootstrap;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Whole folders: deleted, or given to somebody.
final class Trees {

    private Trees() {}

    static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path folder, @Nullable IOException failure) throws IOException {
                        Files.deleteIfExists(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /// Deletes what in a folder has a name like `glob`.
    static void deleteMatching(Path folder, String glob) throws IOException {
        var found = new ArrayList<Path>();
        try (var children = Files.newDirectoryStream(folder, glob)) {
            children.forEach(found::add);
        }
        for (var child : found) {
            delete(child);
        }
    }

    /// Gives a folder and all in it to a user and a group, as root alone may.
    static void give(Path root, int user, int group) throws IOException {
        try (var all = Files.walk(root)) {
            for (var path : (Iterable<Path>) all::iterator) {
                Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
