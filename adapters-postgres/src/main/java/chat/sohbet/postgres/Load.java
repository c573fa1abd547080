package chat.sohbet.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/// Copies into a database what a [Dump] took out of another, whole or not at all.
///
/// The copy is a history of its own: clients drop what they cached. And everybody is signed out,
/// for who lost or ended a session since the copy was made isn't known.
final class Load {
    private static final String EMPTY_HANDED =
            """
            UPDATE house SET history = gen_random_uuid();
            UPDATE session SET ended_at = clock_timestamp() WHERE ended_at IS NULL;
            DELETE FROM outbox;
            """;

    private static final String REFERENCES =
            """
            SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
            FROM pg_constraint
            WHERE contype = 'f' AND conparentid = 0 AND connamespace = current_schema()::regnamespace
            ORDER BY 1, 2
            """;

    private Load() {}

    /// Where a table's rows come from.
    @FunctionalInterface
    interface Source {
        InputStream open(String table) throws IOException;
    }

    /// Throws [UnusableDatabase] if somebody is registered there already.
    static void read(Connection on, Contents contents, Source source)
            throws SQLException, IOException {
        on.setAutoCommit(false);
        var names = contents.tables().stream().map(Contents.Table::name).toList();
        Sql.update(on, "LOCK TABLE " + Dump.names(names) + " IN ACCESS EXCLUSIVE MODE");
        refuseUnlessEmpty(on);
        // And with them whatever belongs to nodes that ran here.
        Sql.update(on, "TRUNCATE " + Dump.names(names) + " CASCADE");
        // What triggers would write is in the copy.
        for (var name : names) trigger(on, name, "DISABLE");
        // Tables may refer to each other in circles: who refers to whom is checked when all is
        // there.
        var references =
                Sql.query(
                        on,
                        REFERENCES,
                        row -> new Reference(row.getString(1), row.getString(2), row.getString(3)));
        for (var reference : references) change(on, reference.dropping());
        for (var table : contents.tables()) fill(on, table, source);
        for (var reference : references) change(on, reference.adding());
        for (var name : names) trigger(on, name, "ENABLE");
        for (var sequence : contents.sequences().entrySet())
            Sql.query(
                    on,
                    "SELECT setval(quote_ident(?)::regclass, ?)",
                    row -> row.getLong(1),
                    sequence.getKey(),
                    sequence.getValue());
        try (var statement = on.createStatement()) {
            statement.execute(EMPTY_HANDED);
        }
        on.commit();
        on.setAutoCommit(true);
        Sql.update(on, "ANALYZE");
    }

    private static void refuseUnlessEmpty(Connection on) throws SQLException {
        if (!Sql.query(on, "SELECT FROM users LIMIT 1", _ -> true).isEmpty())
            throw new UnusableDatabase("the database isn't empty: somebody is registered there");
    }

    private record Reference(String table, String name, String meaning) {
        String dropping() {
            return "ALTER TABLE %s DROP CONSTRAINT %s".formatted(table, name);
        }

        String adding() {
            return "ALTER TABLE %s ADD CONSTRAINT %s %s".formatted(table, name, meaning);
        }
    }

    private static void change(Connection on, String sql) throws SQLException {
        Sql.update(on, sql);
    }

    private static void trigger(Connection on, String table, String able) throws SQLException {
        Sql.update(on, "ALTER TABLE %s %s TRIGGER USER".formatted(Dump.name(table), able));
    }

    private static void fill(Connection on, Contents.Table table, Source source)
            throws SQLException, IOException {
        var sql =
                "COPY %s (%s) FROM STDIN WITH (FORMAT csv, HEADER)"
                        .formatted(Dump.name(table.name()), Dump.names(table.columns()));
        long rows;
        try (var stream = source.open(table.name())) {
            rows = on.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, stream);
        }
        if (rows != table.rows())
            throw new IOException(
                    "%d rows of %s are missing".formatted(table.rows() - rows, table.name()));
    }

    /// Whether nothing of ours is there yet.
    static boolean untouched(Connection on) throws SQLException {
        List<Boolean> there =
                Sql.query(
                        on,
                        "SELECT to_regclass('sohbet_schema') IS NULL",
                        row -> row.getBoolean(1));
        return there.getFirst();
    }
}
