package chat.sohbet.memory;

import chat.sohbet.application.port.RecordingFeed;
import chat.sohbet.application.port.Store;
import java.time.Clock;

/// The memory house whose feed records.
final class House {
    private House() {}

    static Store store() {
        return store(Clock.systemUTC());
    }

    static Store store(Clock clock) {
        var feed = new RecordingFeed();
        var ports =
                MemoryPorts.create(clock, new MemoryPasswords(1), new MemoryOutbox(clock), feed);
        return new Store(
                ports.users(),
                ports.sessions(),
                ports.conversations(),
                ports.log(),
                ports.attachments(),
                ports.receipts(),
                ports.blocks(),
                ports.preferences(),
                ports.search(),
                ports.presences(),
                ports.subscriptions(),
                ports.nodes(),
                ports.outbox(),
                feed);
    }
}
