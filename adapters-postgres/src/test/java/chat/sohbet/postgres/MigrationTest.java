package chat.sohbet.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.application.port.AtOnce;
import chat.sohbet.application.port.Scene;
import chat.sohbet.application.port.Unavailable;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
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
