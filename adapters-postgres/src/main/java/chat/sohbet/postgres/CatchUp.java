package chat.sohbet.postgres;

import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Hidden;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.conversation.Spans;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.Sql.Part;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What changed past a version, as one viewer may know it: one going to the database.
final class CatchUp {
    private static final String SEEN =
            """
            SELECT c.kind, c.title, c.description, c.picture, c.properties_version, me.sees::text AS sees, me.cleared, me.hides,
                   CASE WHEN upper_inf(me.sees) THEN c.seq ELSE upper(me.sees) - 1 END AS seq,
                   CASE WHEN upper_inf(me.sees) THEN c.version ELSE me.version END AS version
            FROM member me
            JOIN conversation c ON c.id = me.conversation
            WHERE me.conversation = ? AND me.member = ?
            """;

    /// As [Reread] asks, but as far as one viewer may know, for who doesn't know yet how far that
    /// is: to be asked together with [#SEEN].
    private static final String MESSAGES_SEEN =
            """
            SELECT %s
            FROM message m
            WHERE m.conversation = ? AND m.version > ? AND %s
              AND m.seq + 0 <= (SELECT CASE WHEN upper_inf(me.sees) THEN %d ELSE upper(me.sees) - 1 END
                            FROM member me
                            WHERE me.conversation = ? AND me.member = ?)
            ORDER BY m.version
            LIMIT ?
            """
                    .formatted(MessageRows.COLUMNS, Sight.TELLABLE, Long.MAX_VALUE);

    private static final String MEMBERS_SEEN =
            """
            SELECT o.member, o.role, o.sees::text AS sees, o.version
            FROM member me
            JOIN conversation c ON c.id = me.conversation AND c.kind = 'GROUP'
            JOIN member o ON o.conversation = me.conversation AND o.version > ?
                 AND o.version <= CASE WHEN upper_inf(me.sees) THEN c.version ELSE me.version END
            WHERE me.conversation = ? AND me.member = ?
            ORDER BY o.version, o.member
            LIMIT ?
            """;

    private final Connection connection;
    private final ConversationId conversation;

    private record View(Counters state, Spans spans, long cleared, boolean hides) {}

    CatchUp(Connection connection, ConversationId conversation) {
        this.connection = connection;
        this.conversation = conversation;
    }

    /// Reads on the way: one going to the database, and one snapshot, which is over then.
    Resync since(UserId viewer, long after) throws SQLException {
        var views = new ArrayList<View>();
        var messages = new ArrayList<Message>();
        var members = new ArrayList<Member>();
        var me = viewer.value();
        var id = conversation.value();
        Sql.snapshot(
                connection,
                List.of(
                        new Part(SEEN, row -> views.add(view(row)), id, me),
                        new Part(
                                MESSAGES_SEEN,
                                row -> messages.add(MessageRows.message(row)),
                                id,
                                after,
                                id,
                                me,
                                Moved.TOO_MANY),
                        new Part(
                                MEMBERS_SEEN,
                                row -> members.add(MemberRows.member(row)),
                                after,
                                id,
                                me,
                                Moved.TOO_MANY)));
        if (views.isEmpty()) return new Resync.Refused(Refusal.NOT_FOUND);
        return since(viewer, after, views.getFirst(), messages, members);
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(
                Counters.of(row),
                SpansText.parse(row.getString("sees")),
                row.getLong("cleared"),
                row.getBoolean("hides"));
    }

    private Resync since(
            UserId viewer, long after, View view, List<Message> messages, List<Member> members)
            throws SQLException {
        var state = view.state();
        if (after > state.version()) return reset(state);
        var rows = new Moved(messages, members, state.changedSince(after));
        if (rows.many()) return reset(state);
        var hidden = hidden(viewer, view, rows.messages());
        var seen =
                rows.messages().stream()
                        .filter(message -> view.spans().contain(message.seq()))
                        .filter(message -> !message.hiddenFrom(viewer))
                        .filter(message -> !hidden.contain(message.seq()))
                        .map(message -> message.seenBy(viewer))
                        .toList();
        return new Resync.Catch(
                new Change(
                        conversation,
                        after,
                        state.version(),
                        state.seq(),
                        seen,
                        rows.members(),
                        rows.properties()));
    }

    private Hidden hidden(UserId viewer, View view, List<Message> messages) throws SQLException {
        var seqs =
                view.hides()
                        ? Sight.hidden(connection, conversation, messages)
                                .getOrDefault(viewer, Set.of())
                        : Set.<Long>of();
        return new Hidden(view.cleared(), seqs);
    }

    private Resync.Reset reset(Counters state) {
        return new Resync.Reset(conversation, state.version(), state.seq());
    }
}
