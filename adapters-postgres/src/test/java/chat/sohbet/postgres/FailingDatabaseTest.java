package chat.sohbet.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.sohbet.application.port.AtOnce;
import chat.sohbet.application.port.Conversations.Position;
import chat.sohbet.application.port.Scene;
import chat.sohbet.application.port.Store;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.User;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/// What becomes of the ports when the database is away, hangs or is held up. The limit is for a
/// build that would hang; no time is measured.
@Timeout(180)
class FailingDatabaseTest {
    private static PostgresSettings impatient(PostgresSettings settings) {
        return settings.withConnections(3)
                .withWaits(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    /// One call of each kind: DbClient and JDBC, single statements and transactions, and the lanes.
    private static Map<String, Executable> calls(Store store, User ada, ConversationId talk) {
        var scene = new Scene(store);
        return Map.of(
                "find", () -> store.users().find(ada.id()),
                "search", () -> store.users().search("", "", 9),
                "sessions", () -> store.sessions().endedWithin(Duration.ofHours(1)),
                "heads", () -> store.conversations().heads(ada.id(), Position.TOP, 9),
                "since", () -> store.conversations().since(ada.id(), talk, 0),
                "append", () -> scene.say(ada, talk, "Hello"),
                "raise", () -> scene.mark(ada, talk, 1, 1),
                "block", () -> store.blocks().block(ada.id(), scene.person().id()),
                "arrive", () -> store.presences().arrive(ada.id()),
                "waiting", () -> store.outbox().waiting(Ticket.START, Duration.ZERO, 9));
    }

    @Test
    void a_stopped_database_is_unavailable_and_work_goes_on_by_itself_when_it_is_back()
            throws IOException {
        try (var server = new StoppableServer();
                var postgres = Postgres.open(impatient(server.settings()))) {
            var store = Stage.store(postgres);
            var scene = new Scene(store);
            var ada = scene.person();
            var talk = scene.direct(ada, scene.person());
            var said = new ArrayList<>(scene.say(ada, talk, 3));

            server.stop();
            var calls = List.copyOf(calls(store, ada, talk).entrySet());
            AtOnce.crowd(i -> {
                var call = calls.get(i % calls.size());
                assertThatThrownBy(() -> call.getValue().execute())
                        .as(call.getKey())
                        .isInstanceOf(Unavailable.class)
                        .hasCauseInstanceOf(RuntimeException.class);
                return null;
            });
            assertThat(postgres.answers()).isFalse();

            server.start();
            await().atMost(Duration.ofSeconds(30)).until(postgres::answers);
            // As many as would wait for each other for ever, had one connection been lost.
            AtOnce.crowd(_ -> store.users().find(ada.id()).orElseThrow());
            said.addAll(scene.say(ada, talk, 2));
            assertThat(scene.read(ada, talk)).isEqualTo(said);
            calls(store, ada, talk).forEach((_, call) -> run(call));
        }
    }

    @Test
    void a_database_that_is_silent_is_unavailable_and_work_goes_on_when_it_speaks_again()
            throws IOException {
        var direct = PostgresServer.freshDatabase();
        int port = PostgresServer.port();
        try (var proxy = new StallingProxy(port);
                var postgres = Postgres.open(through(proxy, direct, port))) {
            var store = Stage.store(postgres);
            var scene = new Scene(store);
            var ada = scene.person();
            var talk = scene.direct(ada, scene.person());
            scene.say(ada, talk, "Hello");

            proxy.stall();
            AtOnce.crowd(_ -> {
                assertThatThrownBy(() -> scene.say(ada, talk, "Is anybody there?"))
                        .isInstanceOf(Unavailable.class);
                assertThatThrownBy(() -> store.users().find(ada.id()))
                        .isInstanceOf(Unavailable.class);
                return null;
            });

            proxy.goOn();
            await().atMost(Duration.ofSeconds(30)).until(postgres::answers);
            var next = scene.say(ada, talk, "There you are");
            assertThat(scene.read(ada, talk)).last().isEqualTo(next);
            assertThat(scene.read(ada, talk))
                    .extracting(Message::seq)
                    .containsExactlyElementsOf(numbers(next.seq()));
        }
    }

    private static PostgresSettings through(
            StallingProxy proxy, PostgresSettings direct, int port) {
        var url = direct.url().replace(":" + port + "/", ":" + proxy.port() + "/");
        return impatient(
                PostgresSettings.of(
                        url + (url.contains("?") ? "&" : "?") + "socketTimeout=2",
                        direct.user(),
                        direct.password()));
    }

    private static List<Long> numbers(long last) {
        var numbers = new ArrayList<Long>();
        for (long number = 1; number <= last; number++) numbers.add(number);
        return numbers;
    }

    @Test
    void a_conversation_that_is_held_up_holds_up_no_other() throws Exception {
        var settings = PostgresServer.freshDatabase();
        try (var postgres = Postgres.open(impatient(settings))) {
            var scene = new Scene(Stage.store(postgres));
            var ada = scene.person();
            var talks = new ArrayList<ConversationId>();
            for (int i = 0; i < AtOnce.CROWD; i++) talks.add(scene.direct(ada, scene.person()));

            try (var connection = PostgresServer.connect(settings)) {
                connection.setAutoCommit(false);
                Sql.query(
                        connection,
                        "SELECT id FROM conversation WHERE id = ? FOR UPDATE",
                        row -> row.getString(1),
                        talks.getFirst().value());

                AtOnce.crowd(i -> {
                    if (i > 0) return scene.say(ada, talks.get(i), "Hello");
                    assertThatThrownBy(() -> scene.say(ada, talks.get(i), "Hello"))
                            .isInstanceOf(Unavailable.class)
                            .hasMessage("the database is too slow");
                    return null;
                });
            }
            assertThat(scene.say(ada, talks.getFirst(), "Hello").seq()).isEqualTo(1);
        }
    }

    @Test
    void a_verdict_that_cannot_be_written_fails_alone() {
        var scene = new Scene(Stage.STORE);
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());

        AtOnce.crowd(i -> {
            if (i % 4 > 0) return scene.say(ada, talk, "Hello");
            assertThatThrownBy(() -> sayFarAhead(ada, talk)).isNotInstanceOf(Unavailable.class);
            return null;
        });

        assertThat(scene.read(ada, talk))
                .extracting(Message::seq)
                .containsExactlyElementsOf(numbers(AtOnce.CROWD * 3 / 4));
    }

    /// Its version is less than its number, which the schema forbids.
    private static void sayFarAhead(User author, ConversationId talk) {
        var draft = Scene.draft(author, "I am ahead");
        Stage.STORE
                .log()
                .append(
                        talk,
                        draft,
                        (_, facts) ->
                                new Posting.Accepted(
                                        talk,
                                        Message.written(1_000_000, 1, draft, facts.now(), null)));
    }

    @Test
    void what_fails_leaves_no_connection_behind() throws Exception {
        try (var database = new Database(impatient(PostgresServer.freshDatabase()))) {
            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> database.read(db -> db.get("SELECT nonsense")))
                        .isNotInstanceOf(Unavailable.class)
                        .hasRootCauseMessage("ERROR: column \"nonsense\" does not exist");
                assertThatThrownBy(() -> database.read(db -> db.query("SELECT ?::int", "x")))
                        .isNotInstanceOf(Unavailable.class);
                database.read(db -> db.query("SELECT 1")); // a stream that nobody closes
                assertThatThrownBy(() ->
                                database.transaction(transaction ->
                                        transaction.insert("INSERT INTO nowhere VALUES (1)")))
                        .isNotInstanceOf(Unavailable.class);
                assertThatThrownBy(() ->
                                database.onConnection(connection ->
                                        Sql.update(connection, "DELETE FROM nowhere")))
                        .isNotInstanceOf(Unavailable.class);
            }
            assertThat(database.answers()).isTrue();
        }
    }

    @Test
    void a_collision_is_tried_again_and_in_the_end_unavailable() {
        try (var database = new Database(impatient(PostgresServer.freshDatabase()))) {
            var tries = new ArrayList<Integer>();
            assertThat(
                            database.<String>onConnection(connection -> {
                                tries.add(tries.size());
                                if (tries.size() < 3) collide(connection);
                                return "done";
                            }))
                    .isEqualTo("done");
            assertThatThrownBy(() -> database.onConnection(FailingDatabaseTest::collide))
                    .isInstanceOf(Unavailable.class)
                    .hasMessage("the database is too busy");
        }
    }

    private static int collide(Connection connection) throws SQLException {
        return Sql.update(
                connection,
                "DO $$ BEGIN RAISE EXCEPTION 'a collision' USING ERRCODE = 'serialization_failure'; END $$");
    }

    @Test
    void a_failed_undoing_does_not_hide_why() {
        try (var database = new Database(impatient(PostgresServer.freshDatabase()))) {
            assertThatThrownBy(() ->
                            database.onConnection(connection -> {
                                connection.close();
                                throw new IllegalStateException("the reason");
                            }))
                    .hasMessage("the reason");
        }
    }

    private static void run(Executable call) {
        try {
            call.execute();
        } catch (Throwable failed) {
            throw new AssertionError(failed);
        }
    }
}
