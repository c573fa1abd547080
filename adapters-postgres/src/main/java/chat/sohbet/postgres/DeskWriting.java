package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.uuid;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.domain.conversation.Conversation;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.Sql.Array;
import chat.sohbet.postgres.Sql.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes what became of the desks of a batch, a few statements for all of them together.
final class DeskWriting {
    /// The first message by others that an author may see after the last they have read; for those
    /// of whom nobody knew beforehand that they would write: what happens in a group.
    private static final String UNREAD =
            """
            SELECT a.conversation, a.author, o.seq
            FROM unnest(?, ?, ?) AS a (conversation, author, read)
            CROSS JOIN LATERAL (
                SELECT m.seq
                FROM message m
                WHERE m.conversation = a.conversation AND m.seq > a.read AND m.author <> a.author
                  AND m.hidden_from IS DISTINCT FROM a.author
                ORDER BY m.seq
                LIMIT 1
            ) o
            """;

    private static final String SETTLE =
            """
            INSERT INTO member AS m (conversation, member, role, sees, version)
            SELECT conversation, member, role, sees::int8multirange, version
            FROM unnest(?, ?, ?, ?, ?) AS s (conversation, member, role, sees, version)
            ORDER BY conversation, member
            ON CONFLICT (conversation, member)
            DO UPDATE SET role = excluded.role, sees = excluded.sees, version = excluded.version
            """;
    private static final String MOVE =
            """
            UPDATE member m
            SET delivered = greatest(m.delivered, s.delivered), read = greatest(m.read, s.read),
                last_seq = s.last_seq, last_at = s.last_at
            FROM unnest(?, ?, ?, ?, ?, ?) AS s (conversation, member, delivered, read, last_seq, last_at)
            WHERE m.conversation = s.conversation AND m.member = s.member
            """;
    private static final String CONVERSATIONS =
            """
            UPDATE conversation c
            SET seq = s.seq, version = s.version, last_at = s.last_at,
                pins = string_to_array(s.pins, ' ')::int8[], title = s.title, description = s.description,
                properties_version = s.properties_version, invite = s.invite, picture = s.picture,
                picture_at = CASE WHEN c.picture IS DISTINCT FROM s.picture THEN s.version ELSE c.picture_at END
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                 AS s (id, seq, version, last_at, pins, title, description, properties_version, invite, picture)
            WHERE c.id = s.id
            """;
    private static final String INSERT =
            """
            INSERT INTO message (conversation, seq, version, author, client_id, at, body, reply_to, mentions, forwarded,
                                 edited, event, event_users, event_text, reactors, emojis, hidden_from, attachments)
            SELECT conversation, seq, version, author, client_id, at, body, reply_to,
                   string_to_array(mentions, ' ')::uuid[], forwarded, edited, event, string_to_array(event_users, ' ')::uuid[], event_text, string_to_array(reactors, ' ')::uuid[],
                   string_to_array(emojis, chr(10)), hidden_from, string_to_array(attachments, ' ')::uuid[]
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                 AS m (conversation, seq, version, author, client_id, at, body, reply_to, mentions, forwarded, edited,
                       event, event_users, event_text, reactors, emojis, hidden_from, attachments)
            """;
    private static final String REPLACE =
            """
            UPDATE message m
            SET version = s.version, body = s.body, reply_to = s.reply_to,
                mentions = string_to_array(s.mentions, ' ')::uuid[], forwarded = s.forwarded, edited = s.edited,
                pinned = s.pinned,
                reactors = string_to_array(s.reactors, ' ')::uuid[], emojis = string_to_array(s.emojis, chr(10)),
                attachments = CASE WHEN s.body IS NULL THEN '{}' ELSE m.attachments END
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                 AS s (conversation, seq, version, body, reply_to, mentions, forwarded, edited, pinned, reactors,
                       emojis)
            WHERE m.conversation = s.conversation AND m.seq = s.seq
            """;

    /// What messages carry from now on, and what they are about to let go.
    private static final String CLAIM =
            """
            UPDATE attachment SET claimed = true, loose = false
            WHERE id = ANY (?) AND (loose OR NOT claimed)
            """;

    private static final String LOOSEN =
            "UPDATE attachment SET claimed = true, loose = true WHERE id = ANY (?)";

    private static final String RELEASE =
            """
            UPDATE attachment a SET loose = true
            FROM unnest(?, ?) AS s (conversation, seq)
            JOIN message m USING (conversation, seq)
            WHERE m.attachments <> '{}' AND a.id = ANY (m.attachments)
            """;

    private static final String TELL =
            """
            INSERT INTO outbox (kind, conversation, after)
            SELECT 'MOVED', conversation, after
            FROM unnest(?, ?) WITH ORDINALITY AS s (conversation, after, place)
            ORDER BY place
            RETURNING conversation, after, xid::text::bigint AS xid, id
            """;

    private final Collection<Desk> desks;
    private final List<Part> parts = new ArrayList<>();
    private final Map<Of<Long>, Ticket> tickets = new HashMap<>();

    /// News that is committed and may be carried.
    record Told(Ticket ticket, News.Changed news) {}

    /// Something of a conversation's.
    private record Of<T>(ConversationId conversation, T value) {
        UUID id() {
            return conversation.value();
        }
    }

    private DeskWriting(Collection<Desk> desks) {
        this.desks = desks;
    }

    /// Writes and commits. Answers the news, those of a conversation in order of their versions.
    static List<Told> write(Connection connection, Collection<Desk> desks) throws SQLException {
        var writing = new DeskWriting(desks);
        writing.advance(connection);
        writing.settle();
        writing.move();
        writing.conversations();
        writing.pictures();
        writing.insert();
        writing.replace();
        writing.tell();
        Sql.finish(connection, writing.parts);
        return writing.told();
    }

    private <T> List<Of<T>> each(Function<Desk, Collection<T>> part) {
        var all = new ArrayList<Of<T>>();
        for (var desk : desks)
            part.apply(desk).forEach(value -> all.add(new Of<>(desk.id(), value)));
        return all;
    }

    private void advance(Connection connection) throws SQLException {
        var unsure = each(Desk::unsure);
        if (!unsure.isEmpty()) unread(connection, unsure);
        desks.forEach(Desk::advance);
    }

    private void unread(Connection connection, List<Of<Seat>> unsure) throws SQLException {
        var unread = new HashMap<Of<UserId>, Long>();
        Sql.forEach(
                connection,
                UNREAD,
                row ->
                        unread.put(
                                new Of<>(
                                        new ConversationId(uuid(row, "conversation")),
                                        new UserId(uuid(row, "author"))),
                                row.getLong("seq")),
                Array.uuids(unsure, Of::id),
                Array.uuids(unsure, of -> of.value().user().value()),
                Array.numbers(unsure, of -> of.value().marks().read()));
        for (var desk : desks)
            unread.forEach((of, seq) -> {
                if (of.conversation().equals(desk.id())) desk.layUnread(of.value(), seq);
            });
    }

    private void settle() {
        var settled = each(Desk::settled);
        if (settled.isEmpty()) return;
        write(
                SETTLE,
                Array.uuids(settled, Of::id),
                Array.uuids(settled, of -> of.value().user().value()),
                Array.texts(settled, of -> of.value().member().role().name()),
                Array.texts(settled, of -> SpansText.of(of.value().member().spans())),
                Array.numbers(settled, of -> of.value().member().version()));
    }

    private void move() {
        var moved = each(Desk::moved);
        if (moved.isEmpty()) return;
        write(
                MOVE,
                Array.uuids(moved, Of::id),
                Array.uuids(moved, of -> of.value().user().value()),
                Array.numbers(moved, of -> of.value().marks().delivered()),
                Array.numbers(moved, of -> of.value().marks().read()),
                Array.numbers(
                        moved, of -> of.value().last() == null ? null : of.value().last().seq()),
                Array.times(
                        moved, of -> of.value().last() == null ? null : of.value().last().at()));
    }

    private void conversations() {
        var states = each(desk -> desk.state().stream().toList());
        if (states.isEmpty()) return;
        write(
                CONVERSATIONS,
                Array.uuids(states, Of::id),
                Array.numbers(states, of -> of.value().conversation().seq()),
                Array.numbers(states, of -> of.value().conversation().version()),
                Array.times(states, of -> of.value().conversation().lastAt()),
                Array.texts(states, of -> pins(of.value().conversation())),
                Array.texts(states, property(properties -> properties.title().text())),
                Array.texts(states, property(properties -> properties.description().text())),
                Array.numbers(states, property(Properties::version)),
                Array.texts(
                        states,
                        of -> of.value().invite() == null ? null : of.value().invite().text()),
                Array.uuids(states, of -> picture(of.value().properties())));
    }

    private static @Nullable UUID picture(@Nullable Properties shared) {
        return shared == null || shared.face() == null ? null : shared.face().value();
    }

    /// Nobody is to see what a group no longer shows; what it shows is seen by its members, and no
    /// more by who uploaded it.
    private void pictures() {
        var dropped = each(desk -> desk.dropped().stream().toList());
        if (!dropped.isEmpty()) write(LOOSEN, Array.uuids(dropped, of -> of.value().value()));
        var shown = each(desk -> desk.shown().stream().toList());
        if (!shown.isEmpty()) write(CLAIM, Array.uuids(shown, of -> of.value().value()));
    }

    private static @Nullable String pins(Conversation conversation) {
        if (conversation.pins().isEmpty()) return null;
        return conversation.pins().stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static <T> Function<Of<Desk.State>, @Nullable T> property(
            Function<Properties, T> property) {
        return of -> {
            var properties = of.value().properties();
            return properties == null ? null : property.apply(properties);
        };
    }

    private void insert() {
        var fresh = each(Desk::fresh);
        if (fresh.isEmpty()) return;
        var carried =
                fresh.stream()
                        .flatMap(of -> of.value().writing().stream())
                        .flatMap(writing -> writing.attachments().stream())
                        .toList();
        if (!carried.isEmpty()) write(CLAIM, Array.uuids(carried, file -> file.id().value()));
        write(
                INSERT,
                Array.uuids(fresh, Of::id),
                Array.numbers(fresh, of -> of.value().seq()),
                Array.numbers(fresh, of -> of.value().version()),
                Array.uuids(fresh, of -> of.value().author().value()),
                Array.uuids(
                        fresh,
                        of ->
                                of.value().ownClientId() == null
                                        ? null
                                        : of.value().ownClientId().value()),
                Array.times(fresh, of -> of.value().at()),
                Array.texts(fresh, of -> MessageRows.body(of.value())),
                Array.numbers(fresh, of -> MessageRows.replyTo(of.value())),
                Array.texts(fresh, of -> MessageRows.mentions(of.value())),
                Array.flags(fresh, of -> MessageRows.forwarded(of.value())),
                Array.flags(fresh, of -> MessageRows.edited(of.value())),
                Array.texts(fresh, of -> MessageRows.event(of.value())),
                Array.texts(fresh, of -> MessageRows.eventUsers(of.value())),
                Array.texts(fresh, of -> MessageRows.eventText(of.value())),
                Array.texts(fresh, of -> MessageRows.reactors(of.value())),
                Array.texts(fresh, of -> MessageRows.emojis(of.value())),
                Array.uuids(
                        fresh,
                        of ->
                                of.value().hiddenFrom() == null
                                        ? null
                                        : of.value().hiddenFrom().value()),
                Array.texts(fresh, of -> MessageRows.attachments(of.value())));
    }

    private void replace() {
        var replaced = each(Desk::replaced);
        if (replaced.isEmpty()) return;
        var wiped = replaced.stream().filter(of -> of.value().writing().isEmpty()).toList();
        if (!wiped.isEmpty())
            write(
                    RELEASE,
                    Array.uuids(wiped, Of::id),
                    Array.numbers(wiped, of -> of.value().seq()));
        write(
                REPLACE,
                Array.uuids(replaced, Of::id),
                Array.numbers(replaced, of -> of.value().seq()),
                Array.numbers(replaced, of -> of.value().version()),
                Array.texts(replaced, of -> MessageRows.body(of.value())),
                Array.numbers(replaced, of -> MessageRows.replyTo(of.value())),
                Array.texts(replaced, of -> MessageRows.mentions(of.value())),
                Array.flags(replaced, of -> MessageRows.forwarded(of.value())),
                Array.flags(replaced, of -> MessageRows.edited(of.value())),
                Array.flags(replaced, of -> of.value().pinned()),
                Array.texts(replaced, of -> MessageRows.reactors(of.value())),
                Array.texts(replaced, of -> MessageRows.emojis(of.value())));
    }

    private void tell() {
        var steps = each(Desk::steps);
        if (steps.isEmpty()) return;
        parts.add(
                new Part(
                        TELL,
                        row ->
                                tickets.put(
                                        new Of<>(
                                                new ConversationId(uuid(row, "conversation")),
                                                row.getLong("after")),
                                        new Ticket(row.getLong("xid"), row.getLong("id"))),
                        Array.uuids(steps, Of::id),
                        Array.numbers(steps, of -> of.value().after())));
    }

    private List<Told> told() {
        return each(Desk::steps).stream()
                .map(of -> new Told(ticket(of), of.value().news(of.conversation())))
                .toList();
    }

    private Ticket ticket(Of<Step> of) {
        return Objects.requireNonNull(tickets.get(new Of<>(of.conversation(), of.value().after())));
    }

    private void write(String sql, Array... columns) {
        parts.add(Part.update(sql, (Object[]) columns));
    }
}
