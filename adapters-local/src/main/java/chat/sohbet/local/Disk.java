package chat.sohbet.local;

import chat.sohbet.application.port.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Writes files, and says why one could not be written. A full disk is told apart, to people and in
/// the log: it is what whoever runs the node can mend, and has to hear of.
final class Disk {
    private static final int PIECE = 64 * 1024;

    /// So little is none.
    private static final long NOTHING = 4 * PIECE;

    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);
    private static final System.Logger LOG = System.getLogger(Disk.class.getName());

    private final Path folder;
    private final AtomicLong warned =
            new AtomicLong(System.nanoTime() - BETWEEN_WARNINGS.toNanos());

    /// @param folder where files are written
    Disk(Path folder) {
        this.folder = folder;
    }

    /// Writes all of `source` into a file, to be read soon. That the source breaks off is its
    /// sender's affair, an [IOException]; that the file can't be written is ours.
    ///
    /// @return how much it was
    long write(InputStream source, Path file) throws IOException {
        return write(source, file, false);
    }

    /// The same for a file that has to outlive a loss of power.
    long keep(InputStream source, Path file) throws IOException {
        return write(source, file, true);
    }

    private long write(InputStream source, Path file, boolean kept) throws IOException {
        try (var channel = opened(file)) {
            var piece = new byte[PIECE];
            long size = 0;
            for (int read = source.read(piece); read >= 0; read = source.read(piece)) {
                append(channel, ByteBuffer.wrap(piece, 0, read));
                size += read;
            }
            if (kept) flush(channel);
            return size;
        }
    }

    private FileChannel opened(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void append(FileChannel channel, ByteBuffer piece) {
        try {
            while (piece.hasRemaining()) channel.write(piece);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void flush(FileChannel channel) {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// What has become of a file that was to be written, said as a port says it.
    Unavailable failed(IOException e) {
        if (!full(e)) return new Unavailable("the folder " + folder + " fails", e);
        var full = Unavailable.full("the disk under " + folder + " is full", e);
        warn(full);
        return full;
    }

    /// There is no exception of its own for it, and its words are the system's language; so what is
    /// left counts, too.
    private boolean full(IOException e) {
        var words = String.valueOf(e.getMessage());
        return words.contains("No space left")
                || words.contains("quota exceeded")
                || usable() < NOTHING;
    }

    private long usable() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException _) {
            return Long.MAX_VALUE;
        }
    }

    /// Everybody who uploads meets it; who reads the log need not read of each.
    private void warn(Unavailable full) {
        long last = warned.get();
        long now = System.nanoTime();
        if (now - last >= BETWEEN_WARNINGS.toNanos() && warned.compareAndSet(last, now))
            LOG.log(
                    System.Logger.Level.WARNING,
                    full.getMessage() + ": files are refused until there is room");
    }
}
