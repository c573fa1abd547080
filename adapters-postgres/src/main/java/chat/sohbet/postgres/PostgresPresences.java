package chat.sohbet.postgres;

import static chat.sohbet.postgres.Rows.flag;
import static chat.sohbet.postgres.Rows.instantOrNull;
import static chat.sohbet.postgres.Rows.uuid;

import chat.sohbet.application.port.Presences;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.UserId;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbTransaction;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who is connected, in the table `presence`, for this node under an id of its own for as long as
/// it runs. The node remembers its people, too: where the others took it for lost, or the database
/// was away when somebody came or went, its next beat sets that right.
final class PostgresPresences implements Presences, AutoCloseable {
    private static final String BEAT =
            """
            INSERT INTO node (id, beaten_at) VALUES (?::uuid, clock_timestamp())
            ON CONFLICT (id) DO UPDATE SET beaten_at = excluded.beaten_at
            RETURNING xmax = 0 AS fresh
            """;
    private static final String ARRIVE =
            """
            INSERT INTO presence (person, node)
            SELECT u.id, n.id FROM users u, node n WHERE n.id = ?::uuid AND u.id = ANY (string_to_array(?, ',')::uuid[]) ORDER BY u.id
            ON CONFLICT DO NOTHING
            """;
    private static final String DEPART =
            """
            DELETE FROM presence
            WHERE node = ?::uuid AND person = ANY (string_to_array(?, ',')::uuid[])
            """;
    private static final String DEPART_ALL_BUT =
            """
            DELETE FROM presence
            WHERE node = ?::uuid AND person <> ALL (string_to_array(?, ',')::uuid[])
            """;
    private static final String SEEN =
            """
            INSERT INTO seen AS s (person, at)
            SELECT id, clock_timestamp() FROM users WHERE id = ANY (string_to_array(?, ',')::uuid[]) ORDER BY id
            ON CONFLICT (person) DO UPDATE SET at = greatest(s.at, excluded.at)
            """;

    /// What is left of nodes that are lost: their people were last seen when the node was.
    private static final String BURY =
            """
            INSERT INTO seen AS s (person, at)
            SELECT p.person, max(n.beaten_at)
            FROM node n
            JOIN presence p ON p.node = n.id
            WHERE n.beaten_at < clock_timestamp() - make_interval(secs => ?)
            GROUP BY p.person
            ORDER BY p.person
            ON CONFLICT (person) DO UPDATE SET at = greatest(s.at, excluded.at)
            """;

    private static final String FORGET =
            "DELETE FROM node WHERE beaten_at < clock_timestamp() - make_interval(secs => ?)";
    private static final String LEAVE = "DELETE FROM node WHERE id = ?::uuid";
    private static final String OF =
            """
            SELECT asked.person, coalesce(bool_or(n.beaten_at >= lost.since), false) AS online,
                   greatest(max(s.at), max(n.beaten_at) FILTER (WHERE n.beaten_at < lost.since)) AS last
            FROM unnest(string_to_array(?, ',')::uuid[]) AS asked (person)
            CROSS JOIN (SELECT clock_timestamp() - make_interval(secs => ?) AS since) lost
            LEFT JOIN presence p ON p.person = asked.person
            LEFT JOIN node n ON n.id = p.node
            LEFT JOIN seen s ON s.person = asked.person
            GROUP BY asked.person
            """;

    private static final double LOST_SECONDS = LOST.toSeconds();
    private static final System.Logger LOG = System.getLogger(PostgresPresences.class.getName());

    private final Database database;
    private final String node = UUID.randomUUID().toString();
    private final Set<UserId> here = ConcurrentHashMap.newKeySet();

    /// What one person does is written in its order; all people together are only written while
    /// nobody does anything.
    private final List<Lock> turns = Stream.<Lock>generate(ReentrantLock::new).limit(64).toList();

    private final ReadWriteLock all = new ReentrantReadWriteLock();
    private volatile boolean unsure = true;

    PostgresPresences(Database database) {
        this.database = database;
    }

    @Override
    public Presence arrive(UserId user) {
        if (unsure) beat();
        here.add(user);
        return inTurn(user, ARRIVE);
    }

    @Override
    public Presence depart(UserId user) {
        here.remove(user);
        return inTurn(user, DEPART);
    }

    private Presence inTurn(UserId user, String sql) {
        var turn = turns.get(Math.floorMod(user.hashCode(), turns.size()));
        all.readLock().lock();
        turn.lock();
        try {
            return database.transaction(transaction -> {
                if (transaction.dml(sql, node, user.toString()) > 0)
                    transaction.insert(SEEN, user.toString());
                return of(transaction, List.of(user)).getFirst();
            });
        } catch (Unavailable away) {
            unsure = true;
            throw away;
        } finally {
            turn.unlock();
            all.readLock().unlock();
        }
    }

    @Override
    public void beat() {
        all.writeLock().lock();
        try {
            database.transaction(transaction -> {
                boolean fresh = flag(transaction.get(BEAT, node).orElseThrow(), "fresh");
                if (fresh || unsure) setRight(transaction);
                transaction.insert(BURY, LOST_SECONDS);
                return transaction.delete(FORGET, LOST_SECONDS);
            });
            unsure = false;
        } finally {
            all.writeLock().unlock();
        }
    }

    private void setRight(DbTransaction transaction) {
        var people = array(here);
        transaction.delete(DEPART_ALL_BUT, node, people);
        transaction.insert(ARRIVE, node, people);
    }

    @Override
    public List<Presence> of(Collection<UserId> users) {
        return database.read(db -> of(db, users));
    }

    private static List<Presence> of(DbExecute db, Collection<UserId> users) {
        try (var rows = db.query(OF, array(users), LOST_SECONDS)) {
            return rows.map(PostgresPresences::presence).toList();
        }
    }

    private static Presence presence(DbRow row) {
        return new Presence(
                new UserId(uuid(row, "person")), flag(row, "online"), instantOrNull(row, "last"));
    }

    private static String array(Collection<UserId> users) {
        return users.stream().map(UserId::toString).collect(Collectors.joining(","));
    }

    /// Nobody is connected here any more.
    @Override
    public void close() {
        try {
            database.transaction(transaction -> {
                transaction.insert(SEEN, array(here));
                return transaction.delete(LEAVE, node);
            });
        } catch (Unavailable away) {
            LOG.log(System.Logger.Level.INFO, "left without saying goodbye", away);
        }
    }
}
