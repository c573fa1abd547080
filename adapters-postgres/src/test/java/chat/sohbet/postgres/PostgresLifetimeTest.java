package chat.sohbet.postgres;

import chat.sohbet.application.port.LifetimeContract;
import chat.sohbet.application.port.Store;
import chat.sohbet.domain.conversation.ConversationId;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

class PostgresLifetimeTest implements LifetimeContract {
    private static final PostgresSettings SETTINGS =
            PostgresServer.freshDatabase().withLease(Duration.ofHours(1));
    private static final Postgres POSTGRES = Postgres.open(SETTINGS);
    private static final Store STORE = Stage.store(POSTGRES);

    @AfterAll
    static void close() {
        POSTGRES.close();
    }

    @Override
    public Store store() {
        return STORE;
    }

    /// The database's clock can't be moved; what is told by it can.
    @Override
    public void pass(ConversationId conversation, Duration time) {
        try (var connection = PostgresServer.connect(SETTINGS)) {
            Sql.update(
                    connection,
                    "UPDATE message SET expires_at = expires_at - make_interval(secs => ?) WHERE conversation = ?",
                    (double) time.toSeconds(),
                    conversation.value());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
