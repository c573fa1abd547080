package chat.sohbet.postgres;

import chat.sohbet.application.port.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Whole databases, copied out and in again. Both take as long as they take, on a connection of
/// their own.
///
/// Throws [Unavailable] where the database is away, [UnusableDatabase] where it isn't as it has to
/// be, and [IOException] as the streams do.
public final class Copies {
    private Copies() {}

    /// Opens a place for the rows of a table; it is left open.
    @FunctionalInterface
    public interface Target {
        OutputStream begin(String table) throws IOException;
    }

    /// Opens the rows of a table; it is closed.
    @FunctionalInterface
    public interface Source {
        InputStream open(String table) throws IOException;
    }

    /// Copies all there is at this moment, while others go on.
    public static Contents write(PostgresSettings settings, Target target) throws IOException {
        return on(settings, connection -> Dump.write(connection, target::begin));
    }

    /// Fills an empty database: with the schema that the copy was taken from, and then brings it up
    /// to date. Nothing is kept if it fails, but for that schema.
    public static void read(PostgresSettings settings, Contents contents, Source source)
            throws IOException {
        on(
                settings,
                connection -> {
                    refuseUnlessFresh(connection, settings, contents);
                    return true;
                });
        Migration.run(settings, contents.schema());
        on(
                settings,
                connection -> {
                    Load.read(connection, contents, source::open);
                    return true;
                });
        Migration.run(settings);
    }

    /// What answers there: `PostgreSQL 18.4`, and the version of our schema if there is one.
    public static String describe(PostgresSettings settings) {
        try {
            return on(
                    settings,
                    connection -> {
                        var product = connection.getMetaData().getDatabaseProductVersion();
                        return "PostgreSQL %s, %s"
                                .formatted(
                                        product,
                                        Load.untouched(connection)
                                                ? "empty"
                                                : "schema " + Migration.version(connection));
                    });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refuseUnlessFresh(
            Connection on, PostgresSettings settings, Contents contents) throws SQLException {
        if (!Migration.knows(settings, contents.schema()))
            throw new UnusableDatabase(
                    "the copy has schema %s, which this program doesn't know: take a newer one"
                            .formatted(contents.schema()));
        if (!Load.untouched(on) && !Migration.version(on).equals(contents.schema()))
            throw new UnusableDatabase(
                    "the database has another schema than the copy: begin with an empty one");
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException, IOException;
    }

    private static <T> T on(PostgresSettings settings, Work<T> work) throws IOException {
        var properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false");
        try (var connection = DriverManager.getConnection(settings.url(), properties)) {
            return work.on(connection);
        } catch (SQLException failed) {
            if (Failure.of(failed) == Failure.OTHER)
                throw new UnusableDatabase(
                        "the database " + settings.place() + " says: " + failed.getMessage(),
                        failed);
            throw new Unavailable("the database " + settings.place() + " can't be reached", failed);
        }
    }
}
