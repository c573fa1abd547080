package chat.sohbet.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// A disk of a few megabytes, in memory, for a [Child] and whatever it starts: nobody else sees it
/// but through [#seenBy]. Linux gives one to root, and to others within a user namespace, where it
/// allows those.
///
/// @param folder where the child finds it
record SmallDisk(Path folder, int megabytes) {

    private static final List<List<String>> WAYS =
            List.of(
                    List.of("unshare", "--mount"),
                    List.of("unshare", "--user", "--map-root-user", "--mount"));

    private static final int PIECE = 4096;

    /// Whether this machine gives us one at all.
    boolean possible() {
        return WAYS.stream().anyMatch(this::works);
    }

    private boolean works(List<String> way) {
        try {
            Files.createDirectories(folder);
            return Programs.run(command(way, List.of("true")), folder, "").good();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException noSuchProgram) {
            return false;
        }
    }

    /// What stands before a child's command.
    List<String> prefix() {
        return command(WAYS.stream().filter(this::works).findFirst().orElseThrow(), List.of());
    }

    private List<String> command(List<String> way, List<String> program) {
        var mount = "mount -t tmpfs -o size=%dm none \"$0\" && exec \"$@\"".formatted(megabytes);
        var command = new ArrayList<>(way);
        command.addAll(List.of("sh", "-c", mount, folder.toString()));
        command.addAll(program);
        return command;
    }

    /// The disk, from outside.
    Path seenBy(Child child) {
        return Path.of("/proc", Long.toString(child.process().pid()), "root")
                .resolve(Path.of("/").relativize(folder.toAbsolutePath()));
    }

    /// Leaves no byte free. Whoever deletes what is returned makes room again.
    Path fill(Child child) throws IOException {
        var ballast = seenBy(child).resolve("ballast");
        try (var channel =
                FileChannel.open(
                        ballast, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var piece = ByteBuffer.allocate(PIECE);
            while (channel.write(piece) > 0) piece.clear();
        } catch (IOException full) {
            if (usable(child) > 0) throw full;
        }
        return ballast;
    }

    long usable(Child child) throws IOException {
        return Files.getFileStore(seenBy(child)).getUsableSpace();
    }
}
