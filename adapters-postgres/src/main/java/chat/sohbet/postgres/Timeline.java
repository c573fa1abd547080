package chat.sohbet.postgres;

import chat.sohbet.application.port.News;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Hidden;
import chat.sohbet.domain.conversation.History;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Spans;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.Sql.Part;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was said and what changed, read by `seq` and by version.
final class Timeline {
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
    private static final String CONVERSATION =
            """
            SELECT kind, seq, version, title, description, picture, properties_version
            FROM conversation
            WHERE id = ?
            """;
    private static final String SEEN =
            """
            SELECT c.kind, c.title, c.description, c.picture, c.properties_version, me.sees::text AS sees, me.cleared, me.hides,
                   CASE WHEN upper_inf(me.sees) THEN c.seq ELSE upper(me.sees) - 1 END AS seq,
                   CASE WHEN upper_inf(me.sees) THEN c.version ELSE me.version END AS version
            FROM member me
            JOIN conversation c ON c.id = me.conversation
            WHERE me.conversation = ? AND me.member = ?
            """;

    /// Bounded by `seq`, not by version: who is gone from a group and wasn't here when a message
    /// came gets it as it is now, even if it changed after they had gone. (`+ 0`, lest PostgreSQL
    /// goes by the index of `seq`, along all that was ever said.)
    private static final String MESSAGES =
            """
            SELECT %s
            FROM message m
            WHERE m.conversation = ? AND m.version > ? AND m.seq + 0 <= ?
            ORDER BY m.version
            LIMIT ?
            """
                    .formatted(MessageRows.COLUMNS);

    private static final String MEMBERS =
            """
            SELECT member, role, sees::text AS sees, version
            FROM member
            WHERE conversation = ? AND version > ? AND version <= ?
            ORDER BY version, member
            LIMIT ?
            """;

    /// [#MESSAGES] and [#MEMBERS] as far as one viewer may know of them, for who doesn't know yet
    /// how far that is: to be asked together with [#SEEN].
    private static final String MESSAGES_SEEN =
            """
            SELECT %s
            FROM message m
            WHERE m.conversation = ? AND m.version > ?
              AND m.seq + 0 <= (SELECT CASE WHEN upper_inf(me.sees) THEN %d ELSE upper(me.sees) - 1 END
                            FROM member me
                            WHERE me.conversation = ? AND me.member = ?)
            ORDER BY m.version
            LIMIT ?
            """
                    .formatted(MessageRows.COLUMNS, Long.MAX_VALUE);

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
    private static final String SEATS =
            """
            SELECT member, role, sees::text AS sees, version, cleared, hides
            FROM member
            WHERE conversation = ?
            """;

    /// One more than are ever told one by one.
    private static final int TOO_MANY = Resync.MAX_ROWS + 1;

    private final Connection connection;
    private final ConversationId conversation;

    /// The counters and properties of the conversation, as far as somebody may know them.
    private record State(long seq, long version, @Nullable Properties properties) {}

    private record View(State state, Spans spans, long cleared, boolean hides) {}

    private record Place(Seat seat, boolean hides) {}

    private record Rows(
            List<Message> messages, List<Member> members, @Nullable Properties properties) {
        boolean many() {
            return messages.size() + members.size() > Resync.MAX_ROWS;
        }
    }

    Timeline(Connection connection, ConversationId conversation) {
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
                                TOO_MANY),
                        new Part(
                                MEMBERS_SEEN,
                                row -> members.add(MemberRows.member(row)),
                                after,
                                id,
                                me,
                                TOO_MANY)));
        if (views.isEmpty()) return new Resync.Refused(Refusal.NOT_FOUND);
        return since(viewer, after, views.getFirst(), messages, members);
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(
                state(row),
                SpansText.parse(row.getString("sees")),
                row.getLong("cleared"),
                row.getBoolean("hides"));
    }

    private Resync since(
            UserId viewer, long after, View view, List<Message> messages, List<Member> members)
            throws SQLException {
        var state = view.state();
        if (after > state.version()) return reset(state);
        var rows = new Rows(messages, members, properties(state, after));
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

    private Resync.Reset reset(State state) {
        return new Resync.Reset(conversation, state.version(), state.seq());
    }

    /// To be read in a snapshot.
    Optional<News.Changed> changed(long after) throws SQLException {
        var found = Sql.first(connection, CONVERSATION, Timeline::state, conversation.value());
        if (found.isEmpty() || found.get().version() <= after) return Optional.empty();
        var state = found.get();
        var rows = rows(state, after);
        if (rows.many()) return Optional.empty();
        var step =
                Step.of(
                        after,
                        state.version(),
                        state.seq(),
                        rows.messages(),
                        rows.members(),
                        rows.properties(),
                        seats(rows.messages()),
                        Set.of());
        return Optional.of(step.news(conversation));
    }

    private List<Seat> seats(List<Message> messages) throws SQLException {
        var places =
                Sql.query(
                        connection,
                        SEATS,
                        row -> new Place(seat(row), row.getBoolean("hides")),
                        conversation.value());
        var hidden =
                places.stream().anyMatch(Place::hides)
                        ? Sight.hidden(connection, conversation, messages)
                        : Map.<UserId, Set<Long>>of();
        return places.stream()
                .map(Place::seat)
                .map(seat -> {
                    for (long seq : hidden.getOrDefault(seat.user(), Set.of()))
                        seat = seat.hiding(seq);
                    return seat;
                })
                .toList();
    }

    private static Seat seat(ResultSet row) throws SQLException {
        var hidden = new Hidden(row.getLong("cleared"), Set.of());
        return new Seat(MemberRows.member(row), Watermarks.NONE, null, hidden);
    }

    private static State state(ResultSet row) throws SQLException {
        boolean group = Kind.valueOf(row.getString("kind")) == Kind.GROUP;
        return new State(
                row.getLong("seq"), row.getLong("version"), group ? Desks.properties(row) : null);
    }

    /// What changed past `after`, as far as the state goes; of very many rows not all are read.
    private Rows rows(State state, long after) throws SQLException {
        boolean members = state.properties() != null;
        return new Rows(
                changed(MESSAGES, MessageRows::message, after, state.seq()),
                members ? changed(MEMBERS, MemberRows::member, after, state.version()) : List.of(),
                properties(state, after));
    }

    private static @Nullable Properties properties(State state, long after) {
        var properties = state.properties();
        boolean shared =
                properties != null
                        && properties.version() > after
                        && properties.version() <= state.version();
        return shared ? properties : null;
    }

    private <T> List<T> changed(String sql, Sql.Row<T> row, long after, long last)
            throws SQLException {
        return Sql.query(connection, sql, row, conversation.value(), after, last, TOO_MANY);
    }
}
