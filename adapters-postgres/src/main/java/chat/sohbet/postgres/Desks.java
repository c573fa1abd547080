package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.instant;
import static chat.sohbet.postgres.Sql.uuid;
import static chat.sohbet.postgres.Sql.uuidOrNull;

import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.conversation.Conversation;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Hidden;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Lifetime;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.Sql.Array;
import chat.sohbet.postgres.Sql.Part;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The conversations of a batch, locked, with all that its decisions need. The statements are
/// separate, so that the later ones see what the lock protects.
final class Desks {
    /// In order of their ids, so that no two batches wait for each other.
    private static final String LOCK =
            """
            SELECT id, kind, seq, version, last_at, pins, lifetime, closed, title, description, picture, properties_version, invite
            FROM conversation
            WHERE id = ANY (?)
            ORDER BY id
            FOR NO KEY UPDATE
            """;

    /// For those who write, with the first message by others that they may see after the last they
    /// have read.
    private static final String SEATS =
            """
            SELECT m.conversation, m.member, m.role, m.sees::text AS sees, m.version, m.delivered, m.read,
                   m.last_seq, m.last_at, m.cleared, b.blocker, clock_timestamp() AS now,
                   m.member = ANY (authors) AS writes, unread.seq AS unread
            FROM member m
            JOIN conversation c ON c.id = m.conversation
            CROSS JOIN (SELECT ?::uuid[] AS authors) w
            LEFT JOIN block b ON b.blocked = m.member
                 AND b.blocker = CASE m.member WHEN c.low THEN c.high WHEN c.high THEN c.low END
            LEFT JOIN LATERAL (
                SELECT o.seq
                FROM message o
                WHERE m.member = ANY (authors) AND m.read < c.seq
                  AND o.conversation = m.conversation AND o.seq > m.read AND o.author <> m.member
                  AND o.hidden_from IS DISTINCT FROM m.member
                ORDER BY o.seq
                LIMIT 1
            ) unread ON true
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

    /// From whom a message that is to change is hidden by themselves.
    private static final String HIDDEN =
            """
            SELECT n.conversation, n.owner, n.seq
            FROM unnest(?, ?) AS target (conversation, seq)
            JOIN note n USING (conversation, seq)
            WHERE n.hidden
            """;

    /// Locked against being cleared away, until the message that carries them is written.
    private static final String WANTED =
            """
            SELECT w.conversation, w.author, %s
            FROM unnest(?, ?, ?) AS w (conversation, author, file)
            JOIN attachment a ON a.id = w.file
            WHERE %s
            FOR KEY SHARE OF a
            """
                    .formatted(AttachmentRows.COLUMNS, AttachmentRows.seenBy("w.author"));

    private final Map<ConversationId, Desk> desks = new LinkedHashMap<>();
    private Instant now = Instant.EPOCH;

    static Desks lock(Connection connection, List<Wish.Change<?>> wishes) throws SQLException {
        var desks = new Desks();
        var parts = new ArrayList<Part>();
        desks.lock(wishes, parts);
        desks.sent(wishes, parts);
        desks.targets(wishes, parts);
        desks.wanted(wishes, parts);
        Sql.begin(connection, parts);
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

    private void lock(List<Wish.Change<?>> wishes, List<Part> parts) {
        var ids = Array.uuids(wishes, wish -> wish.conversation().value());
        parts.add(new Part(LOCK, row -> lay(state(row)), ids));
        var authors =
                Array.uuids(
                        only(wishes, Wish.Append.class), append -> append.draft().author().value());
        parts.add(new Part(SEATS, this::seat, authors, ids));
    }

    private void lay(Desk.State state) {
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
                        instant(row, "last_at"),
                        Sql.numbers(row, "pins"),
                        Lifetime.ofSeconds(row.getLong("lifetime")),
                        row.getBoolean("closed")),
                title == null ? null : properties(row),
                invite == null ? null : new InviteToken(invite));
    }

    static Properties properties(ResultSet row) throws SQLException {
        return new Properties(
                new Title(row.getString("title")),
                new Description(row.getString("description")),
                picture(row, "picture"),
                row.getLong("properties_version"));
    }

    static @Nullable AttachmentId picture(ResultSet row, String column) throws SQLException {
        var picture = uuidOrNull(row, column);
        return picture == null ? null : new AttachmentId(picture);
    }

    private void seat(ResultSet row) throws SQLException {
        now = instant(row, "now");
        var desk = desk(row);
        var member = MemberRows.member(row);
        var marks = new Watermarks(row.getLong("delivered"), row.getLong("read"));
        desk.lay(new Seat(member, marks, last(row), cleared(row)));
        if (row.getBoolean("writes")) desk.layUnread(member.user(), row.getLong("unread"));
        var blocker = uuidOrNull(row, "blocker");
        if (blocker != null) desk.layBlock(new UserId(blocker), member.user());
    }

    private static Hidden cleared(ResultSet row) throws SQLException {
        long cleared = row.getLong("cleared");
        return cleared == 0 ? Hidden.NOTHING : new Hidden(cleared, Set.of());
    }

    private static Seat.@Nullable Last last(ResultSet row) throws SQLException {
        long seq = row.getLong("last_seq");
        return row.wasNull() ? null : new Seat.Last(seq, instant(row, "last_at"));
    }

    private void sent(List<Wish.Change<?>> wishes, List<Part> parts) {
        var appends = only(wishes, Wish.Append.class);
        if (!appends.isEmpty())
            parts.add(
                    new Part(
                            SENT,
                            this::message,
                            Array.uuids(appends, append -> append.conversation().value()),
                            Array.uuids(appends, append -> append.draft().author().value()),
                            Array.uuids(appends, append -> append.draft().clientId().value())));
    }

    private void targets(List<Wish.Change<?>> wishes, List<Part> parts) {
        var amends = only(wishes, Wish.OfOne.class);
        if (!amends.isEmpty()) {
            var conversations = Array.uuids(amends, amend -> amend.conversation().value());
            var seqs = Array.numbers(amends, Wish.OfOne::seq);
            parts.add(new Part(TARGETS, this::message, conversations, seqs));
            parts.add(new Part(HIDDEN, this::hidden, conversations, seqs));
        }
        var replies =
                only(wishes, Wish.Append.class).stream()
                        .filter(append -> append.draft().writing().isReply())
                        .toList();
        if (!replies.isEmpty())
            parts.add(
                    new Part(
                            TARGETS,
                            this::message,
                            Array.uuids(replies, reply -> reply.conversation().value()),
                            Array.numbers(replies, reply -> reply.draft().writing().replyTo())));
    }

    private record Wanted(Wish.Append wish, AttachmentId file) {}

    private void wanted(List<Wish.Change<?>> wishes, List<Part> parts) {
        var wanted =
                only(wishes, Wish.Append.class).stream()
                        .flatMap(wish ->
                                wish.draft().wanted().stream().map(file -> new Wanted(wish, file)))
                        .toList();
        if (wanted.isEmpty()) return;
        parts.add(
                new Part(
                        WANTED,
                        row ->
                                desk(row)
                                        .lay(
                                                new UserId(uuid(row, "author")),
                                                AttachmentRows.attachment(row)),
                        Array.uuids(wanted, it -> it.wish().conversation().value()),
                        Array.uuids(wanted, it -> it.wish().draft().author().value()),
                        Array.uuids(wanted, it -> it.file().value())));
    }

    private static <W> List<W> only(List<Wish.Change<?>> wishes, Class<W> kind) {
        return wishes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void hidden(ResultSet row) throws SQLException {
        desk(row).layHidden(new UserId(uuid(row, "owner")), row.getLong("seq"));
    }

    private void message(ResultSet row) throws SQLException {
        desk(row).lay(MessageRows.message(row));
    }

    private Desk desk(ResultSet row) throws SQLException {
        return Objects.requireNonNull(desks.get(new ConversationId(uuid(row, "conversation"))));
    }
}
