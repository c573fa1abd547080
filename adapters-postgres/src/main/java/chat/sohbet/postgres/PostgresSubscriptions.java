package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.uuid;

import chat.sohbet.application.port.Subscriptions;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.Subscription;
import chat.sohbet.domain.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Subscriptions in the table `subscription`.
final class PostgresSubscriptions implements Subscriptions {
    /// Who is signing that session out waits for this, or is waited for; so is who subscribes for
    /// it, too.
    private static final String OPEN =
            """
            SELECT 1
            FROM session
            WHERE id = ? AND owner = ? AND ended_at IS NULL AND expires_at > clock_timestamp()
            FOR NO KEY UPDATE
            """;

    /// A row that isn't there yet can't be locked, but what it will be called.
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";

    /// One row for each session, one for each endpoint.
    private static final String MAKE_ROOM =
            "DELETE FROM subscription WHERE session = ? OR endpoint = ?";

    private static final String KEEP =
            """
            INSERT INTO subscription (session, owner, endpoint, key, secret, preview, language)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String OLDEST =
            """
            DELETE FROM subscription
            WHERE session IN (SELECT session FROM subscription WHERE owner = ? ORDER BY at DESC, session DESC OFFSET %d)
            """
                    .formatted(Subscription.MOST);
    private static final String DROP = "DELETE FROM subscription WHERE session = ?";
    private static final String GONE = "DELETE FROM subscription WHERE endpoint = ?";
    private static final String ANY = "SELECT 1 WHERE EXISTS (SELECT FROM subscription)";
    private static final String DUE =
            """
            SELECT s.session, s.owner, s.endpoint, s.key, s.secret, s.preview, s.language
            FROM message m
            JOIN member me ON me.conversation = m.conversation AND me.member <> m.author
            JOIN subscription s ON s.owner = me.member
            JOIN session e ON e.id = s.session AND e.ended_at IS NULL AND e.expires_at > clock_timestamp()
            LEFT JOIN preference p ON p.owner = me.member AND p.conversation = m.conversation
            WHERE m.conversation = ? AND m.seq = ?
              AND (m.body IS NOT NULL OR m.attachments <> '{}')
              AND upper_inf(me.sees) AND me.delivered < m.seq
              AND %s
              AND NOT coalesce(p.archived OR p.muted_until > clock_timestamp(), false)
              AND NOT EXISTS (SELECT
                              FROM presence x
                              JOIN node n ON n.slot = x.slot AND n.epoch = x.epoch AND n.held_until > clock_timestamp()
                              WHERE x.person = me.member)
            ORDER BY s.at, s.session
            """
                    .formatted(Sight.SEEN);

    private final Database database;

    PostgresSubscriptions(Database database) {
        this.database = database;
    }

    @Override
    public boolean keep(Subscription subscription) {
        var session = subscription.session().value();
        var owner = subscription.user().value();
        var endpoint = subscription.endpoint();
        return database.onConnection(connection -> {
            if (Sql.first(connection, OPEN, _ -> true, session, owner).isEmpty()) return false;
            Sql.first(connection, LOCK, _ -> true, endpoint);
            Sql.update(connection, MAKE_ROOM, session, endpoint);
            Sql.update(
                    connection,
                    KEEP,
                    session,
                    owner,
                    endpoint,
                    subscription.key(),
                    subscription.secret(),
                    subscription.preview(),
                    subscription.language());
            Sql.update(connection, OLDEST, owner);
            return true;
        });
    }

    @Override
    public void drop(SessionId session) {
        database.alone(connection -> Sql.update(connection, DROP, session.value()));
    }

    @Override
    public void gone(String endpoint) {
        database.alone(connection -> Sql.update(connection, GONE, endpoint));
    }

    @Override
    public boolean any() {
        return database.alone(connection -> Sql.first(connection, ANY, _ -> true).isPresent());
    }

    @Override
    public List<Subscription> due(ConversationId conversation, long seq) {
        return database.alone(connection ->
                Sql.query(
                        connection,
                        DUE,
                        PostgresSubscriptions::subscription,
                        conversation.value(),
                        seq));
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(
                new SessionId(uuid(row, "session")),
                new UserId(uuid(row, "owner")),
                row.getString("endpoint"),
                row.getString("key"),
                row.getString("secret"),
                row.getBoolean("preview"),
                row.getString("language"));
    }
}
