package chat.sohbet.application;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Nodes;

/// This node goes on holding its inbox. Where it couldn't, because it was stopped for a while or
/// the store was away, it may have missed news: then everybody is sent away, to come back and catch
/// up.
final class HoldInbox {
    private final Nodes nodes;
    private final Feed feed;
    private final Deliver deliver;

    HoldInbox(Nodes nodes, Feed feed, Deliver deliver) {
        this.nodes = nodes;
        this.feed = feed;
        this.deliver = deliver;
    }

    void hold() {
        var renewal = nodes.renew();
        // Also who came since the fence: they were not told of before this inbox was taken.
        if (!renewal.held()) deliver.cutOff();
        for (var presence : renewal.gone()) feed.carry(new News.Present(presence));
    }

    void fence() {
        if (nodes.inbox().isEmpty()) deliver.cutOff();
    }
}
