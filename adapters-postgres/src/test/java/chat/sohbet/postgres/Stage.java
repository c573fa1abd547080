package chat.sohbet.postgres;

import chat.sohbet.application.port.RecordingFeed;
import chat.sohbet.application.port.Store;
import java.time.Duration;

/// The store that the contracts share.
final class Stage {
    /// Nobody renews its lease, so it lasts for all tests.
    static final PostgresSettings SETTINGS =
            PostgresServer.freshDatabase().withLease(Duration.ofHours(1));

    static final Postgres POSTGRES = Postgres.open(SETTINGS);

    static final Store STORE = store(POSTGRES);

    private Stage() {}

    /// One node's ports.
    static Store store(Postgres postgres) {
        var feed = new RecordingFeed();
        return new Store(
                postgres.users(feed),
                postgres.sessions(feed),
                postgres.conversations(),
                postgres.log(feed),
                postgres.attachments(),
                postgres.receipts(),
                postgres.blocks(),
                postgres.preferences(),
                postgres.search(),
                postgres.presences(),
                postgres.subscriptions(),
                postgres.nodes(),
                postgres.outbox(),
                feed);
    }
}
