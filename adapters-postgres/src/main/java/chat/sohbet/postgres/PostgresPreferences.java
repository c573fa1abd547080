package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.instant;
import static chat.sohbet.postgres.Sql.uuid;
import static chat.sohbet.postgres.Sql.uuidOrNull;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Preferences;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Note;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Star;
import chat.sohbet.domain.user.Privacy;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.Sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What people arranged, in the tables `preference` and `note`; what of it concerns their sight
/// also stands in `member`, where all that is read looks anyway. A person's counter stands in their
/// row of `users`, which is locked while it advances, after the conversation where both are.
final class PostgresPreferences implements Preferences {
    private static final String SINCE =
            """
            SELECT u.self, p.conversation, p.version, p.muted_until, p.archived, p.pinned, p.unread, p.draft, m.cleared,
                   m.removed
            FROM users u
            LEFT JOIN preference p ON p.owner = u.id AND p.version > ?
            LEFT JOIN member m ON m.conversation = p.conversation AND m.member = u.id
            WHERE u.id = ?
            ORDER BY p.version
            """;
    private static final String NOTES_SINCE =
            """
            SELECT conversation, seq, starred, hidden, version
            FROM note
            WHERE owner = ? AND version > ?
            ORDER BY version
            """;
    private static final String STARS =
            """
            SELECT s.conversation, s.version, %s
            FROM note s
            JOIN member me ON me.conversation = s.conversation AND me.member = s.owner
            JOIN message m ON m.conversation = s.conversation AND m.seq = s.seq
            WHERE s.owner = ? AND s.starred AND s.version < ? AND m.body IS NOT NULL AND %s
            ORDER BY s.version DESC
            LIMIT ?
            """
                    .formatted(MessageRows.COLUMNS, Sight.SEEN);

    private static final String KEEP_PRIVACY =
            "UPDATE users SET hides_last_seen = ?, hides_read = ?, hides_picture = ? WHERE id = ?";
    private static final List<String> FORGET =
            List.of(
                    "UPDATE users SET hides_last_seen = true, hides_read = true, hides_picture = true WHERE id = ?",
                    "DELETE FROM preference WHERE owner = ?",
                    "DELETE FROM note WHERE owner = ? AND NOT hidden",
                    "DELETE FROM seen WHERE person = ?");
    private static final String RESERVED =
            """
            SELECT u.id, u.hides_last_seen, u.hides_read, u.hides_picture
            FROM users u
            WHERE u.id = ANY (?) AND (u.hides_last_seen OR u.hides_read OR u.hides_picture)
            """;

    private final Database database;

    PostgresPreferences(Database database) {
        this.database = database;
    }

    @Override
    public Optional<News.Self> change(
            UserId me, ConversationId conversation, UnaryOperator<Preference> change) {
        return database.onConnection(
                connection -> new OwnRows(connection, me, conversation).change(change));
    }

    @Override
    public Told note(UserId me, ConversationId conversation, long seq, Noter judge) {
        return database.onConnection(
                connection -> new OwnRows(connection, me, conversation).note(seq, judge));
    }

    @Override
    public Told clear(UserId me, ConversationId conversation, Clearer judge) {
        return database.onConnection(
                connection -> new OwnRows(connection, me, conversation).clear(judge));
    }

    @Override
    public News.Self since(UserId me, long after) {
        return database.snapshot(connection -> since(connection, me, after));
    }

    private static News.Self since(Connection connection, UserId me, long after)
            throws SQLException {
        var version = new long[1];
        var preferences = new ArrayList<Preference>();
        Sql.forEach(
                connection,
                SINCE,
                row -> {
                    version[0] = row.getLong("self");
                    if (uuidOrNull(row, "conversation") != null) preferences.add(preference(row));
                },
                after,
                me.value());
        var notes =
                Sql.query(connection, NOTES_SINCE, PostgresPreferences::note, me.value(), after);
        return new News.Self(me, after, version[0], preferences, notes);
    }

    @Override
    public List<Star> stars(UserId me, long before, int limit) {
        return database.onConnection(connection ->
                Sql.query(
                        connection,
                        STARS,
                        row ->
                                new Star(
                                        new ConversationId(uuid(row, "conversation")),
                                        MessageRows.message(row).seenBy(me),
                                        row.getLong("version")),
                        me.value(),
                        before,
                        limit));
    }

    @Override
    public Privacy privacy(UserId me) {
        return reserved(List.of(me)).getOrDefault(me, Privacy.OPEN);
    }

    @Override
    public void keep(UserId me, Privacy privacy) {
        database.alone(connection ->
                Sql.update(
                        connection,
                        KEEP_PRIVACY,
                        !privacy.lastSeen(),
                        !privacy.readMarks(),
                        !privacy.picture(),
                        me.value()));
    }

    @Override
    public void forget(UserId me) {
        database.onConnection(connection -> {
            for (var sql : FORGET) Sql.update(connection, sql, me.value());
            return true;
        });
    }

    @Override
    public Map<UserId, Privacy> reserved(Collection<UserId> users) {
        return database.alone(connection -> {
            var reserved = new HashMap<UserId, Privacy>();
            Sql.forEach(
                    connection,
                    RESERVED,
                    row -> reserved.put(new UserId(uuid(row, "id")), privacy(row)),
                    Array.uuids(users, UserId::value));
            return reserved;
        });
    }

    private static Privacy privacy(ResultSet row) throws SQLException {
        return new Privacy(
                !row.getBoolean("hides_last_seen"),
                !row.getBoolean("hides_read"),
                !row.getBoolean("hides_picture"));
    }

    static Preference preference(ResultSet row) throws SQLException {
        return new Preference(
                new ConversationId(uuid(row, "conversation")),
                instant(row, "muted_until"),
                row.getBoolean("archived"),
                row.getBoolean("pinned"),
                row.getBoolean("unread"),
                row.getString("draft"),
                row.getLong("cleared"),
                row.getBoolean("removed"),
                row.getLong("version"));
    }

    static Note note(ResultSet row) throws SQLException {
        return new Note(
                new ConversationId(uuid(row, "conversation")),
                row.getLong("seq"),
                row.getBoolean("starred"),
                row.getBoolean("hidden"),
                row.getLong("version"));
    }
}
