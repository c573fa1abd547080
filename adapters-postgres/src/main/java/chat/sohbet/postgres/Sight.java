package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.uuid;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.Sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who may see which message: the conditions that every statement uses which reads messages for
/// somebody.
final class Sight {
    /// Of a row `m` of `message`: that its time is not over.
    static final String LASTING = lasting("m");

    /// Of a row `m` of `message`: that a change may tell of it, be it that nothing is left of it.
    static final String TELLABLE = "(m.body IS NULL OR " + LASTING + ")";

    /// Of a row `m` of `message` and its reader's row `me` of `member`: that the reader has not put
    /// it out of their own sight. Costs nothing where they never did so.
    static final String UNHIDDEN =
            """
            m.seq > me.cleared
            AND NOT (me.hides
                     AND EXISTS (SELECT
                                 FROM note n
                                 WHERE n.owner = me.member AND n.conversation = m.conversation AND n.seq = m.seq
                                   AND n.hidden))
            """;

    /// The same, and that its time is not over.
    static final String KEPT = UNHIDDEN + "AND " + LASTING;

    /// That the message is there for the reader at all, whatever they did to it themselves.
    static final String REACHES = "me.sees @> m.seq AND m.hidden_from IS DISTINCT FROM me.member\n";

    /// All of it, for a statement that comes by single messages and not by a stretch of them.
    static final String SEEN = REACHES + "AND " + KEPT;

    /// Of a row `c` of `conversation`: that one of its two people keeps to themselves what they
    /// have read. Nobody does in a group, whose `low` and `high` are null.
    static final String UNREAD =
            "EXISTS (SELECT FROM users u WHERE u.hides_read AND u.id IN (c.low, c.high))";

    private static final String HIDDEN =
            """
            SELECT n.owner, n.seq
            FROM unnest(?) AS row (seq)
            JOIN note n ON n.conversation = ? AND n.seq = row.seq AND n.hidden
            """;

    private Sight() {}

    static String lasting(String message) {
        return "(%1$s.expires_at IS NULL OR %1$s.expires_at > now())\n".formatted(message);
    }

    /// Which of some messages their readers have hidden one by one.
    static Map<UserId, Set<Long>> hidden(
            Connection connection, ConversationId conversation, Collection<Message> messages)
            throws SQLException {
        var hidden = new HashMap<UserId, Set<Long>>();
        Sql.forEach(
                connection,
                HIDDEN,
                row ->
                        hidden.computeIfAbsent(new UserId(uuid(row, "owner")), _ -> new HashSet<>())
                                .add(row.getLong("seq")),
                Array.numbers(List.copyOf(messages), Message::seq),
                conversation.value());
        return hidden;
    }
}
