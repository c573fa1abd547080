package chat.sohbet.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a node's [Saboteur] is told to do: a file for each order, as long as it holds.
record Orders(Path folder) {
    /// Properties for a node's Kafka clients that put a saboteur between.
    Path properties() {
        try {
            Files.createDirectories(folder);
            return Files.writeString(
                    folder.resolve("kafka.properties"),
                    "interceptor.classes=%s%n%s=%s%n"
                            .formatted(Saboteur.class.getName(), Saboteur.ORDERS, folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(Saboteur.Order order) {
        return folder.resolve(order.name());
    }

    private Path done(Saboteur.Order order) {
        return folder.resolve(order + "-done");
    }

    void give(Saboteur.Order order) {
        touch(file(order));
    }

    void withdraw(Saboteur.Order order) {
        try {
            Files.deleteIfExists(file(order));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean given(Saboteur.Order order) {
        return Files.exists(file(order));
    }

    /// It did as it was told.
    void follow(Saboteur.Order order) {
        touch(done(order));
    }

    /// Whether it has done so, ever.
    boolean followed(Saboteur.Order order) {
        return Files.exists(done(order));
    }

    private static void touch(Path file) {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
