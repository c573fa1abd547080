package chat.sohbet.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// PostgreSQL's programs for this machine: they travel in a jar on the class path and are unpacked
/// once.
///
/// @param folder holds `bin`, unpacked whole; a half-unpacked one never has its name
/// @param version as they say it themselves, `18.4`
record PostgresBinaries(Path folder, String version) {

    private static final Pattern OF_JAR = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar!");
    private static final Pattern SAID = Pattern.compile("postgres \\(PostgreSQL\\) (\\d+[^\\s]*)");

    /// Unpacks them where that hasn't been done, or again where they don't run: a computer that
    /// lost its power may have kept their names alone.
    static PostgresBinaries unpack(Path into) throws IOException {
        var archive = archive();
        var folder = into.resolve("bin-" + version(archive));
        if (Files.isDirectory(folder) && version(ask(folder)).isPresent()) {
            return of(folder);
        }
        Trees.deleteMatching(into, "bin-*");
        var draft = into.resolve(folder.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try (var input = archive.openStream()) {
            unpack(input, draft);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Trees.delete(draft);
        }
        return of(folder);
    }

    private static PostgresBinaries of(Path folder) {
        var answer = ask(folder);
        return version(answer)
                .map(version -> new PostgresBinaries(folder, version))
                .orElseThrow(() ->
                        CannotStart.world(
                                "PostgreSQL's programs in %s do not run here (%s); give database.url"
                                        .formatted(folder, answer.lastLine())));
    }

    private static Programs.Outcome ask(Path folder) {
        return Programs.run(
                List.of(program(folder, "postgres").toString(), "--version"), folder, "");
    }

    private static Optional<String> version(Programs.Outcome answer) {
        var version = SAID.matcher(answer.output());
        return answer.good() && version.find() ? Optional.of(version.group(1)) : Optional.empty();
    }

    private static Path program(Path folder, String name) {
        return folder.resolve("bin").resolve(name);
    }

    Path program(String name) {
        return program(folder, name);
    }

    /// The part of the version that decides which files they can open.
    String major() {
        return version.replaceFirst("\\D.*", "");
    }

    private static URL archive() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        var family =
                system.contains("mac")
                        ? "darwin"
                        : system.contains("windows") ? "windows" : "linux";
        var processor =
                switch (machine) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> machine;
                };
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
        var match = OF_JAR.matcher(archive.toString());
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
