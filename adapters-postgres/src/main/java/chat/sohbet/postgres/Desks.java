package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.instant;
import static chat.sohbet.postgres.Sql.uuid;
import static chat.sohbet.postgres.Sql.uuidOrNull;

import chat.sohbet.domain.conversation.Conversation;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.Sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The conversations of a batch, locked, with all that its decisions need. The statements are
/// separate, so that the later ones see what the lock protects.
final class Desks {
    /// In order of their ids, so that no two batches wait for each other.
    private static final String LOCK =
            """
            SELECT id, kind, seq, version, last_at, title, description, properties_version, invite
            FROM conversation
            WHERE id = ANY (?)
            ORDER BY id
            FOR NO KEY UPDATE
            """;

    private static final String SEATS =
            """
            SELECT m.conversation, m.member, m.role, m.sees::text AS sees, m.version, m.delivered, m.read,
                   m.last_seq, m.last_at, b.blocker, clock_timestamp() AS now
            FROM member m
            JOIN conversation c ON c.id = m.conversation
            LEFT JOIN block b ON b.blocked = m.member
                 AND b.blocker = CASE m.member WHEN c.low THEN c.high WHEN c.high THEN c.low END
            WHERE m.conversation = ANY (?)
            """;
    private static final String SENT =
            """
            SELECT m.conversation, %s
            FROM unnest(?, ?, ?) AS draft (conversation, author, client_id)
            JOIN message m USING (conversation, author, client_id)
            """
                    .formatted(MessageRows.COLUMNS);
    private static final String TARGETS =
            """
            SELECT m.conversation, %s
            FROM unnest(?, ?) AS target (conversation, seq)
            JOIN message m USING (conversation, seq)
            """
                    .formatted(MessageRows.COLUMNS);

    private final Connection connection;
    private final Map<ConversationId, Desk> desks = new LinkedHashMap<>();
    private Instant now = Instant.EPOCH;

    private Desks(Connection connection) {
        this.connection = connection;
    }

    static Desks lock(Connection connection, List<Wish.Change<?>> wishes) throws SQLException {
        var desks = new Desks(connection);
        desks.lock(wishes);
        if (desks.desks.isEmpty()) return desks;
        desks.seats();
        desks.sent(wishes);
        desks.targets(wishes);
        return desks;
    }

    /// In order of their ids.
    Collection<Desk> all() {
        return desks.values();
    }

    /// Empty if there is no such conversation.
    Optional<Desk> of(ConversationId conversation) {
        return Optional.ofNullable(desks.get(conversation));
    }

    /// The judges' now: the database's clock when everything was locked.
    Instant now() {
        return now;
    }

    private void lock(List<Wish.Change<?>> wishes) throws SQLException {
        var ids = Array.uuids(wishes, wish -> wish.conversation().value());
        for (var state : Sql.query(connection, LOCK, Desks::state, ids))
            desks.put(state.conversation().id(), new Desk(state));
    }

    private static Desk.State state(ResultSet row) throws SQLException {
        var title = row.getString("title");
        var invite = row.getString("invite");
        return new Desk.State(
                new Conversation(
                        new ConversationId(uuid(row, "id")),
                        Kind.valueOf(row.getString("kind")),
                        row.getLong("seq"),
                        row.getLong("version"),
                        instant(row, "last_at")),
                title == null ? null : properties(row),
                invite == null ? null : new InviteToken(invite));
    }

    static Properties properties(ResultSet row) throws SQLException {
        return new Properties(
                new Title(row.getString("title")),
                new Description(row.getString("description")),
                row.getLong("properties_version"));
    }

    private void seats() throws SQLException {
        var ids = Array.uuids(desks.keySet(), ConversationId::value);
        Sql.forEach(
                connection,
                SEATS,
                row -> {
                    var desk = desk(row);
                    var seat = seat(row);
                    desk.lay(seat);
                    var blocker = uuidOrNull(row, "blocker");
                    if (blocker != null) desk.layBlock(new UserId(blocker), seat.user());
                    now = instant(row, "now");
                },
                ids);
    }

    private static Seat seat(ResultSet row) throws SQLException {
        return new Seat(
                MemberRows.member(row),
                new Watermarks(row.getLong("delivered"), row.getLong("read")),
                last(row));
    }

    private static Seat.@Nullable Last last(ResultSet row) throws SQLException {
        long seq = row.getLong("last_seq");
        return row.wasNull() ? null : new Seat.Last(seq, instant(row, "last_at"));
    }

    private void sent(List<Wish.Change<?>> wishes) throws SQLException {
        var appends = only(wishes, Wish.Append.class);
        if (!appends.isEmpty())
            messages(
                    SENT,
                    Array.uuids(appends, append -> append.conversation().value()),
                    Array.uuids(appends, append -> append.draft().author().value()),
                    Array.uuids(appends, append -> append.draft().clientId().value()));
    }

    private void targets(List<Wish.Change<?>> wishes) throws SQLException {
        var amends = only(wishes, Wish.Amend.class);
        if (!amends.isEmpty())
            messages(
                    TARGETS,
                    Array.uuids(amends, amend -> amend.conversation().value()),
                    Array.numbers(amends, Wish.Amend::seq));
    }

    private static <W> List<W> only(List<Wish.Change<?>> wishes, Class<W> kind) {
        return wishes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void messages(String sql, Array... values) throws SQLException {
        Sql.forEach(
                connection, sql, row -> desk(row).lay(MessageRows.message(row)), (Object[]) values);
    }

    private Desk desk(ResultSet row) throws SQLException {
        return Objects.requireNonNull(desks.get(new ConversationId(uuid(row, "conversation"))));
    }
}
