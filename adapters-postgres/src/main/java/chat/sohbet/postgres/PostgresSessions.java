package chat.sohbet.postgres;

import static chat.sohbet.postgres.Rows.instant;
import static chat.sohbet.postgres.Rows.number;
import static chat.sohbet.postgres.Rows.text;
import static chat.sohbet.postgres.Rows.time;
import static chat.sohbet.postgres.Rows.uuid;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Sessions;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.domain.user.DeviceName;
import chat.sohbet.domain.user.RefreshChain;
import chat.sohbet.domain.user.RefreshChain.Verdict;
import chat.sohbet.domain.user.Session;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.TokenHash;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.Sql.Array;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Sessions in the table `session`; those that ended stay, so that nobody can bring them back.
final class PostgresSessions implements Sessions, AutoCloseable {
    /// Waits for who is barring them, and is waited for.
    private static final String OPEN =
            """
            INSERT INTO session (id, owner, device, opened_at, used_at, expires_at, generation, newest, rotated_at)
            SELECT ?::uuid, users.id, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz, 1, ?, ?::timestamptz
            FROM users
            WHERE users.id = ?::uuid AND users.barred_at IS NULL
            FOR SHARE
            """;

    private static final String FIND =
            """
            SELECT id, owner, device, opened_at, used_at, expires_at, generation, newest, rotated_at
            FROM session
            WHERE id = ?::uuid AND ended_at IS NULL AND expires_at > ?
            """;
    private static final String FIND_ALL =
            """
            SELECT q.place, s.id, s.owner, s.device, s.opened_at, s.used_at, s.expires_at
            FROM unnest(?, ?) WITH ORDINALITY AS q (id, now, place)
            JOIN session s ON s.id = q.id AND s.ended_at IS NULL AND s.expires_at > q.now
            """;
    private static final String LOCK = FIND + "FOR NO KEY UPDATE";
    private static final String OF =
            """
            SELECT id, owner, device, opened_at, used_at, expires_at
            FROM session
            WHERE owner = ?::uuid AND ended_at IS NULL AND expires_at > ?
            ORDER BY used_at DESC, id DESC
            """;
    private static final String ROTATE =
            """
            UPDATE session SET generation = ?, newest = ?, rotated_at = ?, used_at = ?, expires_at = ?
            WHERE id = ?::uuid
            """;
    private static final String END =
            """
            UPDATE session SET ended_at = clock_timestamp()
            WHERE id = ?::uuid AND owner = ?::uuid AND ended_at IS NULL
            """;
    private static final String END_IF_OPEN = END + "AND expires_at > clock_timestamp()";
    private static final String OTHERS =
            """
            UPDATE session SET ended_at = clock_timestamp()
            WHERE owner = ?::uuid AND id <> ?::uuid AND ended_at IS NULL AND expires_at > clock_timestamp()
            RETURNING id
            """;
    private static final String BAR =
            "UPDATE users SET barred_at = clock_timestamp() WHERE id = ?::uuid AND barred_at IS NULL";
    private static final String ADMIT =
            "UPDATE users SET barred_at = NULL WHERE id = ?::uuid AND barred_at IS NOT NULL";
    private static final String BARRED =
            "SELECT id FROM users WHERE barred_at IS NOT NULL AND id = ANY (string_to_array(?, ',')::uuid[])";
    private static final String ENDED =
            "SELECT id FROM session WHERE ended_at >= clock_timestamp() - make_interval(secs => ?)";

    /// The id that no session has.
    private static final int TOGETHER = 256;

    private static final String NONE = "00000000-0000-0000-0000-000000000000";

    private final Database database;
    private final Feed feed;
    private final Gathered<Finding, Optional<Session>> finding;

    private record Finding(SessionId id, Instant now) {}

    /// What is to be told after the commit, too.
    private record Judged(Refreshed refreshed, Optional<Ticket> ended) {}

    PostgresSessions(Database database, Feed feed) {
        this.database = database;
        this.feed = feed;
        this.finding =
                new Gathered<>(
                        "sessions",
                        TOGETHER,
                        asked -> database.alone(connection -> found(connection, asked)));
    }

    private static List<Optional<Session>> found(Connection connection, List<Finding> asked)
            throws SQLException {
        return Sql.placed(
                connection,
                FIND_ALL,
                PostgresSessions::session,
                asked.size(),
                Array.uuids(asked, each -> each.id().value()),
                Array.times(asked, Finding::now));
    }

    @Override
    public boolean open(Session session, TokenHash first) {
        return database.<Long>transaction(transaction ->
                transaction.insert(
                        OPEN,
                        session.id().toString(),
                        session.device().text(),
                        time(session.openedAt()),
                        time(session.usedAt()),
                        time(session.expiresAt()),
                        first.hex(),
                        time(session.openedAt()),
                        session.user().toString()))
                == 1;
    }

    @Override
    public Optional<Refreshed> refresh(
            SessionId id, Instant now, Instant expiresAt, Function<RefreshChain, Verdict> judge) {
        Optional<Judged> judged =
                database.transaction(transaction ->
                        transaction
                                .get(LOCK, id.toString(), time(now))
                                .map(row ->
                                        keep(
                                                transaction,
                                                session(row),
                                                now,
                                                expiresAt,
                                                judge.apply(chain(row)))));
        judged.flatMap(Judged::ended).ifPresent(ticket -> feed.carry(ticket, new News.Ended(id)));
        return judged.map(Judged::refreshed);
    }

    private static Judged keep(
            DbTransaction transaction,
            Session session,
            Instant now,
            Instant expiresAt,
            Verdict verdict) {
        return switch (verdict) {
            case RefreshChain.Rotated(var next) -> {
                rotate(transaction, session.id(), next, now, expiresAt);
                var used =
                        new Session(
                                session.id(),
                                session.user(),
                                session.device(),
                                session.openedAt(),
                                now,
                                expiresAt);
                yield new Judged(new Refreshed(used, verdict), Optional.empty());
            }
            case RefreshChain.Reused _ ->
                    new Judged(
                            new Refreshed(session, verdict),
                            end(transaction, END, session.user(), session.id()));
            case RefreshChain.Repeated _, RefreshChain.Unknown _ ->
                    new Judged(new Refreshed(session, verdict), Optional.empty());
        };
    }

    private static void rotate(
            DbTransaction transaction,
            SessionId id,
            RefreshChain next,
            Instant now,
            Instant expiresAt) {
        transaction.update(
                ROTATE,
                next.generation(),
                next.newest().hex(),
                time(next.rotatedAt()),
                time(now),
                time(expiresAt),
                id.toString());
    }

    private static Optional<Ticket> end(
            DbTransaction transaction, String sql, UserId user, SessionId id) {
        return transaction.update(sql, id.toString(), user.toString()) == 1
                ? Optional.of(OutboxRows.ended(transaction, id))
                : Optional.empty();
    }

    @Override
    public Optional<Session> find(SessionId id, Instant now) {
        return finding.ask(new Finding(id, now));
    }

    @Override
    public List<Session> of(UserId user, Instant now) {
        return database.read(db -> {
            try (var rows = db.query(OF, user.toString(), time(now))) {
                return rows.map(PostgresSessions::session).toList();
            }
        });
    }

    @Override
    public boolean end(UserId user, SessionId id) {
        Optional<Ticket> ticket =
                database.transaction(transaction -> end(transaction, END_IF_OPEN, user, id));
        ticket.ifPresent(ended -> feed.carry(ended, new News.Ended(id)));
        return ticket.isPresent();
    }

    @Override
    public void endOthers(UserId user, SessionId kept) {
        tell(database.transaction(transaction -> endAllBut(transaction, user, kept.toString())));
    }

    private static Map<SessionId, Ticket> endAllBut(
            DbTransaction transaction, UserId user, String kept) {
        List<SessionId> ended;
        try (var rows = transaction.query(OTHERS, user.toString(), kept)) {
            ended = rows.map(row -> new SessionId(uuid(row, "id"))).toList();
        }
        return ended.stream()
                .collect(Collectors.toMap(id -> id, id -> OutboxRows.ended(transaction, id)));
    }

    private void tell(Map<SessionId, Ticket> tickets) {
        tickets.forEach((id, ticket) -> feed.carry(ticket, new News.Ended(id)));
    }

    @Override
    public boolean bar(UserId user) {
        Optional<Map<SessionId, Ticket>> ended =
                database.transaction(transaction ->
                        transaction.update(BAR, user.toString()) == 1
                                ? Optional.of(endAllBut(transaction, user, NONE))
                                : Optional.empty());
        ended.ifPresent(this::tell);
        return ended.isPresent();
    }

    @Override
    public boolean admit(UserId user) {
        return database.<Long>transaction(transaction -> transaction.update(ADMIT, user.toString()))
                == 1;
    }

    @Override
    public Set<UserId> barred(Collection<UserId> users) {
        var array = users.stream().map(UserId::toString).collect(Collectors.joining(","));
        return database.read(db -> {
            try (var rows = db.query(BARRED, array)) {
                return rows.map(row -> new UserId(uuid(row, "id")))
                        .collect(Collectors.toUnmodifiableSet());
            }
        });
    }

    @Override
    public Set<SessionId> endedWithin(Duration span) {
        return database.read(db -> {
            try (var rows = db.query(ENDED, (double) span.toMillis() / 1_000)) {
                return rows.map(row -> new SessionId(uuid(row, "id")))
                        .collect(Collectors.toUnmodifiableSet());
            }
        });
    }

    private static Session session(DbRow row) {
        return new Session(
                new SessionId(uuid(row, "id")),
                new UserId(uuid(row, "owner")),
                new DeviceName(text(row, "device")),
                instant(row, "opened_at"),
                instant(row, "used_at"),
                instant(row, "expires_at"));
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                new SessionId(Sql.uuid(row, "id")),
                new UserId(Sql.uuid(row, "owner")),
                new DeviceName(row.getString("device")),
                Sql.instant(row, "opened_at"),
                Sql.instant(row, "used_at"),
                Sql.instant(row, "expires_at"));
    }

    private static RefreshChain chain(DbRow row) {
        return new RefreshChain(
                number(row, "generation"),
                new TokenHash(text(row, "newest")),
                instant(row, "rotated_at"));
    }

    @Override
    public void close() {
        finding.close();
    }
}
