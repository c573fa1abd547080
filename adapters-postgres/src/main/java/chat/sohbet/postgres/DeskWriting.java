package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.uuid;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.application.port.Trace;
import chat.sohbet.domain.conversation.ConversationId;
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

/// Writes what became of the desks of a batch, a few statements for all of them together: what
/// [ConversationWriting] and [MessageWriting] say, and the news of it.
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

    private static final String TELL =
            """
            INSERT INTO outbox (kind, conversation, after, trace)
            SELECT 'MOVED', conversation, after, trace
            FROM unnest(?, ?, ?) WITH ORDINALITY AS s (conversation, after, trace, place)
            ORDER BY place
            RETURNING conversation, after, xid::text::bigint AS xid, id
            """;

    private final Collection<Desk> desks;
    private final List<Part> parts = new ArrayList<>();
    private final Map<Laid<Long>, Ticket> tickets = new HashMap<>();

    /// News that is committed and may be carried.
    record Told(Ticket ticket, News.Changed news, Trace trace) {}

    private DeskWriting(Collection<Desk> desks) {
        this.desks = desks;
    }

    /// Writes and commits. Answers the news, those of a conversation in order of their versions.
    static List<Told> write(Connection connection, Collection<Desk> desks) throws SQLException {
        var writing = new DeskWriting(desks);
        writing.advance(connection);
        writing.parts.addAll(ConversationWriting.of(desks));
        writing.parts.addAll(MessageWriting.of(desks));
        writing.tell();
        Sql.finish(connection, writing.parts);
        return writing.told();
    }

    private void advance(Connection connection) throws SQLException {
        var unsure = Laid.on(desks, Desk::unsure);
        if (!unsure.isEmpty()) unread(connection, unsure);
        desks.forEach(Desk::advance);
    }

    private void unread(Connection connection, List<Laid<Seat>> unsure) throws SQLException {
        var unread = new HashMap<Laid<UserId>, Long>();
        Sql.forEach(
                connection,
                UNREAD,
                row ->
                        unread.put(
                                new Laid<>(
                                        new ConversationId(uuid(row, "conversation")),
                                        new UserId(uuid(row, "author"))),
                                row.getLong("seq")),
                Array.uuids(unsure, Laid::id),
                Array.uuids(unsure, laid -> laid.value().user().value()),
                Array.numbers(unsure, laid -> laid.value().marks().read()));
        for (var desk : desks)
            unread.forEach((laid, seq) -> {
                if (laid.conversation().equals(desk.id())) desk.layUnread(laid.value(), seq);
            });
    }

    private void tell() {
        var steps = Laid.on(desks, Desk::steps);
        if (steps.isEmpty()) return;
        parts.add(
                new Part(
                        TELL,
                        row ->
                                tickets.put(
                                        new Laid<>(
                                                new ConversationId(uuid(row, "conversation")),
                                                row.getLong("after")),
                                        new Ticket(row.getLong("xid"), row.getLong("id"))),
                        Array.uuids(steps, Laid::id),
                        Array.numbers(steps, laid -> laid.value().after()),
                        Array.texts(steps, laid -> laid.value().trace().id())));
    }

    private List<Told> told() {
        return Laid.on(desks, Desk::steps).stream()
                .map(laid ->
                        new Told(
                                ticket(laid),
                                laid.value().news(laid.conversation()),
                                laid.value().trace()))
                .toList();
    }

    private Ticket ticket(Laid<Step> laid) {
        return Objects.requireNonNull(
                tickets.get(new Laid<>(laid.conversation(), laid.value().after())));
    }
}
