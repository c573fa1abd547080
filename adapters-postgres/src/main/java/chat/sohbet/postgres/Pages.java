package chat.sohbet.postgres;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.History;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;

/// What was said, read by `seq` as one viewer may see it.
final class Pages {
    /// Span by span, each of them along the primary key: what lies between two spans is not read.
    private static final String PAGE =
            """
            SELECT CASE WHEN upper_inf(me.sees) THEN c.version ELSE me.version END AS version, m.*
            FROM member me
            JOIN conversation c ON c.id = me.conversation
            LEFT JOIN LATERAL (
                SELECT page.*
                FROM unnest(me.sees) AS span
                CROSS JOIN LATERAL (
                    SELECT %1$s
                    FROM message m
                    WHERE m.conversation = me.conversation AND m.seq %2$s ?
                      AND m.seq >= lower(span) AND (upper_inf(span) OR m.seq < upper(span))
                      AND m.hidden_from IS DISTINCT FROM me.member AND %4$s
                    ORDER BY m.seq %3$s
                    LIMIT ?
                ) page
                ORDER BY m_seq %3$s
                LIMIT ?
            ) m ON true
            WHERE me.conversation = ? AND me.member = ?
            ORDER BY m_seq %3$s
            """;

    private static final String BACKWARDS =
            PAGE.formatted(MessageRows.COLUMNS, "<", "DESC", Sight.KEPT);
    private static final String FORWARDS =
            PAGE.formatted(MessageRows.COLUMNS, ">=", "ASC", Sight.KEPT);

    private final Connection connection;
    private final ConversationId conversation;

    Pages(Connection connection, ConversationId conversation) {
        this.connection = connection;
        this.conversation = conversation;
    }

    Optional<History> page(UserId viewer, Slice slice) throws SQLException {
        return switch (slice) {
            case Slice.Newest(int limit) -> page(viewer, false, Long.MAX_VALUE, limit);
            case Slice.Before(long seq, int limit) -> page(viewer, false, seq, limit);
            case Slice.From(long seq, int limit) -> page(viewer, true, seq, limit);
            case Slice.Around(long seq, int limit) -> page(viewer, true, seq - limit / 2, limit);
        };
    }

    /// Reads one more than asked for, to know whether there is more.
    private Optional<History> page(UserId viewer, boolean forwards, long place, int limit)
            throws SQLException {
        var versions = new ArrayList<Long>();
        var messages = new ArrayList<Message>();
        Sql.forEach(
                connection,
                forwards ? FORWARDS : BACKWARDS,
                row -> {
                    versions.add(row.getLong("version"));
                    var message = MessageRows.messageOrNull(row);
                    if (message != null) messages.add(message.seenBy(viewer));
                },
                place,
                limit + 1,
                limit + 1,
                conversation.value(),
                viewer.value());
        if (versions.isEmpty()) return Optional.empty();
        boolean more = messages.size() > limit;
        if (more) messages.removeLast();
        var page = forwards ? messages : messages.reversed();
        return Optional.of(new History(conversation, versions.getFirst(), page, more));
    }
}
