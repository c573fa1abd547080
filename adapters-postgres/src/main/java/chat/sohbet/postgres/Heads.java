package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.instant;
import static chat.sohbet.postgres.Sql.uuid;

import chat.sohbet.application.port.Conversations.Position;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Lifetime;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.Sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Conversation lists, the pages of all who ask together in one statement: the page first, then
/// what its rows need. Only what is unread is counted row by row, up to [Head#MANY]; all of it lies
/// in the last of the viewer's spans, for who joins has read what came before. Who is gone from a
/// group keeps the title they knew, and is told no description that came later.
final class Heads {
    private static final String HEADS =
            """
            WITH page AS (
                %1$s
            )
            SELECT page.*, coalesce(told.title, page.title) AS told_title,
                   CASE WHEN told.described THEN '' ELSE page.description END AS told_description,
                   least(page.properties_version, page.version) AS told_version,
                   others.delivered AS others_delivered,
                   CASE WHEN a.hides_read OR b.hides_read THEN 0 ELSE others.read END AS others_read,
                   unread.count AS unread,
                   mentioned.count AS mentioned,
                   CASE WHEN page.pins IS NOT NULL THEN ARRAY(
                       SELECT m.seq
                       FROM unnest(page.pins) WITH ORDINALITY AS pin (seq, place)
                       JOIN message m ON m.conversation = page.id AND m.seq = pin.seq
                       JOIN member me ON me.conversation = page.id AND me.member = page.viewer
                       WHERE %4$s
                       ORDER BY pin.place
                   ) END AS pins_seen,
                   %6$s,
                   %7$s,
                   p.version AS p_version, p.muted_until, p.archived, p.pinned, p.unread AS p_unread, p.draft,
                   %2$s
            FROM page
            CROSS JOIN LATERAL (
                SELECT min(o.delivered) AS delivered, min(o.read) AS read
                FROM member o
                WHERE o.conversation = page.id AND o.member <> page.viewer AND upper_inf(o.sees)
            ) others
            LEFT JOIN message m ON m.conversation = page.id AND m.seq = page.last_seq AND %8$s
            LEFT JOIN users a ON a.id = page.low
            LEFT JOIN users b ON b.id = page.high
            LEFT JOIN preference p ON p.owner = page.viewer AND p.conversation = page.id
            LEFT JOIN LATERAL (
                SELECT e.event_text AS title,
                       EXISTS (
                           SELECT
                           FROM message d
                           WHERE d.conversation = page.id AND d.seq > page.seq AND d.event = 'DESCRIBED'
                       ) AS described
                FROM message e
                WHERE NOT page.active AND page.properties_version > page.version
                  AND e.conversation = page.id AND e.seq <= page.seq AND e.event IN ('CREATED', 'RENAMED')
                ORDER BY e.seq DESC
                LIMIT 1
            ) told ON true
            CROSS JOIN LATERAL (
                SELECT count(*)
                FROM (
                    SELECT
                    FROM message u
                    WHERE %5$s
                    LIMIT %3$d
                ) first
            ) unread
            CROSS JOIN LATERAL (
                SELECT count(*)
                FROM (
                    SELECT
                    FROM message u
                    WHERE unread.count > 0 AND u.mentions IS NOT NULL AND page.viewer = ANY (u.mentions) AND %5$s
                    LIMIT %3$d
                ) first
            ) mentioned
            ORDER BY page.activity DESC, page.id DESC
            """;

    /// Rows of `member`, called `me`, and of `conversation`, called `c`, as the one sees the other.
    private static final String PAGE =
            """
            SELECT c.id, c.kind, c.title, c.description, c.properties_version, c.low, c.high, c.lifetime,
                   CASE WHEN upper_inf(me.sees) OR c.picture_at <= me.version THEN c.picture END AS picture,
                   me.member AS viewer, me.delivered, me.read, upper_inf(me.sees) AS active, me.cleared,
                   me.hides, me.removed, c.pins,
                   CASE WHEN upper_inf(me.sees) THEN c.seq ELSE upper(me.sees) - 1 END AS seq,
                   CASE WHEN upper_inf(me.sees) THEN c.version ELSE me.version END AS version,
                   coalesce(me.last_seq, c.seq) AS last_seq, coalesce(me.last_at, c.last_at) AS activity
            FROM member me
            JOIN conversation c ON c.id = me.conversation
            WHERE
            """;

    /// That a row `u` of `message` is unread.
    private static final String UNREAD =
            """
            u.conversation = page.id AND u.seq > greatest(page.read, page.cleared) AND u.seq <= page.last_seq
            AND u.author <> page.viewer AND u.body IS NOT NULL AND u.hidden_from IS NULL AND %s
            AND NOT (page.hides
                     AND EXISTS (SELECT
                                 FROM note n
                                 WHERE n.owner = page.viewer AND n.conversation = page.id AND n.seq = u.seq
                                   AND n.hidden))
            """
                    .formatted(Sight.lasting("u"));

    /// Of a row `me` of `member` and its `c` of `conversation`: that it is in the list.
    static final String LISTED =
            """
            coalesce(me.last_seq, c.seq) > 0
            OR NOT me.removed
               AND (c.kind = 'GROUP' OR c.opened_by = me.member OR me.cleared > 0 OR me.hides)
            """;

    private static final String LISTS =
            of(
                    """
                    SELECT q.place, page.*
                    FROM unnest(?, ?, ?, ?) WITH ORDINALITY AS q (viewer, activity, id, most, place)
                    CROSS JOIN LATERAL (
                        %s me.member = q.viewer AND (%s)
                          AND (coalesce(me.last_at, c.last_at), c.id) < (q.activity, q.id)
                        ORDER BY activity DESC, c.id DESC
                        LIMIT q.most
                    ) page
                    """
                            .formatted(PAGE, LISTED));

    private static final String ONE = of(PAGE + "me.member = ? AND c.id = ?");
    private static final String SOME = of(PAGE + "me.member = ? AND c.id = ANY (?)");

    /// Somebody wants to see `limit` of their conversations, from that position on.
    record Question(UserId viewer, Position after, int limit) {}

    private Heads() {}

    private static String of(String page) {
        return HEADS.formatted(
                page,
                MessageRows.COLUMNS,
                Head.MANY,
                Sight.SEEN,
                UNREAD,
                UserRows.columns("a", "a_", "a.id = page.viewer"),
                UserRows.columns("b", "b_", "b.id = page.viewer"),
                Sight.LASTING);
    }

    /// Answers in the order of the questions.
    static List<List<Head>> lists(Connection connection, List<Question> questions)
            throws SQLException {
        var lists = new ArrayList<List<Head>>();
        for (var _ : questions) lists.add(new ArrayList<>());
        Sql.forEach(
                connection,
                LISTS,
                row -> {
                    int place = row.getInt("place") - 1;
                    lists.get(place).add(head(row, questions.get(place).viewer()));
                },
                Array.uuids(questions, each -> each.viewer().value()),
                Array.times(questions, each -> each.after().activity()),
                Array.uuids(questions, each -> each.after().id().value()),
                Array.numbers(questions, each -> (long) each.limit()));
        return lists;
    }

    static Optional<Head> one(Connection connection, UserId viewer, ConversationId conversation)
            throws SQLException {
        return Sql.first(
                connection, ONE, row -> head(row, viewer), viewer.value(), conversation.value());
    }

    /// In the order of the list.
    static List<Head> some(Connection connection, UserId viewer, Collection<UUID> conversations)
            throws SQLException {
        return Sql.query(
                connection,
                SOME,
                row -> head(row, viewer),
                viewer.value(),
                Array.uuids(conversations, id -> id));
    }

    private static Head head(ResultSet row, UserId viewer) throws SQLException {
        var id = new ConversationId(uuid(row, "id"));
        var kind = Kind.valueOf(row.getString("kind"));
        var last = MessageRows.messageOrNull(row);
        return new Head(
                id,
                kind,
                kind == Kind.GROUP ? properties(row) : null,
                kind == Kind.DIRECT
                        ? List.of(UserRows.user(row, "a_"), UserRows.user(row, "b_"))
                        : List.of(),
                row.getBoolean("active"),
                row.getLong("seq"),
                row.getLong("version"),
                row.getInt("unread"),
                row.getInt("mentioned"),
                new Watermarks(row.getLong("delivered"), row.getLong("read")),
                new Watermarks(row.getLong("others_delivered"), row.getLong("others_read")),
                last == null ? null : last.seenBy(viewer),
                instant(row, "activity"),
                Sql.numbers(row, "pins_seen"),
                row.getBoolean("active")
                        ? Lifetime.ofSeconds(row.getLong("lifetime"))
                        : Lifetime.FOREVER,
                preference(row, id));
    }

    private static Properties properties(ResultSet row) throws SQLException {
        return new Properties(
                new Title(row.getString("told_title")),
                new Description(row.getString("told_description")),
                Desks.picture(row, "picture"),
                row.getLong("told_version"));
    }

    private static Preference preference(ResultSet row, ConversationId id) throws SQLException {
        long version = row.getLong("p_version");
        if (row.wasNull()) return Preference.none(id);
        return new Preference(
                id,
                instant(row, "muted_until"),
                row.getBoolean("archived"),
                row.getBoolean("pinned"),
                row.getBoolean("p_unread"),
                row.getString("draft"),
                row.getLong("cleared"),
                row.getBoolean("removed"),
                version);
    }
}
