package chat.sohbet.bootstrap;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// PostgreSQL's main process, started over a cluster and stopped again.
final class Postmaster {

    /// Recovery after a crash reads back what a checkpoint had not yet written, which may take a
    /// slow disk minutes.
    private static final Duration RECOVERY_PATIENCE = Duration.ofMinutes(10);

    /// For whoever looks after the database while we use all of ours.
    private static final int SPARE_CONNECTIONS = 20;

    /// What PostgreSQL needs at once for its next piece of log.
    private static final long LEAST_ROOM = 16L * 1024 * 1024;

    private final Path program;
    private final Path home;
    private final RunAs runAs;
    private final int connections;
    private volatile @Nullable ProcessHandle running;

    Postmaster(Path program, Path home, RunAs runAs, int connections) {
        this.program = program;
        this.home = home;
        this.runAs = runAs;
        this.connections = connections;
    }

    /// Starts and waits until it takes connections.
    ///
    /// @return why it did not start, or nothing if it did
    Optional<String> start(int port) throws IOException {
        var log = home.resolve("log");
        if (Files.exists(log)) {
            Files.move(log, home.resolve("log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createFile(log, OwnerOnly.permissions(log, "rw-------"));
        var process =
                Programs.program(runAs.command(detached(command(port))), home)
                        .redirectInput(Redirect.from(new File("/dev/null")))
                        .redirectOutput(Redirect.appendTo(log.toFile()))
                        .start();
        try {
            long deadline = System.nanoTime() + RECOVERY_PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                var file = PidFile.read(Cluster.folder(home)).filter(PidFile::ready);
                var handle = file.flatMap(pidFile -> pidFile.postmaster(Cluster.folder(home)));
                if (handle.isPresent()) {
                    running = handle.get();
                    return Optional.empty();
                }
                if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                    return Optional.of(complaint());
                }
            }
        } catch (InterruptedException _) {
            stop(process.toHandle(), Duration.ofSeconds(5));
            Thread.currentThread().interrupt();
            return Optional.of("it was not to start any more");
        }
        stop(process.toHandle(), Duration.ofSeconds(5));
        return Optional.of(
                "it was not ready after " + RECOVERY_PATIENCE.toMinutes() + " minutes, see " + log);
    }

    /// Waits until a database that was started is no more.
    void awaitEnd() throws InterruptedException {
        try {
            requireNonNull(running).onExit().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void stop(Duration patience) {
        var last = running;
        if (last != null) {
            stop(last, patience);
        }
    }

    /// Asks PostgreSQL to end without waiting for its clients, then to drop everything (it recovers
    /// at the next start), then makes it.
    static void stop(ProcessHandle postmaster, Duration patience) {
        for (var signal : List.of("INT", "QUIT")) {
            // The shell's own kill: not every system has it as a program, and Java knows TERM and
            // KILL alone.
            Programs.run(
                    List.of("/bin/sh", "-c", "kill -" + signal + " " + postmaster.pid()),
                    Path.of("/"),
                    "");
            if (ended(postmaster, patience)) {
                return;
            }
        }
        postmaster.destroyForcibly();
        ended(postmaster, patience);
    }

    private static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return !process.isAlive();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> command(int port) {
        Map<String, String> configuration =
                new TreeMap<>(
                        Map.of(
                                "listen_addresses", "127.0.0.1",
                                "max_connections",
                                        Integer.toString(connections + SPARE_CONNECTIONS),
                                "port", Integer.toString(port),
                                "unix_socket_directories", "",
                                "timezone", "UTC",
                                "log_timezone", "UTC",
                                // Failed statements are reported to us; here they would only leave
                                // people's words in a file.
                                "log_min_messages", "log",
                                "log_checkpoints", "off",
                                "jit", "off"));
        var command =
                new ArrayList<>(List.of(program.toString(), "-D", Cluster.folder(home).toString()));
        configuration.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    /// In a session, or at least a process group, of its own: the terminal's Ctrl-C is for us, and
    /// the database has to outlive it until everything is drained.
    private static List<String> detached(List<String> command) {
        var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator);
        for (var folder : path) {
            if (Files.isExecutable(Path.of(folder, "setsid"))) {
                return prepend(List.of("setsid"), command);
            }
        }
        return prepend(List.of("/bin/sh", "-c", "set -m; \"$0\" \"$@\" & wait"), command);
    }

    private static List<String> prepend(List<String> prefix, List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /// Why it ended, as far as can be known: a full disk takes no log either.
    String complaint() throws IOException {
        if (Files.getFileStore(home).getUsableSpace() < LEAST_ROOM) {
            return "the disk under " + home + " is full: make room, and it goes on by itself";
        }
        var lines = Files.readString(home.resolve("log"), StandardCharsets.UTF_8).lines().toList();
        return lines.stream()
                .filter(line -> line.contains("FATAL: ") || line.contains("PANIC: "))
                .findFirst()
                .or(() -> lines.stream().reduce((_, last) -> last))
                .map(line -> line.replaceFirst(".*(FATAL|PANIC): *", ""))
                .orElse("it ended without a word");
    }
}
