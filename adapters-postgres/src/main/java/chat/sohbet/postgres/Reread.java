package chat.sohbet.postgres;

import chat.sohbet.application.port.News;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Hidden;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an entry of the outbox tells, read again for everybody whom it reaches.
final class Reread {
    private static final String CONVERSATION =
            """
            SELECT kind, seq, version, title, description, picture, properties_version
            FROM conversation
            WHERE id = ?
            """;

    /// Bounded by `seq`, not by version: who is gone from a group and wasn't here when a message
    /// came gets it as it is now, even if it changed after they had gone. (`+ 0`, lest PostgreSQL
    /// goes by the index of `seq`, along all that was ever said.)
    private static final String MESSAGES =
            """
            SELECT %s
            FROM message m
            WHERE m.conversation = ? AND m.version > ? AND m.seq + 0 <= ? AND %s
            ORDER BY m.version
            LIMIT ?
            """
                    .formatted(MessageRows.COLUMNS, Sight.TELLABLE);

    private static final String MEMBERS =
            """
            SELECT member, role, sees::text AS sees, version
            FROM member
            WHERE conversation = ? AND version > ? AND version <= ?
            ORDER BY version, member
            LIMIT ?
            """;

    private static final String LEFT =
            """
            SELECT member, version, upper(sees) - 1 AS seq
            FROM member
            WHERE conversation = ? AND version > ? AND version <= ? AND NOT upper_inf(sees)
            ORDER BY version, member
            """;

    private static final String SEATS =
            """
            SELECT member, role, sees::text AS sees, version, cleared, hides
            FROM member
            WHERE conversation = ?
            """;

    private final Connection connection;
    private final ConversationId conversation;

    private record Place(Seat seat, boolean hides) {}

    Reread(Connection connection, ConversationId conversation) {
        this.connection = connection;
        this.conversation = conversation;
    }

    /// To be read in a snapshot.
    List<News.Changed> changed(long after) throws SQLException {
        var found = Sql.first(connection, CONVERSATION, Counters::of, conversation.value());
        if (found.isEmpty() || found.get().version() <= after) return List.of();
        var state = found.get();
        var rows = rows(state, after);
        var told = new ArrayList<News.Changed>();
        var know = new HashSet<UserId>();
        if (!rows.many()) {
            var changed = changed(state, rows, after);
            told.add(changed);
            know.addAll(changed.to());
            know.addAll(changed.blind());
        }
        left(state, after).stream().filter(news -> !know.containsAll(news.to())).forEach(told::add);
        return told;
    }

    private News.Changed changed(Counters state, Moved rows, long after) throws SQLException {
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
        return step.news(conversation);
    }

    /// For each who went meanwhile how far they may read: [Step#of] tells them nothing once
    /// something came after that.
    private List<News.Changed> left(Counters state, long after) throws SQLException {
        return Sql.query(
                connection, LEFT, this::left, conversation.value(), after, state.version());
    }

    private News.Changed left(ResultSet row) throws SQLException {
        var change = Change.upTo(conversation, row.getLong("version"), row.getLong("seq"));
        return new News.Changed(change, Set.of(new UserId(Sql.uuid(row, "member"))), Set.of());
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

    /// What changed past `after`, as far as the state goes; of very many rows not all are read.
    private Moved rows(Counters state, long after) throws SQLException {
        boolean members = state.properties() != null;
        return new Moved(
                changed(MESSAGES, MessageRows::message, after, state.seq()),
                members ? changed(MEMBERS, MemberRows::member, after, state.version()) : List.of(),
                state.changedSince(after));
    }

    private <T> List<T> changed(String sql, Sql.Row<T> row, long after, long last)
            throws SQLException {
        return Sql.query(connection, sql, row, conversation.value(), after, last, Moved.TOO_MANY);
    }
}
