package chat.sohbet.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/// Statements on a bare connection: values in, rows out.
final class Sql {
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    interface Each {
        void read(ResultSet row) throws SQLException;
    }

    /// A column of rows, to be sent as one array: `text` is how PostgreSQL writes it.
    record Array(String type, String text) {
        static <R> Array uuids(Collection<R> rows, Function<R, @Nullable UUID> column) {
            return of("uuid", rows, column);
        }

        static <R> Array numbers(Collection<R> rows, Function<R, @Nullable Long> column) {
            return of("int8", rows, column);
        }

        static <R> Array texts(Collection<R> rows, Function<R, @Nullable String> column) {
            return of("text", rows, column, Array::quote);
        }

        static <R> Array flags(Collection<R> rows, Function<R, Boolean> column) {
            return of("bool", rows, column);
        }

        static <R> Array times(Collection<R> rows, Function<R, @Nullable Instant> column) {
            return of("timestamptz", rows, column);
        }

        /// Of values whose text needs no quotes.
        private static <R> Array of(
                String type, Collection<R> rows, Function<R, ? extends @Nullable Object> column) {
            return of(type, rows, column, (text, value) -> text.append(value));
        }

        private static <R, V> Array of(
                String type,
                Collection<R> rows,
                Function<R, ? extends @Nullable V> column,
                BiConsumer<StringBuilder, V> write) {
            var text = new StringBuilder(40 * rows.size() + 2).append('{');
            for (var row : rows) {
                if (text.length() > 1) text.append(',');
                var value = column.apply(row);
                if (value == null) text.append("NULL");
                else write.accept(text, value);
            }
            return new Array(type, text.append('}').toString());
        }

        private static void quote(StringBuilder text, String value) {
            text.append('"');
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '"' || c == '\\') text.append('\\');
                text.append(c);
            }
            text.append('"');
        }

        PGobject parameter() throws SQLException {
            var parameter = new PGobject();
            parameter.setType("_" + type);
            parameter.setValue(text);
            return parameter;
        }
    }

    /// One of several statements that are sent together.
    record Part(String sql, Each each, @Nullable Object... values) {
        static Part update(String sql, @Nullable Object... values) {
            return new Part(sql, _ -> {}, values);
        }
    }

    private Sql() {}

    /// Sends statements together and reads their results one after the other. Each sees what the
    /// ones before it did and waited for; only the way to the database is saved.
    static void together(Connection on, List<Part> parts) throws SQLException {
        if (parts.isEmpty()) return;
        var sql = parts.stream().map(Part::sql).collect(Collectors.joining(";\n"));
        var values = parts.stream().flatMap(part -> Arrays.stream(part.values())).toArray();
        try (var statement = prepare(on, sql, values)) {
            boolean rows = statement.execute();
            for (var part : parts) {
                if (rows) forEach(statement.getResultSet(), part.each());
                rows = statement.getMoreResults();
            }
        }
    }

    /// The same in a transaction that begins with them.
    static void begin(Connection on, List<Part> parts) throws SQLException {
        var all = new ArrayList<Part>(parts.size() + 1);
        all.add(Part.update("BEGIN"));
        all.addAll(parts);
        together(on, all);
    }

    /// Reads them from one state of the database.
    static void snapshot(Connection on, List<Part> parts) throws SQLException {
        var all = new ArrayList<Part>(parts.size() + 2);
        all.add(Part.update("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"));
        all.addAll(parts);
        finish(on, all);
    }

    /// The same with the commit as the last of them, which is made if all the others went well.
    static void finish(Connection on, List<Part> parts) throws SQLException {
        var all = new ArrayList<>(parts);
        all.add(Part.update("COMMIT"));
        together(on, all);
    }

    private static void forEach(ResultSet rows, Each each) throws SQLException {
        while (rows.next()) each.read(rows);
    }

    static <T> List<T> query(Connection on, String sql, Row<T> row, @Nullable Object... values)
            throws SQLException {
        var results = new ArrayList<T>();
        forEach(on, sql, each -> results.add(row.read(each)), values);
        return results;
    }

    /// Answers `count` questions with the one row each may have; its column `place`, from 1, says
    /// whose it is.
    static <T> List<Optional<T>> placed(
            Connection on, String sql, Row<T> row, int count, @Nullable Object... values)
            throws SQLException {
        var answers = new ArrayList<Optional<T>>(Collections.nCopies(count, Optional.empty()));
        forEach(
                on,
                sql,
                each -> answers.set(each.getInt("place") - 1, Optional.of(row.read(each))),
                values);
        return answers;
    }

    static <T> Optional<T> first(Connection on, String sql, Row<T> row, @Nullable Object... values)
            throws SQLException {
        return query(on, sql, row, values).stream().findFirst();
    }

    static void forEach(Connection on, String sql, Each each, @Nullable Object... values)
            throws SQLException {
        try (var statement = prepare(on, sql, values);
                var rows = statement.executeQuery()) {
            forEach(rows, each);
        }
    }

    static int update(Connection on, String sql, @Nullable Object... values) throws SQLException {
        try (var statement = prepare(on, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection on, String sql, @Nullable Object... values)
            throws SQLException {
        var statement = on.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof Array array) statement.setObject(i + 1, array.parameter());
                else if (values[i] instanceof Instant instant)
                    statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                else statement.setObject(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /// None where the column is null.
    static List<Long> numbers(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((Long[]) array.getArray());
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable UUID uuidOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
