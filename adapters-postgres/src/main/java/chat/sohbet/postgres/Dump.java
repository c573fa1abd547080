package chat.sohbet.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/// Copies a database out while nodes go on writing to it: all tables in the state of one moment,
/// each as CSV (RFC 4180) with its columns named in the first line, as PostgreSQL's COPY writes and
/// reads it.
///
/// Left out is what belongs to running nodes and means nothing in a copy: which nodes there are,
/// who is connected to them, and news that aren't carried yet.
final class Dump {
    private static final String TABLES =
            """
            SELECT relname FROM pg_class
            WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
              AND relname NOT IN ('sohbet_schema', 'outbox', 'node', 'presence')
            ORDER BY relname
            """;
    private static final String COLUMNS =
            """
            SELECT attname FROM pg_attribute
            WHERE attrelid = quote_ident(?)::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
            ORDER BY attnum
            """;
    private static final String SEQUENCES =
            """
            SELECT sequencename, last_value FROM pg_sequences
            WHERE schemaname = current_schema() AND last_value IS NOT NULL
            """;

    private Dump() {}

    /// Where a table's rows go. Nobody closes the stream.
    @FunctionalInterface
    interface Target {
        OutputStream begin(String table) throws IOException;
    }

    static Contents write(Connection on, Target target) throws SQLException, IOException {
        on.setAutoCommit(false);
        Sql.update(on, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        var tables = new ArrayList<Contents.Table>();
        for (var name : Sql.query(on, TABLES, row -> row.getString(1))) {
            var columns = Sql.query(on, COLUMNS, row -> row.getString(1), name);
            // Not the table itself: one in partitions has no rows of its own.
            var sql =
                    "COPY (SELECT %s FROM %s) TO STDOUT WITH (FORMAT csv, HEADER)"
                            .formatted(names(columns), name(name));
            long rows = on.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, target.begin(name));
            tables.add(new Contents.Table(name, columns, rows));
        }
        var sequences = new LinkedHashMap<String, Long>();
        Sql.forEach(on, SEQUENCES, row -> sequences.put(row.getString(1), row.getLong(2)));
        var contents = new Contents(Migration.version(on), tables, sequences);
        on.commit();
        return contents;
    }

    static String names(List<String> names) {
        return names.stream().map(Dump::name).collect(Collectors.joining(", "));
    }

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
