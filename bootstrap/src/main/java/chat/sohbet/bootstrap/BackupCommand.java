package chat.sohbet.bootstrap;

import chat.sohbet.postgres.Copies;
import chat.sohbet.postgres.PostgresSettings;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// `backup FILE`: all that a house keeps, as a zip that its owner alone may read. Nodes may go on
/// meanwhile. First the database, in the state of one moment, then the files that people attached:
/// they never change, and each is there before a message names it.
///
/// Keys are not in it: see docs/OPERATIONS.md.
record BackupCommand(Path file) implements Command {

    /// Where files are that are being written: nobody refers to them yet.
    private static final String HALF = "new/";

    @Override
    public void run(Settings settings, PrintStream out) {
        if (Files.exists(file)) {
            throw CannotStart.world(file + " is there already, and stays as it is");
        }
        var draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try (var room = Storeroom.enter(settings)) {
            try {
                Files.createFile(draft, OwnerOnly.permissions(draft, "rw-------"));
                write(draft, room, settings.files());
                Files.move(draft, file);
            } finally {
                Files.deleteIfExists(draft);
            }
            out.println("Backed up to " + file + ", " + Files.size(file) + " bytes.");
        } catch (IOException e) {
            throw CannotStart.world(
                    "the backup %s cannot be written: %s".formatted(file, CannotStart.reason(e)),
                    e);
        }
    }

    private static void write(Path draft, Storeroom room, Path files) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(draft))) {
            var manifest = tables(zip, room.database());
            files(zip, files);
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Manifest tables(ZipOutputStream zip, PostgresSettings database)
            throws IOException {
        var made = Clock.systemUTC().instant();
        try {
            return new Manifest(
                    made,
                    Copies.write(
                            database,
                            table -> {
                                zip.putNextEntry(new ZipEntry(Manifest.table(table)));
                                return new LeftOpen(zip);
                            }));
        } catch (RuntimeException e) {
            throw Databases.said(e);
        }
    }

    private static void files(ZipOutputStream zip, Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (var all = Files.walk(root)) {
            for (var file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                var name = root.relativize(file).toString().replace('\\', '/');
                if (!name.startsWith(HALF)) {
                    copy(zip, file, Manifest.FILES + "/" + name);
                }
            }
        }
    }

    private static void copy(ZipOutputStream zip, Path file, String name) throws IOException {
        try (var content = Files.newInputStream(file)) {
            zip.putNextEntry(new ZipEntry(name));
            content.transferTo(zip);
        } catch (NoSuchFileException _) {
            // Its message was deleted meanwhile.
        }
    }

    /// A zip whose entries are written by somebody who might close it.
    private static final class LeftOpen extends FilterOutputStream {
        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() {
            // The entry ends where the next one begins.
        }
    }
}
