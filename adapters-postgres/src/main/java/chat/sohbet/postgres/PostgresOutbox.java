package chat.sohbet.postgres;

import static chat.sohbet.postgres.Rows.flag;
import static chat.sohbet.postgres.Rows.number;
import static chat.sohbet.postgres.Rows.text;
import static chat.sohbet.postgres.Rows.uuid;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Outbox;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.application.port.Trace;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.Sql.Array;
import io.helidon.dbclient.DbRow;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// News in the table `outbox`. A row is shown only when no transaction that began before its own is
/// still running, so that rows never appear behind a reader's back; a transaction that runs for
/// long anywhere on the same server holds the readers up, and nothing else.
final class PostgresOutbox implements Outbox, AutoCloseable {
    private static final String WAITING =
            """
            SELECT o.xid::text::bigint AS xid, o.id, o.kind, o.conversation, o.after, o.subject, o.trace,
                   %s,
                   o.at <= clock_timestamp() - make_interval(secs => ?) AS old
            FROM outbox o
            LEFT JOIN users u ON o.kind = 'JOINED' AND u.id = o.subject
            WHERE o.xid < pg_snapshot_xmin(pg_current_snapshot())
              AND (o.xid, o.id) > (?::xid8, ?)
            ORDER BY o.xid, o.id
            LIMIT ?
            """
                    .formatted(UserRows.columns("u", "", "false").replace("u.id AS id,", ""));
    private static final String STRIKE =
            """
            DELETE FROM outbox o
            USING unnest(?::xid8[], ?) AS struck (xid, id)
            WHERE o.xid = struck.xid AND o.id = struck.id
            """;

    /// Well before anybody looks for what was left: a deletion for each commit would cost as much
    /// as the commits do.
    private static final Duration GATHER = Duration.ofMillis(100);

    private static final String TOLD =
            "UPDATE node SET told_xid = ?::xid8, told_id = ? WHERE slot = ? AND epoch = ?";

    /// What all who hold an inbox have told; nothing if nobody does.
    private static final String FORGET =
            """
            DELETE FROM outbox o
            USING (
                SELECT told_xid, told_id FROM node WHERE held_until > clock_timestamp()
                ORDER BY told_xid, told_id
                LIMIT 1
            ) least
            WHERE (o.xid, o.id) <= (least.told_xid, least.told_id)
            """;

    private static final String LEFT =
            "SELECT 1 FROM outbox WHERE (xid, id) <= (?::xid8, ?) LIMIT 1";

    private final Database database;
    private final PostgresNodes nodes;
    private final Lane<Ticket> struck = new Lane<>("outbox", 100_000, 2_000, GATHER, this::delete);

    PostgresOutbox(Database database, PostgresNodes nodes) {
        this.database = database;
        this.nodes = nodes;
    }

    @Override
    public List<Entry> waiting(Ticket after, Duration age, int limit) {
        var left = left(after, age, limit);
        Figures.left(left.size());
        return left;
    }

    private List<Entry> left(Ticket after, Duration age, int limit) {
        return database.read(db -> {
            try (var rows =
                    db.query(
                            WAITING,
                            (double) age.toMillis() / 1_000,
                            Long.toString(after.transaction()),
                            after.id(),
                            limit)) {
                // Up to the first that is too young: going past it would lose it to who reads on.
                return rows.takeWhile(row -> flag(row, "old")).map(PostgresOutbox::entry).toList();
            }
        });
    }

    private static Entry entry(DbRow row) {
        return new Entry(
                new Ticket(number(row, "xid"), number(row, "id")),
                news(row),
                Trace.read(text(row, "trace")));
    }

    private static News news(DbRow row) {
        var kind = text(row, "kind");
        return switch (kind) {
            case "MOVED" ->
                    new News.Moved(
                            new ConversationId(uuid(row, "conversation")), number(row, "after"));
            case "JOINED" -> new News.Joined(UserRows.user(row, new UserId(uuid(row, "subject"))));
            case "ENDED" -> new News.Ended(new SessionId(uuid(row, "subject")));
            default -> throw new IllegalStateException("unknown news in the outbox: " + kind);
        };
    }

    /// Queues the tickets and returns. Where there is no room for more, the rows stay: they will be
    /// carried and struck again.
    @Override
    public void strike(Collection<Ticket> tickets) {
        tickets.forEach(struck::offer);
    }

    private void delete(List<Ticket> tickets) {
        database.onConnection(connection -> {
            // A deletion that a crash forgets is made again; no need to wait for the disk.
            Sql.update(connection, "SET LOCAL synchronous_commit TO off");
            return Sql.update(
                    connection,
                    STRIKE,
                    Array.texts(tickets, ticket -> Long.toString(ticket.transaction())),
                    Array.numbers(tickets, Ticket::id));
        });
    }

    @Override
    public boolean told(Ticket ticket) {
        var inbox = nodes.inbox();
        if (inbox.isEmpty()) return false;
        var transaction = Long.toString(ticket.transaction());
        return database.onConnection(connection -> {
            Sql.update(
                    connection,
                    TOLD,
                    transaction,
                    ticket.id(),
                    inbox.get().slot(),
                    inbox.get().epoch());
            Sql.update(connection, FORGET);
            return Sql.first(connection, LEFT, _ -> true, transaction, ticket.id()).isEmpty();
        });
    }

    /// Deletes what was struck, and stops.
    @Override
    public void close() {
        struck.close();
    }
}
