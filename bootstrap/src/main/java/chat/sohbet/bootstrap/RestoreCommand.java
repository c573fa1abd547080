package chat.sohbet.bootstrap;

import chat.sohbet.postgres.Copies;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// `restore FILE`: a house as it was when it was backed up, in an empty database and a data folder
/// that no node uses. Clients start anew, and everybody has to log in again.
record RestoreCommand(Path file) implements Command {

    @Override
    public void run(Settings settings, PrintStream out) {
        try (var zip = new ZipFile(file.toFile())) {
            var manifest = manifest(zip);
            try (var room = Storeroom.alone(settings)) {
                // Files first: nobody refers to them if the rest fails.
                files(zip, settings.files());
                tables(zip, manifest, room);
            }
            out.println("Restored what was backed up at " + manifest.made() + ".");
        } catch (IOException e) {
            throw CannotStart.world(
                    "the backup %s cannot be restored: %s".formatted(file, CannotStart.reason(e)),
                    e);
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        try (var text = new InputStreamReader(open(zip, Manifest.ENTRY), StandardCharsets.UTF_8)) {
            return Manifest.read(text);
        }
    }

    private static void tables(ZipFile zip, Manifest manifest, Storeroom room) throws IOException {
        try {
            Copies.read(
                    room.database(),
                    manifest.contents(),
                    table -> open(zip, Manifest.table(table)));
        } catch (RuntimeException e) {
            throw Databases.said(e);
        }
    }

    private static InputStream open(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new FileNotFoundException("it holds no " + name);
        }
        return zip.getInputStream(entry);
    }

    private static void files(ZipFile zip, Path root) throws IOException {
        var folder = Manifest.FILES + "/";
        for (var entries = zip.entries().asIterator(); entries.hasNext(); ) {
            var entry = entries.next();
            var name = entry.getName();
            if (name.startsWith(folder) && !entry.isDirectory()) {
                var file = root.resolve(name.substring(folder.length())).normalize();
                keep(zip, entry, root, file);
            }
        }
    }

    private static void keep(ZipFile zip, ZipEntry entry, Path root, Path file) throws IOException {
        if (!file.startsWith(root)) {
            // A name with ../ in it (CWE-22).
            throw new IOException("it holds a file outside of its folder");
        }
        if (file.getParent() instanceof Path folder) {
            Files.createDirectories(folder, OwnerOnly.permissions(root, "rwx------"));
        }
        if (Files.exists(file)) {
            return; // Files never change: it is this one, from a restore that failed.
        }
        try (var content = zip.getInputStream(entry)) {
            Files.copy(content, file);
        }
        OwnerOnly.tighten(file);
    }
}
