package chat.sohbet.bootstrap;

import chat.sohbet.kafka.KafkaFeed;
import chat.sohbet.postgres.Copies;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/// `check`: whether a node could start with these settings, looked at one by one, changing nothing
/// but for an embedded database that is made if there is none.
final class Check implements Command {

    private static final long GIGABYTE = 1_000_000_000;

    @Override
    public void run(Settings settings, PrintStream out) {
        // Whoever comes so far has readable ones.
        out.println("settings  well");
        boolean well = say(out, "disk", () -> disk(settings.data()));
        well &= say(out, "keys", () -> keys(settings));
        well &= say(out, "database", () -> database(settings));
        well &= say(out, "kafka", () -> kafka(settings));
        if (!well) {
            throw CannotStart.world("something is not as it has to be");
        }
    }

    private static boolean say(PrintStream out, String what, Supplier<String> look) {
        try {
            out.printf("%-9s %s%n", what, look.get());
            return true;
        } catch (CannotStart e) {
            out.printf("%-9s FAULT: %s%n", what, e.getMessage());
            return false;
        }
    }

    private static String disk(Path data) {
        try {
            Files.createDirectories(data, OwnerOnly.permissions(data, "rwx--x--x"));
            Files.delete(Files.createTempFile(data, "check", ".tmp"));
            long free = Files.getFileStore(data).getUsableSpace();
            var line = "%s, %.1f GB free".formatted(data, (double) free / GIGABYTE);
            if (free < GIGABYTE) {
                throw CannotStart.world(line + ", and a gigabyte is the least");
            }
            return line;
        } catch (IOException e) {
            throw CannotStart.world(
                    "the data folder %s cannot be written: %s"
                            .formatted(data, CannotStart.reason(e)),
                    e);
        }
    }

    private static String keys(Settings settings) {
        Keys.take(settings.keys(), settings.data());
        return "well";
    }

    private static String database(Settings settings) {
        try (var room = Storeroom.enter(settings)) {
            return Databases.reached(() -> Copies.describe(room.database()));
        }
    }

    private static String kafka(Settings settings) {
        if (settings.kafka().isEmpty()) {
            return "none: a single node";
        }
        var answer = KafkaFeed.brokers(House.kafka(settings.kafka().get()));
        if (answer.isEmpty()) {
            throw CannotStart.world(
                    settings.kafka().get().servers() + " gives no answer within five seconds");
        }
        return answer.getAsInt() + " brokers";
    }
}
