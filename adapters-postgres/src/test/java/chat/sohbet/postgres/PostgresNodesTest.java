package chat.sohbet.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.application.port.NodesContract;
import chat.sohbet.application.port.Scene;
import chat.sohbet.application.port.Store;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PostgresNodesTest implements NodesContract {
    @Override
    public Store store() {
        return Stage.STORE;
    }

    @Override
    public Node node(Duration lease) {
        var node = Stage.POSTGRES.node(lease);
        return new Node(node.nodes(), node.presences());
    }

    private static boolean waits(PostgresOutbox outbox, Ticket ticket) {
        return outbox.waiting(Ticket.START, Duration.ZERO, 500).stream()
                .anyMatch(entry -> entry.ticket().equals(ticket));
    }

    @Test
    void what_every_node_that_holds_an_inbox_has_told_is_forgotten_and_nothing_else() {
        try (var postgres = Postgres.open(PostgresServer.freshDatabase())) {
            var here = postgres.node(LONG);
            var there = postgres.node(LONG);
            var lost = postgres.node(SHORT);
            var scene = new Scene(Stage.store(postgres));
            var silent = postgres.nodes();
            scene.person();
            scene.person();
            var waiting =
                    Awaitility.await()
                            .until(
                                    () -> here.outbox().waiting(Ticket.START, Duration.ZERO, 9),
                                    entries -> entries.size() == 2);
            var first = waiting.getFirst().ticket();
            var second = waiting.getLast().ticket();
            Awaitility.await().until(() -> lost.nodes().inbox().isEmpty());

            assertThat(here.outbox().told(second)).isFalse();
            assertThat(there.outbox().told(first)).isFalse();
            assertThat(waits(here.outbox(), first)).isTrue();
            ((PostgresNodes) silent).close();
            assertThat(there.outbox().told(first)).isTrue();
            assertThat(waits(here.outbox(), first)).isFalse();
            assertThat(waits(here.outbox(), second)).isTrue();
            assertThat(there.outbox().told(second)).isTrue();
            assertThat(waits(here.outbox(), second)).isFalse();
        }
    }

    /// Its slot may be free for ever: another was freed that is taken first.
    @Test
    void who_takes_another_slot_leaves_nobody_behind() throws SQLException {
        var settings = PostgresServer.freshDatabase();
        try (var postgres = Postgres.open(settings);
                var connection = PostgresServer.connect(settings)) {
            var first = postgres.node(SHORT);
            var second = postgres.node(SHORT);
            var ada = new Scene(Stage.store(postgres)).person();
            second.presences().arrive(ada.id());
            Awaitility.await()
                    .until(() ->
                            first.nodes().inbox().isEmpty() && second.nodes().inbox().isEmpty());

            int taken = second.nodes().renew().inbox().slot();

            assertThat(slots(connection, ada)).containsExactly(taken);
        }
    }

    /// The answer that an arrival never had was that it is lost, and its commit was on its way.
    @Test
    void what_is_committed_after_its_node_was_buried_is_cleared_away() throws SQLException {
        var settings = PostgresServer.freshDatabase();
        try (var postgres = Postgres.open(settings);
                var connection = PostgresServer.connect(settings);
                var late = PostgresServer.connect(settings)) {
            var lost = postgres.node(Duration.ofSeconds(2));
            var ada = new Scene(Stage.store(postgres)).person();
            late.setAutoCommit(false);
            PresenceRows.arrive(late, lost.nodes().inbox().orElseThrow(), List.of(ada.id()));
            Awaitility.await().until(() -> lost.nodes().inbox().isEmpty());
            postgres.nodes().renew();
            late.commit();
            assertThat(slots(connection, ada)).hasSize(1);

            postgres.nodes().renew();

            assertThat(slots(connection, ada)).isEmpty();
        }
    }

    @Test
    void who_left_while_their_node_was_lost_is_told_to_be_gone() {
        var lost = Stage.POSTGRES.node(SHORT);
        var ada = scene().person();
        lost.presences().arrive(ada.id());
        Awaitility.await().until(() -> lost.nodes().inbox().isEmpty());
        assertThatThrownBy(() -> lost.presences().depart(ada.id())).isInstanceOf(Unavailable.class);

        var gone =
                Awaitility.await()
                        .until(
                                () -> lost.nodes().renew().gone(),
                                all -> all.stream().anyMatch(one -> one.user().equals(ada.id())));

        assertThat(gone)
                .filteredOn(one -> one.user().equals(ada.id()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.online()).isFalse();
                    assertThat(one.lastSeen()).isPresent();
                });
        assertThat(lost.presences().of(List.of(ada.id())).getFirst().lastSeen()).isPresent();
    }

    private static List<Integer> slots(Connection connection, User user) throws SQLException {
        return Sql.query(
                connection,
                "SELECT slot FROM presence WHERE person = ?",
                row -> row.getInt("slot"),
                user.id().value());
    }

    @Test
    void who_closes_is_lost_at_once() {
        var here = Stage.POSTGRES.node(LONG);
        var leaving = Stage.POSTGRES.node(LONG);
        var ada = scene().person();
        leaving.presences().arrive(ada.id());

        leaving.close();

        assertThat(here.nodes().with(List.of(ada.id()))).isEmpty();
        assertThat(here.nodes().renew().gone()).extracting(Presence::user).contains(ada.id());
    }
}
