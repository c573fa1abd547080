package chat.sohbet.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// PostgreSQL's `postmaster.pid`, as its pg_ctl reads it: line 1 is the process, line 4 the port,
/// line 8 how it is doing.
///
/// @param pid the process that wrote it, which may be long gone and its number somebody else's by
///   now
/// @param port 0 in the first moment
/// @param status `starting`, `ready`, `stopping` …; empty in the first moment
record PidFile(long pid, int port, String status) {

    static Optional<PidFile> read(Path cluster) throws IOException {
        try {
            return parse(Files.readAllLines(cluster.resolve("postmaster.pid")));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static Optional<PidFile> parse(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return Optional.of(
                new PidFile(
                        Long.parseLong(lines.getFirst()),
                        lines.size() < 4 || !lines.get(3).matches("\\d{1,5}")
                                ? 0
                                : Integer.parseInt(lines.get(3)),
                        lines.size() < 8 ? "" : lines.get(7).strip()));
    }

    boolean ready() {
        return status.equals("ready");
    }

    /// The process, if it lives and is a PostgreSQL over this very cluster, rather than one that
    /// got the number later.
    Optional<ProcessHandle> postmaster(Path cluster) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> serves(process, cluster));
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        var place = Path.of("/proc", Long.toString(process.pid()), "cwd");
        if (Files.exists(place)) {
            // A postmaster's working folder is its cluster, even after somebody renamed a folder
            // above.
            try {
                return Files.isSameFile(place, cluster);
            } catch (IOException _) {
                return false;
            }
        }
        var line = process.info().commandLine().orElse("");
        return line.contains("postgres") && line.contains(cluster.toString());
    }
}
