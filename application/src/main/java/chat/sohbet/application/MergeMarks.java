package chat.sohbet.application;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Receipts;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// In a group nobody hears of each reader: once a second at most, each member is told how far *all*
/// others have come.
final class MergeMarks {
    static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);

    private final Receipts receipts;
    private final Feed feed;
    private final Later later;
    private final Map<ConversationId, UserId> waiting = new ConcurrentHashMap<>();

    MergeMarks(Receipts receipts, Feed feed, Later later) {
        this.receipts = receipts;
        this.feed = feed;
        this.later = later;
    }

    /// `member`'s watermarks have grown.
    void soon(ConversationId group, UserId member) {
        if (waiting.putIfAbsent(group, member) == null)
            later.after(AT_MOST_EVERY, () -> merge(group));
    }

    private void merge(ConversationId group) {
        var member = waiting.remove(group);
        if (member == null) return;
        try {
            feed.carry(new News.Merged(group, others(receipts.of(member, group))));
        } catch (Unavailable _) {
            soon(group, member);
        }
    }

    /// For each member, the least of what all the others have reached: the least of all, but for
    /// the one who is last it is the second least.
    static Map<UserId, Watermarks> others(Map<UserId, Watermarks> marks) {
        var delivered =
                marks.values().stream()
                        .mapToLong(Watermarks::delivered)
                        .sorted()
                        .limit(2)
                        .toArray();
        var read = marks.values().stream().mapToLong(Watermarks::read).sorted().limit(2).toArray();
        var others = new HashMap<UserId, Watermarks>();
        if (marks.size() < 2) return others;
        marks.forEach((user, own) ->
                others.put(
                        user,
                        new Watermarks(
                                own.delivered() == delivered[0] ? delivered[1] : delivered[0],
                                own.read() == read[0] ? read[1] : read[0])));
        return others;
    }
}
