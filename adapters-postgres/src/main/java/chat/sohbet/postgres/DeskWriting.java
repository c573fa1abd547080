package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.uuid;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.Sql.Array;
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
    /// The first message by others that an author may see after the last they have read.
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
            SET seq = s.seq, version = s.version, last_at = s.last_at, title = s.title, description = s.description,
                properties_version = s.properties_version, invite = s.invite
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)
                 AS s (id, seq, version, last_at, title, description, properties_version, invite)
            WHERE c.id = s.id
            """;
    private static final String INSERT =
            """
            INSERT INTO message (conversation, seq, version, author, client_id, at, body, edited, event, event_users,
                                 event_text, reactors, emojis, hidden_from)
            SELECT conversation, seq, version, author, client_id, at, body, edited, event,
                   string_to_array(event_users, ' ')::uuid[], event_text, string_to_array(reactors, ' ')::uuid[],
                   string_to_array(emojis, chr(10)), hidden_from
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                 AS m (conversation, seq, version, author, client_id, at, body, edited, event, event_users, event_text,
                       reactors, emojis, hidden_from)
            """;
    private static final String REPLACE =
            """
            UPDATE message m
            SET version = s.version, body = s.body, edited = s.edited,
                reactors = string_to_array(s.reactors, ' ')::uuid[], emojis = string_to_array(s.emojis, chr(10))
            FROM unnest(?, ?, ?, ?, ?, ?, ?) AS s (conversation, seq, version, body, edited, reactors, emojis)
            WHERE m.conversation = s.conversation AND m.seq = s.seq
            """;
    private static final String TELL =
            """
            INSERT INTO outbox (kind, conversation, after)
            SELECT 'MOVED', conversation, after
            FROM unnest(?, ?) WITH ORDINALITY AS s (conversation, after, place)
            ORDER BY place
            RETURNING conversation, after, xid::text::bigint AS xid, id
            """;

    private final Connection connection;
    private final Collection<Desk> desks;

    /// News that is committed and may be carried.
    record Told(Ticket ticket, News.Changed news) {}

    /// Something of a conversation's.
    private record Of<T>(ConversationId conversation, T value) {
        UUID id() {
            return conversation.value();
        }
    }

    private DeskWriting(Connection connection, Collection<Desk> desks) {
        this.connection = connection;
        this.desks = desks;
    }

    /// Answers the news, those of a conversation in order of their versions.
    static List<Told> write(Connection connection, Collection<Desk> desks) throws SQLException {
        var writing = new DeskWriting(connection, desks);
        writing.advance();
        writing.settle();
        writing.move();
        writing.conversations();
        writing.insert();
        writing.replace();
        return writing.tell();
    }

    private <T> List<Of<T>> each(Function<Desk, Collection<T>> part) {
        var all = new ArrayList<Of<T>>();
        for (var desk : desks)
            part.apply(desk).forEach(value -> all.add(new Of<>(desk.id(), value)));
        return all;
    }

    private void advance() throws SQLException {
        var unsure = each(Desk::unsure);
        var unread = new HashMap<ConversationId, Map<UserId, Long>>();
        if (!unsure.isEmpty())
            Sql.forEach(
                    connection,
                    UNREAD,
                    row ->
                            unread.computeIfAbsent(
                                            new ConversationId(uuid(row, "conversation")),
                                            _ -> new HashMap<>())
                                    .put(new UserId(uuid(row, "author")), row.getLong("seq")),
                    Array.uuids(unsure, Of::id),
                    Array.uuids(unsure, of -> of.value().user().value()),
                    Array.numbers(unsure, of -> of.value().marks().read()));
        for (var desk : desks) desk.advance(unread.getOrDefault(desk.id(), Map.of()));
    }

    private void settle() throws SQLException {
        var settled = each(Desk::settled);
        if (settled.isEmpty()) return;
        Sql.update(
                connection,
                SETTLE,
                Array.uuids(settled, Of::id),
                Array.uuids(settled, of -> of.value().user().value()),
                Array.texts(settled, of -> of.value().member().role().name()),
                Array.texts(settled, of -> SpansText.of(of.value().member().spans())),
                Array.numbers(settled, of -> of.value().member().version()));
    }

    private void move() throws SQLException {
        var moved = each(Desk::moved);
        if (moved.isEmpty()) return;
        Sql.update(
                connection,
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

    private void conversations() throws SQLException {
        var states = each(desk -> desk.state().stream().toList());
        if (states.isEmpty()) return;
        Sql.update(
                connection,
                CONVERSATIONS,
                Array.uuids(states, Of::id),
                Array.numbers(states, of -> of.value().conversation().seq()),
                Array.numbers(states, of -> of.value().conversation().version()),
                Array.times(states, of -> of.value().conversation().lastAt()),
                Array.texts(states, property(properties -> properties.title().text())),
                Array.texts(states, property(properties -> properties.description().text())),
                Array.numbers(states, property(Properties::version)),
                Array.texts(
                        states,
                        of -> of.value().invite() == null ? null : of.value().invite().text()));
    }

    private static <T> Function<Of<Desk.State>, @Nullable T> property(
            Function<Properties, T> property) {
        return of -> {
            var properties = of.value().properties();
            return properties == null ? null : property.apply(properties);
        };
    }

    private void insert() throws SQLException {
        var fresh = each(Desk::fresh);
        if (fresh.isEmpty()) return;
        Sql.update(
                connection,
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
                Array.texts(fresh, of -> body(of.value())),
                Array.flags(fresh, of -> edited(of.value())),
                Array.texts(fresh, event(event -> event.what().name(), null)),
                Array.texts(fresh, event(event -> joined(event.users()), "")),
                Array.texts(fresh, event(Event::text, "")),
                Array.texts(fresh, of -> reactors(of.value())),
                Array.texts(fresh, of -> emojis(of.value())),
                Array.uuids(
                        fresh,
                        of ->
                                of.value().hiddenFrom() == null
                                        ? null
                                        : of.value().hiddenFrom().value()));
    }

    private void replace() throws SQLException {
        var replaced = each(Desk::replaced);
        if (replaced.isEmpty()) return;
        Sql.update(
                connection,
                REPLACE,
                Array.uuids(replaced, Of::id),
                Array.numbers(replaced, of -> of.value().seq()),
                Array.numbers(replaced, of -> of.value().version()),
                Array.texts(replaced, of -> body(of.value())),
                Array.flags(replaced, of -> edited(of.value())),
                Array.texts(replaced, of -> reactors(of.value())),
                Array.texts(replaced, of -> emojis(of.value())));
    }

    private static @Nullable String body(Message message) {
        return message.body().map(body -> body.text()).orElse(null);
    }

    private static boolean edited(Message message) {
        return message.content() instanceof Content.Written(_, var edited) && edited;
    }

    private static Function<Of<Message>, @Nullable String> event(
            Function<Event, String> part, @Nullable String otherwise) {
        return of ->
                of.value().content() instanceof Content.Happened(var event)
                        ? part.apply(event)
                        : otherwise;
    }

    private static String joined(List<UserId> users) {
        return users.stream().map(UserId::toString).collect(Collectors.joining(" "));
    }

    private static String reactors(Message message) {
        return joined(message.reactions().stream().map(reaction -> reaction.user()).toList());
    }

    /// In lines: no emoji goes over the end of one.
    private static String emojis(Message message) {
        return message.reactions().stream()
                .map(reaction -> reaction.emoji().text())
                .collect(Collectors.joining("\n"));
    }

    private List<Told> tell() throws SQLException {
        var steps = each(Desk::steps);
        if (steps.isEmpty()) return List.of();
        var tickets = new HashMap<Of<Long>, Ticket>();
        Sql.forEach(
                connection,
                TELL,
                row ->
                        tickets.put(
                                new Of<>(
                                        new ConversationId(uuid(row, "conversation")),
                                        row.getLong("after")),
                                new Ticket(row.getLong("xid"), row.getLong("id"))),
                Array.uuids(steps, Of::id),
                Array.numbers(steps, of -> of.value().after()));
        return steps.stream()
                .map(of ->
                        new Told(
                                Objects.requireNonNull(
                                        tickets.get(
                                                new Of<>(of.conversation(), of.value().after()))),
                                of.value().news(of.conversation())))
                .toList();
    }
}
