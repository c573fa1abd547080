package chat.sohbet.postgres;

import static chat.sohbet.postgres.Rows.uuid;

import chat.sohbet.application.port.Blocks;
import chat.sohbet.domain.user.UserId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/// Blocks in the table `block`, written under the lock that a message between the two needs, too.
final class PostgresBlocks implements Blocks {
    private static final String LOCK =
            """
            SELECT id
            FROM conversation
            WHERE low = least(?::uuid, ?::uuid) AND high = greatest(?::uuid, ?::uuid)
            FOR NO KEY UPDATE
            """;
    private static final String BLOCK =
            "INSERT INTO block (blocker, blocked) VALUES (?::uuid, ?::uuid) ON CONFLICT DO NOTHING";
    private static final String UNBLOCK =
            "DELETE FROM block WHERE blocker = ?::uuid AND blocked = ?::uuid";
    private static final String OF = "SELECT blocked FROM block WHERE blocker = ?::uuid";

    private static final String BLOCKERS =
            """
            SELECT blocker
            FROM block
            WHERE blocker = ANY (string_to_array(?, ',')::uuid[]) AND blocked = ?::uuid
            """;

    private final Database database;

    PostgresBlocks(Database database) {
        this.database = database;
    }

    @Override
    public void block(UserId me, UserId other) {
        change(BLOCK, me, other);
    }

    @Override
    public void unblock(UserId me, UserId other) {
        change(UNBLOCK, me, other);
    }

    private void change(String sql, UserId me, UserId other) {
        var mine = me.toString();
        var theirs = other.toString();
        database.transaction(transaction -> {
            var _ = transaction.get(LOCK, mine, theirs, mine, theirs);
            return transaction.dml(sql, mine, theirs);
        });
    }

    @Override
    public Set<UserId> of(UserId me) {
        return people("blocked", OF, me.toString());
    }

    @Override
    public Set<UserId> blockers(UserId me, Collection<UserId> others) {
        var among = others.stream().map(UserId::toString).collect(Collectors.joining(","));
        return people("blocker", BLOCKERS, among, me.toString());
    }

    private Set<UserId> people(String column, String sql, Object... parameters) {
        return database.read(db -> {
            try (var rows = db.query(sql, parameters)) {
                return rows.map(row -> new UserId(uuid(row, column)))
                        .collect(Collectors.toUnmodifiableSet());
            }
        });
    }
}
