package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.uuid;

import chat.sohbet.application.port.Inbox;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.Sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

/// Rows of the tables `presence` and `seen`.
final class PresenceRows {
    private static final String ARRIVE =
            """
            INSERT INTO presence AS p (person, slot, epoch)
            SELECT u.id, n.slot, n.epoch
            FROM unnest(?) AS came (person)
            JOIN users u ON u.id = came.person
            JOIN node n ON n.slot = ? AND n.epoch = ? AND n.held_until > clock_timestamp()
            ORDER BY u.id
            ON CONFLICT (person, slot) DO UPDATE SET epoch = excluded.epoch WHERE p.epoch < excluded.epoch
            """;
    private static final String HELD =
            "SELECT 1 FROM node WHERE slot = ? AND epoch = ? AND held_until > clock_timestamp()";
    private static final String DEPART =
            """
            WITH gone AS (
                DELETE FROM presence WHERE slot = ? AND epoch = ? AND person = ANY (?) RETURNING person
            )
            INSERT INTO seen AS s (person, at)
            SELECT person, clock_timestamp() FROM gone ORDER BY person
            ON CONFLICT (person) DO UPDATE SET at = greatest(s.at, excluded.at)
            """;
    private static final String KEEP =
            "DELETE FROM presence WHERE slot = ? AND epoch = ? AND person <> ALL (?)";
    private static final String OF =
            """
            SELECT asked.person, count(n.slot) > 0 AS online, max(s.at) AS last
            FROM (SELECT DISTINCT person FROM unnest(?) AS u (person)) asked
            LEFT JOIN presence p ON p.person = asked.person
            LEFT JOIN node n ON n.slot = p.slot AND n.epoch = p.epoch AND n.held_until > clock_timestamp()
            LEFT JOIN seen s ON s.person = asked.person
            GROUP BY asked.person
            """;

    private PresenceRows() {}

    private static Array array(Collection<UserId> users) {
        return Array.uuids(users, UserId::value);
    }

    /// False if the inbox is lost.
    static boolean arrive(Connection connection, Inbox inbox, Collection<UserId> users)
            throws SQLException {
        Sql.update(connection, ARRIVE, array(users), inbox.slot(), inbox.epoch());
        return Sql.first(connection, HELD, _ -> true, inbox.slot(), inbox.epoch()).isPresent();
    }

    static void depart(Connection connection, Inbox inbox, Collection<UserId> users)
            throws SQLException {
        Sql.update(connection, DEPART, inbox.slot(), inbox.epoch(), array(users));
    }

    /// These are there and nobody else.
    static void set(Connection connection, Inbox inbox, Collection<UserId> users)
            throws SQLException {
        Sql.update(connection, KEEP, inbox.slot(), inbox.epoch(), array(users));
        Sql.update(connection, ARRIVE, array(users), inbox.slot(), inbox.epoch());
    }

    static List<Presence> of(Connection connection, Collection<UserId> users) throws SQLException {
        return Sql.query(connection, OF, PresenceRows::presence, array(users));
    }

    private static Presence presence(ResultSet row) throws SQLException {
        var last = row.getObject("last", OffsetDateTime.class);
        return new Presence(
                new UserId(uuid(row, "person")),
                row.getBoolean("online"),
                last == null ? null : last.toInstant());
    }
}
