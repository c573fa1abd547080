package chat.sohbet.postgres;

import io.helidon.dbclient.DbRow;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Columns of DbClient's rows, and values for its statements: it knows neither [Instant] nor
/// arrays, and takes a UUID as text only, to be written `?::uuid`.
final class Rows {
    private Rows() {}

    static UUID uuid(DbRow row, String column) {
        return row.column(column).get(UUID.class);
    }

    static String text(DbRow row, String column) {
        return row.column(column).get(String.class);
    }

    static long number(DbRow row, String column) {
        return row.column(column).get(Long.class);
    }

    static boolean flag(DbRow row, String column) {
        return row.column(column).get(Boolean.class);
    }

    static Instant instant(DbRow row, String column) {
        return row.column(column).get(Timestamp.class).toInstant();
    }

    static @Nullable Instant instantOrNull(DbRow row, String column) {
        return missing(row, column) ? null : instant(row, column);
    }

    /// Whether the column is NULL. (DbClient's own `asOptional` fails where there is nothing.)
    static boolean missing(DbRow row, String column) {
        return row.column(column).get(Object.class) == null;
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
