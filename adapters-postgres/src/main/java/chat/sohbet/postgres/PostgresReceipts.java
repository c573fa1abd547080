package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.uuid;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Receipts;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.Sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Watermarks in the table `member`. Raising them locks nothing but rows that grow, in one order,
/// so that a mark that is told again costs a look and no write.
final class PostgresReceipts implements Receipts {
    private static final String RAISE =
            """
            WITH told AS (
                SELECT t.conversation, t.member, least(t.delivered, c.seq) AS delivered, least(t.read, c.seq) AS read,
                       c.kind, c.low, c.high
                FROM unnest(?, ?, ?, ?) AS t (conversation, member, delivered, read)
                JOIN conversation c ON c.id = t.conversation
            ), grown AS (
                SELECT conversation, member, told.delivered, told.read, told.kind, told.low, told.high
                FROM member m
                JOIN told USING (conversation, member)
                WHERE (told.delivered > m.delivered OR told.read > m.read) AND upper_inf(m.sees)
                ORDER BY conversation, member
                FOR NO KEY UPDATE OF m
            )
            UPDATE member m
            SET delivered = greatest(m.delivered, g.delivered), read = greatest(m.read, g.read)
            FROM grown g
            WHERE m.conversation = g.conversation AND m.member = g.member
              AND (g.delivered > m.delivered OR g.read > m.read)
            RETURNING m.conversation, m.member, m.delivered, m.read, g.kind, g.low, g.high,
                      EXISTS (SELECT FROM users u WHERE u.hides_read AND u.id IN (g.low, g.high)) AS unread
            """;
    private static final String OF =
            """
            SELECT m.member, m.delivered, CASE WHEN m.member <> me.member AND %s THEN 0 ELSE m.read END AS read
            FROM member me
            JOIN conversation c ON c.id = me.conversation
            JOIN member m ON m.conversation = me.conversation
            WHERE me.conversation = ? AND me.member = ? AND upper_inf(me.sees) AND upper_inf(m.sees)
            """
                    .formatted(Sight.UNREAD);

    private final Database database;

    private record Place(ConversationId conversation, UserId user) {}

    PostgresReceipts(Database database) {
        this.database = database;
    }

    @Override
    public List<News.Marked> raise(Collection<Mark> marks) {
        var merged = new LinkedHashMap<Place, Watermarks>();
        for (var mark : marks)
            merged.merge(
                    new Place(mark.conversation(), mark.user()),
                    mark.watermarks(),
                    Watermarks::merge);
        if (merged.isEmpty()) return List.of();
        var raised =
                database.alone(connection ->
                        Sql.query(
                                connection,
                                RAISE,
                                PostgresReceipts::marked,
                                Array.uuids(merged.keySet(), place -> place.conversation().value()),
                                Array.uuids(merged.keySet(), place -> place.user().value()),
                                Array.numbers(merged.values(), Watermarks::delivered),
                                Array.numbers(merged.values(), Watermarks::read)));
        return raised.stream().flatMap(List::stream).toList();
    }

    private static List<News.Marked> marked(ResultSet row) throws SQLException {
        var user = new UserId(uuid(row, "member"));
        var mark = new Mark(new ConversationId(uuid(row, "conversation")), user, watermarks(row));
        if (Kind.valueOf(row.getString("kind")) == Kind.GROUP)
            return List.of(new News.Marked(mark, Set.of(user)));
        var low = new UserId(uuid(row, "low"));
        var high = new UserId(uuid(row, "high"));
        return row.getBoolean("unread")
                ? News.Marked.unread(mark, low.equals(user) ? high : low)
                : List.of(new News.Marked(mark, Set.of(low, high)));
    }

    @Override
    public Map<UserId, Watermarks> of(UserId viewer, ConversationId conversation) {
        var marks = new HashMap<UserId, Watermarks>();
        database.alone(connection -> {
            marks.clear();
            Sql.forEach(
                    connection,
                    OF,
                    row -> marks.put(new UserId(uuid(row, "member")), watermarks(row)),
                    conversation.value(),
                    viewer.value());
            return marks;
        });
        return marks;
    }

    private static Watermarks watermarks(ResultSet row) throws SQLException {
        return new Watermarks(row.getLong("delivered"), row.getLong("read"));
    }
}
