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
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// In a group nobody hears of each reader: once a second at most, each member is told how far *all*
/// others have come.
final class MergeMarks {
    static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);

    private final Receipts receipts;
    private final Feed feed;
    private final Later later;

    /// Everybody whose watermarks have grown, for any of them may be gone when it is time to tell.
    private final Map<ConversationId, Set<UserId>> waiting = new HashMap<>();

    MergeMarks(Receipts receipts, Feed feed, Later later) {
        this.receipts = receipts;
        this.feed = feed;
        this.later = later;
    }

    /// `member`'s watermarks have grown.
    void soon(ConversationId group, UserId member) {
        boolean first;
        synchronized (this) {
            first = !waiting.containsKey(group);
            waiting.computeIfAbsent(group, _ -> new LinkedHashSet<>()).add(member);
        }
        if (first) later.after(AT_MOST_EVERY, () -> merge(group));
    }

    private void merge(ConversationId group) {
        var grown = take(group);
        try {
            grown.stream()
                    .map(member -> receipts.of(member, group))
                    .filter(marks -> !marks.isEmpty())
                    .findFirst()
                    .ifPresent(marks -> feed.carry(new News.Merged(group, others(marks))));
        } catch (Unavailable _) {
            grown.forEach(member -> soon(group, member));
        }
    }

    private synchronized Set<UserId> take(ConversationId group) {
        var grown = waiting.remove(group);
        return grown == null ? Set.of() : grown;
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
