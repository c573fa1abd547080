package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.uuid;

import chat.sohbet.application.port.Inbox;
import chat.sohbet.application.port.Nodes;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.Sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Inboxes in the table `node`. The database's clock alone says when a lease is over; this node
/// counts from before it asked for it, by its own monotonic clock, so it never takes itself for a
/// holder longer than the others do.
final class PostgresNodes implements Nodes, AutoCloseable {
    private static final String RENEW =
            """
            UPDATE node SET held_until = clock_timestamp() + make_interval(secs => ?), renewed_at = clock_timestamp()
            WHERE slot = ? AND epoch = ? AND held_until > clock_timestamp()
            """;
    private static final String GIVE_UP =
            """
            UPDATE node SET held_until = clock_timestamp()
            WHERE slot = ? AND epoch = ? AND held_until > clock_timestamp()
            """;
    private static final String TAKE =
            """
            UPDATE node
            SET epoch = epoch + 1, held_until = clock_timestamp() + make_interval(secs => ?),
                renewed_at = clock_timestamp(), listens = false, told_xid = pg_snapshot_xmin(pg_current_snapshot()), told_id = 0
            WHERE slot = (SELECT slot FROM node WHERE held_until IS NULL ORDER BY slot LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING slot, epoch
            """;
    private static final String ADD =
            """
            INSERT INTO node (slot, epoch, held_until, told_xid, told_id)
            SELECT coalesce(max(slot) + 1, 0), 1, clock_timestamp() + make_interval(secs => ?),
                   pg_snapshot_xmin(pg_current_snapshot()), 0
            FROM node
            ON CONFLICT DO NOTHING
            RETURNING slot, epoch
            """;
    private static final String CLEAR = "DELETE FROM presence WHERE slot = ? AND epoch < ?";

    /// Their people were last seen when they renewed last.
    private static final String BURY =
            """
            WITH lost AS MATERIALIZED (
                SELECT slot, epoch, renewed_at FROM node WHERE held_until <= clock_timestamp() FOR UPDATE SKIP LOCKED
            ), freed AS (
                UPDATE node n SET held_until = NULL, listens = false FROM lost WHERE n.slot = lost.slot
            ), gone AS (
                DELETE FROM presence p USING lost WHERE p.slot = lost.slot AND p.epoch <= lost.epoch
                RETURNING p.person, lost.renewed_at AS at
            )
            INSERT INTO seen AS s (person, at)
            SELECT person, max(at) FROM gone GROUP BY person ORDER BY person
            ON CONFLICT (person) DO UPDATE SET at = greatest(s.at, excluded.at)
            RETURNING s.person
            """;

    /// What was on its way while its node was lost may be committed when that has been buried. Of
    /// whom somebody just writes is left to the next.
    private static final String SWEEP =
            """
            DELETE FROM presence
            WHERE (person, slot) IN (
                SELECT p.person, p.slot
                FROM node n
                JOIN presence p ON p.slot = n.slot AND p.epoch < n.epoch + CASE WHEN n.held_until IS NULL THEN 1 ELSE 0 END
                FOR UPDATE OF p SKIP LOCKED
            )
            """;

    private static final String LISTENS =
            "UPDATE node SET listens = ? WHERE slot = ? AND epoch = ?";
    private static final String WITH =
            """
            SELECT DISTINCT p.person, n.slot, n.epoch, n.listens
            FROM unnest(?) AS asked (person)
            JOIN presence p ON p.person = asked.person
            JOIN node n ON n.slot = p.slot AND n.epoch = p.epoch
            WHERE n.held_until > clock_timestamp() AND n.slot <> ?
            """;
    private static final String AROUND =
            """
            SELECT DISTINCT asked.person, n.slot, n.epoch, n.listens
            FROM unnest(?) AS asked (person)
            JOIN member mine ON mine.member = asked.person AND upper_inf(mine.sees)
            JOIN member m ON m.conversation = mine.conversation AND m.member <> asked.person AND upper_inf(m.sees)
            JOIN presence p ON p.person = m.member
            JOIN node n ON n.slot = p.slot AND n.epoch = p.epoch
            WHERE n.held_until > clock_timestamp() AND n.slot <> ?
            """;
    private static final String OTHERS =
            """
            SELECT NULL::uuid AS person, slot, epoch, listens
            FROM node
            WHERE held_until > clock_timestamp() AND slot <> ?
            """;
    private static final int NOWHERE = -1;

    private static final System.Logger LOG = System.getLogger(PostgresNodes.class.getName());

    private final Database database;
    private final Duration lease;
    private final People people;
    private volatile @Nullable Held held;

    /// An inbox, and until when at most, as nanoseconds of this machine.
    private record Held(Inbox inbox, long until) {}

    private record Found(Inbox inbox, boolean listens, @Nullable UserId user) {}

    /// Takes an inbox. If the database is away now, the first renewal does.
    PostgresNodes(Database database, Duration lease, People people) {
        this.database = database;
        this.lease = lease;
        this.people = people;
        try {
            var _ = renew();
        } catch (Unavailable away) {
            LOG.log(System.Logger.Level.WARNING, "no inbox yet", away);
        }
    }

    private double seconds() {
        return lease.toMillis() / 1_000.0;
    }

    @Override
    public Optional<Inbox> inbox() {
        var now = held;
        return now == null || System.nanoTime() - now.until() >= 0
                ? Optional.empty()
                : Optional.of(now.inbox());
    }

    @Override
    public synchronized Renewal renew() {
        long until = System.nanoTime() + lease.toNanos();
        var mine = inbox();
        if (mine.isPresent() && !people.unsure()) {
            var gone = database.onConnection(connection -> goOn(connection, mine.get()));
            if (gone.isPresent()) {
                held = new Held(mine.get(), until);
                return new Renewal(mine.get(), true, gone.get());
            }
        }
        return people.together(here -> setRight(here, mine));
    }

    /// Empty if the inbox is lost.
    private Optional<List<Presence>> goOn(Connection connection, Inbox mine) throws SQLException {
        boolean renewed = Sql.update(connection, RENEW, seconds(), mine.slot(), mine.epoch()) == 1;
        return renewed ? Optional.of(gone(connection, bury(connection))) : Optional.empty();
    }

    /// While nobody comes and goes.
    private Renewal setRight(Set<UserId> here, Optional<Inbox> mine) {
        long until = System.nanoTime() + lease.toNanos();
        var before = held;
        Renewal renewal =
                database.onConnection(connection -> {
                    var gone = mine.isPresent() ? goOn(connection, mine.get()) : null;
                    if (gone != null && gone.isPresent()) {
                        PresenceRows.set(connection, mine.get(), here);
                        return new Renewal(mine.get(), true, gone.get());
                    }
                    // Among the lost is this node, and who left since then isn't here any more.
                    if (before != null)
                        Sql.update(
                                connection, GIVE_UP, before.inbox().slot(), before.inbox().epoch());
                    var left = bury(connection);
                    var taken = take(connection);
                    PresenceRows.set(connection, taken, here);
                    return new Renewal(taken, false, gone(connection, left));
                });
        held = new Held(renewal.inbox(), until);
        return renewal;
    }

    private Inbox take(Connection connection) throws SQLException {
        var taken = Sql.first(connection, TAKE, PostgresNodes::inbox, seconds());
        // Somebody else may add the same slot.
        while (taken.isEmpty()) taken = Sql.first(connection, ADD, PostgresNodes::inbox, seconds());
        Sql.update(connection, CLEAR, taken.get().slot(), taken.get().epoch());
        return taken.get();
    }

    private static Inbox inbox(ResultSet row) throws SQLException {
        return new Inbox(row.getInt("slot"), row.getLong("epoch"));
    }

    /// Answers who was on a node that is lost.
    private static List<UserId> bury(Connection connection) throws SQLException {
        var left = Sql.query(connection, BURY, row -> new UserId(uuid(row, "person")));
        Sql.update(connection, SWEEP);
        return left;
    }

    private static List<Presence> gone(Connection connection, List<UserId> left)
            throws SQLException {
        if (left.isEmpty()) return List.of();
        return PresenceRows.of(connection, left).stream()
                .filter(presence -> !presence.online())
                .toList();
    }

    @Override
    public void listens(Inbox inbox, boolean listens) {
        database.onConnection(connection ->
                Sql.update(connection, LISTENS, listens, inbox.slot(), inbox.epoch()));
    }

    @Override
    public List<Neighbour> with(Collection<UserId> users) {
        return users.isEmpty() ? List.of() : neighbours(WITH, asked(users), slot());
    }

    @Override
    public List<Neighbour> around(Collection<UserId> users) {
        return users.isEmpty() ? List.of() : neighbours(AROUND, asked(users), slot());
    }

    @Override
    public List<Neighbour> others() {
        return neighbours(OTHERS, slot());
    }

    private static Array asked(Collection<UserId> users) {
        return Array.uuids(new HashSet<>(users), UserId::value);
    }

    /// The one that isn't another.
    private int slot() {
        return inbox().map(Inbox::slot).orElse(NOWHERE);
    }

    private List<Neighbour> neighbours(String sql, Object... values) {
        List<Found> found =
                database.onConnection(
                        connection -> Sql.query(connection, sql, PostgresNodes::found, values));
        return found.stream()
                .collect(
                        Collectors.groupingBy(
                                Found::inbox, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(PostgresNodes::neighbour)
                .toList();
    }

    private static Found found(ResultSet row) throws SQLException {
        var person = Sql.uuidOrNull(row, "person");
        return new Found(
                inbox(row), row.getBoolean("listens"), person == null ? null : new UserId(person));
    }

    private static Neighbour neighbour(List<Found> found) {
        var users = new HashSet<UserId>();
        for (var one : found) if (one.user() != null) users.add(one.user());
        return new Neighbour(found.getFirst().inbox(), found.getFirst().listens(), users);
    }

    /// Is lost at once; whoever looks next clears away what is left, and tells who is gone.
    @Override
    public void close() {
        var last = held;
        held = null;
        if (last == null) return;
        try {
            database.onConnection(connection ->
                    Sql.update(connection, RENEW, 0.0, last.inbox().slot(), last.inbox().epoch()));
        } catch (Unavailable away) {
            LOG.log(System.Logger.Level.INFO, "left without saying goodbye", away);
        }
    }
}
