package chat.sohbet.local;

import chat.sohbet.application.port.BlobKey;
import chat.sohbet.application.port.Blobs;
import chat.sohbet.application.port.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Blobs as files of a folder, which several nodes may share: each under its key, in one of 256
/// folders. A file is written in the folder `new`, flushed to the disk, and only then moved to its
/// place, so that whatever dies in between leaves no half one.
public final class FolderBlobs implements Blobs {
    private static final int FOLDERS = 256;

    private final Path folder;
    private final Path fresh;
    private final Disk disk;

    /// Makes the folder if it is missing. Throws [Unavailable] if it can't be written.
    public FolderBlobs(Path folder) {
        this.folder = folder;
        this.fresh = folder.resolve("new");
        this.disk = new Disk(folder);
        try {
            Files.createDirectories(fresh);
            for (int i = 0; i < FOLDERS; i++) Files.createDirectories(place(i));
        } catch (IOException e) {
            throw new Unavailable(
                    "the folder for files, %s, cannot be written".formatted(folder), e);
        }
    }

    private Path place(int number) {
        return folder.resolve(HexFormat.of().toHexDigits((byte) number));
    }

    /// By the end of the key, which is the part of it that chance makes.
    private static int number(BlobKey key) {
        return (int) (key.value().getLeastSignificantBits() & (FOLDERS - 1));
    }

    private Path file(BlobKey key) {
        return place(number(key)).resolve(key.toString());
    }

    @Override
    public long put(BlobKey key, InputStream source) throws IOException {
        var half = fresh.resolve(key.toString());
        try {
            long size = disk.keep(source, half);
            move(half, file(key));
            return size;
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private void move(Path half, Path whole) {
        try {
            Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw disk.failed(e);
        }
        // That it is there has to outlive a loss of power too. Not every system lets a folder be
        // flushed.
        try (var channel = FileChannel.open(whole.getParent(), StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            return;
        }
    }

    @Override
    public Optional<InputStream> open(BlobKey key, long from) {
        try {
            var channel = FileChannel.open(file(key), StandardOpenOption.READ);
            try {
                return Optional.of(Channels.newInputStream(channel.position(from)));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException notThere) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void delete(BlobKey key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public List<BlobKey> before(Instant then, BlobKey after, int limit) {
        try {
            for (var half : names(fresh)) if (older(half, then)) Files.deleteIfExists(half);
            var found = new ArrayList<BlobKey>();
            for (int i = number(after); i < FOLDERS && found.size() < limit; i++)
                for (var file : names(place(i))) {
                    if (found.size() == limit) break;
                    var name = file.getFileName().toString();
                    boolean seen = i == number(after) && name.compareTo(after.toString()) <= 0;
                    if (!seen && older(file, then)) found.add(new BlobKey(UUID.fromString(name)));
                }
            return found;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// What lies in a folder and is called as we call our files.
    private static List<Path> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9a-f-]{36}"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean older(Path file, Instant then) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(then);
        } catch (NoSuchFileException goneMeanwhile) {
            return false;
        }
    }

    private static Unavailable failed(IOException e) {
        return new Unavailable("the folder for files fails", e);
    }
}
