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
import chat.sohbet.postgres.Sql.Array;
import chat.sohbet.postgres.Sql.Part;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What changed past a version, as somebody may know it: for all who ask together, one going to the
/// database.
final class CatchUp {
    /// Somebody wants to know what changed past `after`.
    record Question(UserId viewer, ConversationId conversation, long after) {}

    private static final String ASKED =
            "unnest(?, ?, ?) WITH ORDINALITY AS q (viewer, conversation, after, place)";

    private static final String SEEN =
            """
            SELECT q.place, c.kind, c.title, c.description, c.picture, c.properties_version, me.sees::text AS sees,
                   me.cleared, me.hides,
                   CASE WHEN upper_inf(me.sees) THEN c.seq ELSE upper(me.sees) - 1 END AS seq,
                   CASE WHEN upper_inf(me.sees) THEN c.version ELSE me.version END AS version
            FROM %s
            JOIN member me ON me.conversation = q.conversation AND me.member = q.viewer
            JOIN conversation c ON c.id = q.conversation
            """
                    .formatted(ASKED);

    /// As [Reread] asks, but as far as the viewer may know, for who doesn't know yet how far that
    /// is: to be asked together with [#SEEN].
    private static final String MESSAGES_SEEN =
            """
            SELECT q.place, m.*
            FROM %s
            JOIN member me ON me.conversation = q.conversation AND me.member = q.viewer
            CROSS JOIN LATERAL (
                SELECT %s
                FROM message m
                WHERE m.conversation = q.conversation AND m.version > q.after AND %s
                  AND m.seq + 0 <= CASE WHEN upper_inf(me.sees) THEN %d ELSE upper(me.sees) - 1 END
                ORDER BY m.version
                LIMIT ?
            ) m
            ORDER BY q.place, m.m_version
            """
                    .formatted(ASKED, MessageRows.COLUMNS, Sight.TELLABLE, Long.MAX_VALUE);

    private static final String MEMBERS_SEEN =
            """
            SELECT q.place, o.*
            FROM %s
            JOIN member me ON me.conversation = q.conversation AND me.member = q.viewer
            JOIN conversation c ON c.id = q.conversation AND c.kind = 'GROUP'
            CROSS JOIN LATERAL (
                SELECT o.member, o.role, o.sees::text AS sees, o.version
                FROM member o
                WHERE o.conversation = q.conversation AND o.version > q.after
                  AND o.version <= CASE WHEN upper_inf(me.sees) THEN c.version ELSE me.version END
                ORDER BY o.version, o.member
                LIMIT ?
            ) o
            ORDER BY q.place, o.version, o.member
            """
                    .formatted(ASKED);

    private final Connection connection;
    private final Question question;
    private final List<Message> messages = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private @Nullable View view;

    private record View(Counters state, Spans spans, long cleared, boolean hides) {}

    private CatchUp(Connection connection, Question question) {
        this.connection = connection;
        this.question = question;
    }

    /// Reads on the way: one going to the database, and one snapshot, which is over then. Answers
    /// in the order of the questions.
    static List<Resync> since(Connection connection, List<Question> questions) throws SQLException {
        var asked = questions.stream().map(each -> new CatchUp(connection, each)).toList();
        var viewers = Array.uuids(questions, each -> each.viewer().value());
        var conversations = Array.uuids(questions, each -> each.conversation().value());
        var afters = Array.numbers(questions, Question::after);
        Sql.snapshot(
                connection,
                List.of(
                        new Part(
                                SEEN,
                                row -> of(asked, row).view = view(row),
                                viewers,
                                conversations,
                                afters),
                        new Part(
                                MESSAGES_SEEN,
                                row -> of(asked, row).messages.add(MessageRows.message(row)),
                                viewers,
                                conversations,
                                afters,
                                Moved.TOO_MANY),
                        new Part(
                                MEMBERS_SEEN,
                                row -> of(asked, row).members.add(MemberRows.member(row)),
                                viewers,
                                conversations,
                                afters,
                                Moved.TOO_MANY)));
        var answers = new ArrayList<Resync>();
        for (var each : asked) answers.add(each.answer());
        return answers;
    }

    private static CatchUp of(List<CatchUp> asked, ResultSet row) throws SQLException {
        return asked.get(row.getInt("place") - 1);
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(
                Counters.of(row),
                SpansText.parse(row.getString("sees")),
                row.getLong("cleared"),
                row.getBoolean("hides"));
    }

    private Resync answer() throws SQLException {
        if (view == null) return new Resync.Refused(Refusal.NOT_FOUND);
        var viewer = question.viewer();
        long after = question.after();
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
                        question.conversation(),
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
                        ? Sight.hidden(connection, question.conversation(), messages)
                                .getOrDefault(viewer, Set.of())
                        : Set.<Long>of();
        return new Hidden(view.cleared(), seqs);
    }

    private Resync.Reset reset(Counters state) {
        return new Resync.Reset(question.conversation(), state.version(), state.seq());
    }
}
