package chat.sohbet.postgres;

import chat.sohbet.application.port.Unavailable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/// What happens once at the start: the database is waited for and looked at, and its schema brought
/// up to date. Of several nodes that start at once one does it and the others wait.
final class Migration {
    static final int OLDEST = 15;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private static final int TRIES = 30;
    private static final System.Logger LOG = System.getLogger(Migration.class.getName());

    private Migration() {}

    static void run(PostgresSettings settings) {
        run(settings, "latest");
    }

    /// Up to a version and no further.
    static void run(PostgresSettings settings, String version) {
        meet(settings);
        var flyway = flyway(settings, version);
        for (int tries = 1; !migrated(flyway, settings, tries == TRIES); tries++) pause();
        tellIfNewer(flyway, settings);
    }

    /// Nodes of the version before go on writing meanwhile: whoever stands in the other's way gives
    /// way, and a step that has to wait for its lock keeps nobody waiting behind it for long.
    ///
    /// @return false if it may well succeed when tried again
    private static boolean migrated(Flyway flyway, PostgresSettings settings, boolean last) {
        try {
            flyway.migrate();
            return true;
        } catch (FlywayException failed) {
            var failure = Failure.of(failed);
            if (failure == Failure.OTHER)
                throw new UnusableDatabase(
                        "the schema of the database "
                                + settings.place()
                                + " can't be brought up to date",
                        failed);
            boolean passing = failure == Failure.COLLISION || failure == Failure.SLOW;
            if (passing && !last) return false;
            throw new Unavailable("the database went away while it was prepared", failed);
        }
    }

    /// Steps only add to what is there, so that the version before still finds its own in it: who
    /// went a version forward can go back.
    private static void tellIfNewer(Flyway flyway, PostgresSettings settings) {
        var newer =
                Arrays.stream(flyway.info().applied())
                        .filter(step -> step.getState() == MigrationState.FUTURE_SUCCESS)
                        .map(step -> String.valueOf(step.getVersion()))
                        .toList();
        if (!newer.isEmpty())
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the schema of the database {0} was made by a newer Sohbet, by these steps: {1};"
                            + " this one leaves them alone and goes on",
                    settings.place(),
                    String.join(", ", newer));
    }

    private static Flyway flyway(PostgresSettings settings, String version) {
        return Flyway.configure(Migration.class.getClassLoader())
                .dataSource(settings.url(), settings.user(), settings.password())
                .locations("classpath:chat/sohbet/postgres/migration")
                .table("sohbet_schema")
                .target(version)
                .callbacks(new Impatience())
                .load();
    }

    /// Whether this program knows a step that leads to `version`.
    static boolean knows(PostgresSettings settings, String version) {
        return Arrays.stream(flyway(settings, "latest").info().all())
                .anyMatch(step -> String.valueOf(step.getVersion()).equals(version));
    }

    /// The version of the schema that is there.
    static String version(Connection on) throws SQLException {
        return Sql.query(
                        on,
                        "SELECT version FROM sohbet_schema WHERE success AND version IS NOT NULL",
                        row -> row.getString(1))
                .stream()
                .max(Comparator.comparing(Integer::valueOf))
                .orElseThrow();
    }

    private static void meet(PostgresSettings settings) {
        long deadline = System.nanoTime() + settings.startWithin().toNanos();
        while (true) {
            try {
                look(settings);
                return;
            } catch (SQLException failed) {
                if (Failure.of(failed) == Failure.OTHER)
                    throw new UnusableDatabase(
                            "the database " + settings.place() + " says: " + failed.getMessage(),
                            failed);
                if (System.nanoTime() > deadline)
                    throw new Unavailable(
                            "the database %s couldn't be reached within %d s"
                                    .formatted(
                                            settings.place(), settings.startWithin().toSeconds()),
                            failed);
            }
            pause();
        }
    }

    private static void look(PostgresSettings settings) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        try (var connection = DriverManager.getConnection(settings.url(), properties)) {
            var metadata = connection.getMetaData();
            if (metadata.getDatabaseMajorVersion() < OLDEST)
                throw new UnusableDatabase(
                        "PostgreSQL %d or newer is needed, and %s is %s"
                                .formatted(
                                        OLDEST,
                                        settings.place(),
                                        metadata.getDatabaseProductVersion()));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting for the database", interrupted);
        }
    }

    /// A step doesn't wait for long, for whoever comes after it waits behind it.
    private static final class Impatience implements Callback {
        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            try {
                Sql.update(context.getConnection(), "SET LOCAL lock_timeout = '2s'");
            } catch (SQLException failed) {
                throw new FlywayException(failed);
            }
        }

        @Override
        public String getCallbackName() {
            return "impatience";
        }
    }
}
