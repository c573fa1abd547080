package chat.sohbet.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.NodesContract;
import chat.sohbet.application.port.Scene;
import chat.sohbet.application.port.Store;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.domain.user.Presence;
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
