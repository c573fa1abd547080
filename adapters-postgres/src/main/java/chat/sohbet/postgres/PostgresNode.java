package chat.sohbet.postgres;

import java.time.Duration;

/// What of one node's ports belongs together: its inbox, its people, and what it has told them.
record PostgresNode(PostgresNodes nodes, PostgresPresences presences, PostgresOutbox outbox)
        implements AutoCloseable {
    static PostgresNode start(Database database, Duration lease) {
        var people = new People();
        var nodes = new PostgresNodes(database, lease, people);
        return new PostgresNode(
                nodes,
                new PostgresPresences(database, nodes, people),
                new PostgresOutbox(database, nodes));
    }

    @Override
    public void close() {
        outbox.close();
        presences.close();
        nodes.close();
    }
}
