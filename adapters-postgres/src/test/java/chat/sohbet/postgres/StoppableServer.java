package chat.sohbet.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A PostgreSQL of its own, which can be stopped and started again with its data and at its place.
final class StoppableServer implements AutoCloseable {
    private final Path data = Files.createTempDirectory("sohbet-postgres");
    private final int port = freePort();
    private EmbeddedPostgres running = server();

    StoppableServer() throws IOException {}

    private EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    PostgresSettings settings() {
        return PostgresServer.settings(port, "postgres");
    }

    void stop() throws IOException {
        running.close();
    }

    void start() throws IOException {
        running = server();
    }

    @Override
    public void close() throws IOException {
        running.close();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
