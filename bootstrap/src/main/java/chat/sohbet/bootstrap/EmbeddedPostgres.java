package chat.sohbet.bootstrap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A real PostgreSQL that lives in the data folder and ends with this process: durable (fsync on,
/// checksums), reachable from this machine alone and by password alone. What a killed predecessor
/// left running is stopped first.
///
/// The caller holds the lock of the data folder.
final class EmbeddedPostgres implements AutoCloseable {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 10;

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class.getName());

    private final int port;
    private final Secret password;
    private final Postmaster postmaster;
    private final Thread keeper =
            Thread.ofVirtual().name("embedded-postgres").unstarted(this::keepUp);

    private EmbeddedPostgres(int port, Secret password, Postmaster postmaster) {
        this.port = port;
        this.password = password;
        this.postmaster = postmaster;
    }

    /// Returns when the database answers.
    ///
    /// @param data the data folder; everything is kept in its `postgres`
    /// @param connections how many Sohbet may open
    static EmbeddedPostgres start(Path data, int connections) {
        var home = data.resolve("postgres");
        if (home.toString().matches("(?s).*[\"$`\\\\\\r\\n].*")) {
            // initdb puts its own path between a shell's double quotes.
            throw CannotStart.world(
                    "PostgreSQL cannot live in %s, whose path holds one of \" $ ` \\"
                            .formatted(home));
        }
        try {
            // Others may pass, for the database's own user, but not look.
            Files.createDirectories(home, OwnerOnly.permissions(data, "rwx--x--x"));
            stopLeftBehind(home);
            var binaries = PostgresBinaries.unpack(home);
            var program = binaries.program("postgres");
            var runAs = RunAs.able(program, home);
            var password = Cluster.password(home);
            new Cluster(home, binaries, runAs).prepare(password);
            return start(new Postmaster(program, home, runAs, connections), password);
        } catch (IOException e) {
            throw CannotStart.world(
                    "the embedded database in %s cannot start: %s"
                            .formatted(home, CannotStart.reason(e)),
                    e);
        }
    }

    /// The database of a data folder, if it is running just now, as a node of this machine keeps
    /// it.
    static Optional<Settings.Database> running(Path data) {
        var home = data.resolve("postgres");
        var cluster = Cluster.folder(home);
        try {
            var file =
                    PidFile.read(cluster)
                            .filter(PidFile::ready)
                            .filter(there -> there.postmaster(cluster).isPresent());
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(asDatabase(url(file.get().port()), Cluster.password(home)));
        } catch (IOException e) {
            throw CannotStart.world(
                    "the embedded database in %s cannot be looked at: %s"
                            .formatted(home, CannotStart.reason(e)),
                    e);
        }
    }

    private static EmbeddedPostgres start(Postmaster postmaster, Secret password)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            var failure = postmaster.start(port);
            if (failure.isEmpty()) {
                var postgres = new EmbeddedPostgres(port, password, postmaster);
                postgres.keeper.start();
                return postgres;
            }
            if (attempt == ATTEMPTS || !passing(failure.get())) {
                throw CannotStart.world("the embedded database cannot start: " + failure.get());
            }
        }
    }

    /// Another program may have taken the port meanwhile; and children of a killed postmaster need
    /// a moment to notice.
    private static boolean passing(String failure) {
        return failure.contains("listen")
                || failure.contains("bind")
                || failure.contains("still in use");
    }

    /// Starts the database again where it was, should it end without being asked to: an operating
    /// system short of memory ends the largest first.
    private void keepUp() {
        try {
            while (true) {
                postmaster.awaitEnd();
                LOG.log(
                        Level.WARNING,
                        "the embedded database ended unexpectedly and is started again: {0}",
                        why());
                restart();
            }
        } catch (InterruptedException _) {
            // Now it may end.
        }
    }

    private String why() {
        try {
            return postmaster.complaint();
        } catch (IOException e) {
            return CannotStart.reason(e);
        }
    }

    /// Tries until it runs; says why it doesn't, once for each reason in a row.
    private void restart() throws InterruptedException {
        var last = "";
        for (var pause = Duration.ZERO; ; pause = PAUSE) {
            Thread.sleep(pause);
            var failure = attempt();
            if (failure.isEmpty()) {
                LOG.info("the embedded database runs again");
                return;
            }
            if (!failure.get().equals(last)) {
                LOG.log(Level.WARNING, "the embedded database does not start: {0}", failure.get());
            }
            last = failure.get();
        }
    }

    private Optional<String> attempt() {
        try {
            return postmaster.start(port);
        } catch (IOException e) {
            return Optional.of(why());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void stopLeftBehind(Path home) throws IOException {
        var cluster = Cluster.folder(home);
        if (Files.exists(cluster) && !Files.isReadable(cluster)) {
            throw CannotStart.world(
                    "the embedded database %s belongs to another user; start Sohbet as the one who made it"
                            .formatted(cluster));
        }
        var left = PidFile.read(cluster);
        if (left.isEmpty()) {
            return;
        }
        var postmaster = left.get().postmaster(cluster);
        if (postmaster.isPresent()) {
            Postmaster.stop(postmaster.get(), STOP_PATIENCE);
        } else {
            // Its number may be another process's by now, at which PostgreSQL would refuse to
            // start.
            Files.deleteIfExists(cluster.resolve("postmaster.pid"));
        }
    }

    Settings.Database asDatabase() {
        return asDatabase(url(), password);
    }

    private static Settings.Database asDatabase(String url, Secret password) {
        return new Settings.Database(
                url, Cluster.NAME, Optional.of(password), Duration.ofSeconds(30));
    }

    String url() {
        return url(port);
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.NAME;
    }

    String user() {
        return Cluster.NAME;
    }

    Secret password() {
        return password;
    }

    /// Stops the database; whatever was committed stays.
    @Override
    public void close() {
        keeper.interrupt();
        try {
            keeper.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        postmaster.stop(STOP_PATIENCE);
    }
}
