package chat.sohbet.bootstrap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The folder that holds what a node keeps, taken for one process alone. The lock is the operating
/// system's, so it goes with the process however that ends.
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Makes the folder if it is missing and locks it.
    ///
    /// @throws CannotStart if it cannot be written, or another Sohbet uses it
    static DataFolder take(Path path) {
        try {
            // Others may pass through but not look around: the embedded database may run as another
            // user.
            Files.createDirectories(path, OwnerOnly.permissions(path, "rwx--x--x"));
            return new DataFolder(path, lock(path));
        } catch (FileAlreadyExistsException e) {
            throw CannotStart.world(
                    "the data folder %s cannot be made: %s is not a folder"
                            .formatted(path, e.getFile()),
                    e);
        } catch (IOException e) {
            throw CannotStart.world(
                    "the data folder %s cannot be written: %s"
                            .formatted(path, CannotStart.reason(e)),
                    e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel =
                FileChannel.open(
                        path.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw inUse(path, channel);
            }
        } catch (OverlappingFileLockException _) {
            throw inUse(path, channel);
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(
                        (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)),
                0);
        return channel;
    }

    private static CannotStart inUse(Path path, FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(20);
        channel.read(buffer, 0);
        channel.close();
        var process =
                new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII).strip();
        return CannotStart.world(
                "another Sohbet (process %s) already uses the data folder %s"
                        .formatted(process, path));
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException _) {
            // The lock goes with the process in any case.
        }
    }
}
