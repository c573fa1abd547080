package chat.sohbet.application;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Receipts;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// People receive and read messages. Marks come in bursts and each makes the ones before it
/// needless, so they are gathered for [#PATIENCE] and written together.
final class MarkMessages implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMillis(250);

    /// What is gathered at most: past it, while the store is away, marks are dropped. Clients mark
    /// again.
    private static final int GATHERED = 50_000;

    private record Place(ConversationId conversation, UserId user) {}

    private final Receipts receipts;
    private final Feed feed;
    private final MergeMarks merge;
    private final Later later;
    private Map<Place, Watermarks> gathered = new HashMap<>();

    MarkMessages(Receipts receipts, Feed feed, MergeMarks merge, Later later) {
        this.receipts = receipts;
        this.feed = feed;
        this.merge = merge;
        this.later = later;
    }

    /// Takes the mark and returns at once.
    void mark(ConversationId conversation, UserId user, Watermarks marks) {
        boolean first;
        synchronized (this) {
            if (gathered.size() >= GATHERED) return;
            first = gathered.isEmpty();
            gathered.merge(new Place(conversation, user), marks, Watermarks::merge);
        }
        if (first) later.after(PATIENCE, this::flush);
    }

    /// Writes the mark before it returns.
    void markNow(ConversationId conversation, UserId user, Watermarks marks) {
        tell(receipts.raise(List.of(new Mark(conversation, user, marks))));
    }

    private void flush() {
        Map<Place, Watermarks> taken;
        synchronized (this) {
            taken = gathered;
            gathered = new HashMap<>();
        }
        var marks = new ArrayList<Mark>(taken.size());
        taken.forEach((place, watermarks) ->
                marks.add(new Mark(place.conversation(), place.user(), watermarks)));
        try {
            tell(receipts.raise(marks));
        } catch (Unavailable _) {
            marks.forEach(mark -> mark(mark.conversation(), mark.user(), mark.watermarks()));
        }
    }

    private void tell(List<News.Marked> raised) {
        for (var marked : raised) {
            feed.carry(marked);
            if (!marked.direct()) merge.soon(marked.mark().conversation(), marked.mark().user());
        }
    }

    /// Writes what was gathered.
    @Override
    public void close() {
        flush();
    }
}
