package chat.sohbet.memory;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.FeedContract;
import chat.sohbet.application.port.Outbox;

class MemoryFeedTest implements FeedContract {
    @Override
    public Feed feed(Outbox outbox) {
        return new MemoryFeed(outbox);
    }
}
