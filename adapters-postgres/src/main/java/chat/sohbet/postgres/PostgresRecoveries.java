package chat.sohbet.postgres;

import chat.sohbet.application.port.Recoveries;
import chat.sohbet.domain.user.TokenHash;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Codes in the table `recovery`, each person's the newest.
final class PostgresRecoveries implements Recoveries {
    private static final String KEEP =
            """
            INSERT INTO recovery AS r (owner, hash, asked_at, expires_at)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (owner)
            DO UPDATE SET hash = excluded.hash, asked_at = excluded.asked_at, expires_at = excluded.expires_at
            WHERE r.asked_at <= ?
            """;
    private static final String TAKE =
            "DELETE FROM recovery WHERE hash = ? RETURNING owner, expires_at > ? AS good";
    private static final String FORGET = "DELETE FROM recovery WHERE owner = ?";

    private final Database database;

    PostgresRecoveries(Database database) {
        this.database = database;
    }

    @Override
    public boolean keep(
            UserId user, TokenHash hash, Instant now, Instant expiresAt, Duration quiet) {
        return database.onConnection(connection ->
                Sql.update(
                                connection,
                                KEEP,
                                user.value(),
                                hash.hex(),
                                now,
                                expiresAt,
                                now.minus(quiet))
                        == 1);
    }

    @Override
    public Optional<UserId> take(TokenHash hash, Instant now) {
        return database.onConnection(connection ->
                        Sql.first(
                                connection,
                                TAKE,
                                row ->
                                        new Taken(
                                                new UserId(Sql.uuid(row, "owner")),
                                                row.getBoolean("good")),
                                hash.hex(),
                                now))
                .filter(Taken::good)
                .map(Taken::owner);
    }

    private record Taken(UserId owner, boolean good) {}

    @Override
    public void forget(UserId user) {
        database.onConnection(connection -> Sql.update(connection, FORGET, user.value()));
    }
}
