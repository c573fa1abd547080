package chat.sohbet.postgres;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a failed statement says about the database, read from its SQLSTATE (PostgreSQL's manual,
/// appendix A).
enum Failure {
    /// Two transactions got in each other's way and this one was undone: the same again may well
    /// succeed.
    COLLISION,
    /// Somebody holds a lock for too long, or the statement took too long.
    SLOW,
    /// The database cannot be reached, stops, starts, or takes no more connections.
    AWAY,
    /// The disk under the database is full: it can be read, and not written.
    FULL,
    /// Anything else: a mistake of ours, or a constraint that held.
    OTHER;

    private static final String DISK_FULL = "53100";

    private static final Set<String> COLLISIONS = Set.of("40001", "40P01");

    /// Cancelled (by a timeout), a lock not to be had, idle in a transaction for too long.
    private static final Set<String> SLOW_STATES = Set.of("57014", "55P03", "25P03");

    /// Not written to (a standby), and a session that was ended from outside.
    private static final Set<String> AWAY_STATES = Set.of("25006", "57P01", "57P02", "57P03");

    /// Connection exceptions, insufficient resources, errors of the system below.
    private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "58");

    static Failure of(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) return AWAY;
            if (cause instanceof SQLException failed) return of(failed.getSQLState());
        }
        return OTHER;
    }

    /// Whether somebody else has what is given once.
    static boolean taken(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException failed) return "23505".equals(failed.getSQLState());
        return false;
    }

    private static Failure of(@Nullable String state) {
        if (state == null || state.length() != 5) return OTHER;
        if (COLLISIONS.contains(state)) return COLLISION;
        if (SLOW_STATES.contains(state)) return SLOW;
        if (state.equals(DISK_FULL)) return FULL;
        return AWAY_STATES.contains(state) || AWAY_CLASSES.contains(state.substring(0, 2))
                ? AWAY
                : OTHER;
    }
}
