package chat.sohbet.bootstrap;

import chat.sohbet.postgres.PostgresSettings;

/// A house's database, for a command: the one that is given; or the embedded one, that of a node
/// that is running, or started for the time being.
final class Storeroom implements AutoCloseable {

    /// A command does one thing after the other.
    private static final int CONNECTIONS = 2;

    private final Opened opened;
    private final PostgresSettings database;

    private Storeroom(Opened opened, PostgresSettings database) {
        this.opened = opened;
        this.database = database;
    }

    /// Beside a node that may be running.
    static Storeroom enter(Settings settings) {
        return open(settings, false);
    }

    /// While no node on this machine uses the data folder.
    static Storeroom alone(Settings settings) {
        return open(settings, true);
    }

    private static Storeroom open(Settings settings, boolean alone) {
        var opened = new Opened();
        try {
            var database = database(settings, alone, opened);
            return new Storeroom(
                    opened, Databases.settings(database, settings).withConnections(CONNECTIONS));
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static Settings.Database database(Settings settings, boolean alone, Opened opened) {
        if (!alone) {
            var there = settings.database().or(() -> EmbeddedPostgres.running(settings.data()));
            if (there.isPresent()) {
                return there.get();
            }
        }
        var folder = opened.add(DataFolder.take(settings.data()));
        return settings.database()
                .orElseGet(() ->
                        opened.add(EmbeddedPostgres.start(folder.path(), CONNECTIONS))
                                .asDatabase());
    }

    PostgresSettings database() {
        return database;
    }

    @Override
    public void close() {
        opened.close();
    }
}
