package chat.sohbet.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.sohbet.application.port.AtOnce;
import chat.sohbet.application.port.Scene;
import chat.sohbet.application.port.Unavailable;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/// How a database is met at the start, and what its schema refuses whoever asks.
class MigrationTest {
    private static PostgresSettings hurried(PostgresSettings settings) {
        return settings.withWaits(
                Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMillis(300));
    }

    @Test
    void many_nodes_that_start_at_once_make_one_schema() {
        var settings = PostgresServer.freshDatabase().withConnections(2);
        var histories =
                AtOnce.crowd(_ -> {
                    try (var postgres = Postgres.open(settings)) {
                        return postgres.conversations().history();
                    }
                });
        assertThat(histories).containsOnly(histories.getFirst());
    }

    @Test
    void what_was_kept_is_there_after_the_next_start() {
        var settings = PostgresServer.freshDatabase();
        try (var first = Postgres.open(settings);
                var second = Postgres.open(settings)) {
            var ada = new Scene(Stage.store(first)).person();
            assertThat(Stage.store(second).users().find(ada.id())).contains(ada);
        }
    }

    @Test
    void a_schema_that_a_newer_program_made_is_told_of_and_used() throws SQLException {
        var settings = PostgresServer.freshDatabase();
        Postgres.open(settings).close();
        try (var connection = PostgresServer.connect(settings)) {
            Sql.update(connection, "ALTER TABLE message ADD COLUMN of_tomorrow int DEFAULT 7");
            Sql.update(
                    connection,
                    """
                    INSERT INTO sohbet_schema (installed_rank, version, description, type, script, installed_by, execution_time, success)
                    VALUES (9999, '9999', 'of tomorrow', 'SQL', 'V9999__of_tomorrow.sql', 'ada', 1, true)
                    """);
        }
        var said = new ArrayList<String>();
        var logger = Logger.getLogger(Migration.class.getName());
        var ear =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        said.add(new SimpleFormatter().formatMessage(line));
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        logger.addHandler(ear);
        try (var older = Postgres.open(settings)) {
            var ada = new Scene(Stage.store(older)).person();
            assertThat(Stage.store(older).users().find(ada.id())).contains(ada);
        } finally {
            logger.removeHandler(ear);
        }
        assertThat(said).singleElement().asString().contains("by these steps: 9999");
    }

    private static boolean somebodyWaits(PostgresSettings settings) throws SQLException {
        try (var connection = PostgresServer.connect(settings)) {
            return Sql.query(
                            connection,
                            """
                            SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                            WHERE d.datname = current_database() AND NOT l.granted
                            """,
                            row -> row.getInt(1))
                    .contains(1);
        }
    }

    @Test
    void a_step_waits_for_whoever_holds_its_table_and_comes_again() throws Exception {
        var settings = PostgresServer.freshDatabase();
        Migration.run(settings, "90");
        try (var writer = PostgresServer.connect(settings)) {
            writer.setAutoCommit(false);
            Sql.update(writer, "LOCK TABLE outbox IN ROW EXCLUSIVE MODE");
            var started = CompletableFuture.runAsync(() -> Migration.run(settings));
            await().until(() -> somebodyWaits(settings));
            await().atMost(Duration.ofSeconds(20)).until(() -> !somebodyWaits(settings));
            assertThat(started).isNotDone();
            writer.rollback();
            started.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void two_databases_are_two_histories() {
        try (var one = Postgres.open(PostgresServer.freshDatabase());
                var other = Postgres.open(PostgresServer.freshDatabase())) {
            assertThat(one.conversations().history()).isNotEqualTo(other.conversations().history());
        }
    }

    @Test
    void nobody_there_is_unavailable_after_a_while() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        var settings =
                PostgresSettings.of(
                        "jdbc:postgresql://localhost:" + nobody + "/chat?password=secret",
                        "ada",
                        "secret");
        assertThatThrownBy(() -> Postgres.open(hurried(settings)))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("couldn't be reached")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_database_that_does_not_exist_is_said_at_once() {
        var settings = PostgresServer.freshDatabase();
        var elsewhere =
                PostgresSettings.of(
                        settings.url().replaceAll("/test_\\d+", "/nowhere"), "postgres", "");
        assertThatThrownBy(() -> Postgres.open(elsewhere))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("\"nowhere\" does not exist");
    }

    @Test
    void who_may_not_have_extensions_searches_without_an_index() throws SQLException {
        var settings = PostgresServer.freshDatabase();
        try (var connection = PostgresServer.connect(settings)) {
            Sql.update(connection, "DROP ROLE IF EXISTS tenant");
            Sql.update(connection, "CREATE ROLE tenant LOGIN");
            Sql.update(connection, "GRANT ALL ON SCHEMA public TO tenant");
        }
        try (var postgres = Postgres.open(PostgresSettings.of(settings.url(), "tenant", ""))) {
            var store = Stage.store(postgres);
            var ada = new Scene(store).person();
            assertThat(store.users().search(ada.username().text(), "", 9)).containsExactly(ada);
        }
        try (var connection = PostgresServer.connect(settings)) {
            assertThat(
                            Sql.query(
                                    connection,
                                    "SELECT FROM pg_indexes WHERE indexname = 'users_searched'",
                                    _ -> true))
                    .isEmpty();
            Sql.update(connection, "DROP OWNED BY tenant CASCADE");
            Sql.update(connection, "DROP ROLE tenant");
        }
    }
}
