package chat.sohbet.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// PostgreSQL's programs for this machine: they travel in a jar on the class path and are unpacked
/// once.
final class PostgresBinaries {

    private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar!");

    private PostgresBinaries() {}

    /// @return the folder that holds `bin`, unpacked whole; a half-unpacked one never has its name
    static Path unpack(Path into) throws IOException {
        var archive = archive();
        var name = "bin-" + version(archive);
        var folder = into.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Trees.deleteMatching(into, "bin-*");
        var draft = into.resolve(name + "." + UUID.randomUUID() + ".tmp");
        try (var input = archive.openStream()) {
            unpack(input, draft);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Trees.delete(draft);
        }
        return folder;
    }

    private static URL archive() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        var family =
                system.contains("mac")
                        ? "darwin"
                        : system.contains("windows") ? "windows" : "linux";
        var processor = machine.equals("aarch64") ? "arm_64" : "x86_64";
        var url =
                PostgresBinaries.class.getResource(
                        "/postgres-%s-%s.txz".formatted(family, processor));
        if (url == null) {
            throw CannotStart.world(
                    "no PostgreSQL is embedded for %s on %s; give database.url"
                            .formatted(system, machine));
        }
        return url;
    }

    private static String version(URL archive) throws IOException {
        var match = VERSION.matcher(archive.toString());
        if (match.find()) {
            return match.group(1);
        }
        return archive.openConnection() instanceof JarURLConnection jar
                ? Long.toHexString(jar.getJarEntry().getCrc())
                : "unnamed";
    }

    private static void unpack(InputStream archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                unpack(tar, entry, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        var parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            throw new IOException("a hard link among PostgreSQL's programs: " + entry.getName());
        } else {
            Files.copy(tar, target);
            if ((entry.getMode() & 0100) != 0) {
                OwnerOnly.permit(target, "rwxr-xr-x");
            }
        }
    }
}
