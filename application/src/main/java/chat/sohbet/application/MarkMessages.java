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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// People receive and read messages. Marks come in bursts and each makes the ones before it
/// needless, so they are gathered for [#PATIENCE] and written together.
final class MarkMessages implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMillis(250);

    /// What is gathered at most; more than this while the store is away, and the oldest news is
    /// that marks get lost. Clients mark again.
    private static final int GATHERED = 50_000;

    private record Place(ConversationId conversation, UserId user) {}

    private final Receipts receipts;
    private final Feed feed;
    private final Executor later;
    private Map<Place, Watermarks> gathered = new HashMap<>();

    MarkMessages(Receipts receipts, Feed feed) {
        this.receipts = receipts;
        this.feed = feed;
        this.later =
                CompletableFuture.delayedExecutor(
                        PATIENCE.toMillis(),
                        TimeUnit.MILLISECONDS,
                        task -> Thread.ofVirtual().name("marks").start(task));
    }

    /// Takes the mark and returns at once.
    void mark(ConversationId conversation, UserId user, Watermarks marks) {
        boolean first;
        synchronized (this) {
            first = gathered.isEmpty();
            if (gathered.size() >= GATHERED) return;
            gathered.merge(new Place(conversation, user), marks, Watermarks::merge);
        }
        if (first) later.execute(this::flush);
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
        try {
            tell(
                    receipts.raise(
                            taken.entrySet().stream()
                                    .map(entry ->
                                            new Mark(
                                                    entry.getKey().conversation(),
                                                    entry.getKey().user(),
                                                    entry.getValue()))
                                    .toList()));
        } catch (Unavailable _) {
            taken.forEach((place, marks) -> mark(place.conversation(), place.user(), marks));
        }
    }

    private void tell(List<News.Marked> raised) {
        raised.forEach(feed::carry);
    }

    /// Writes what was gathered.
    @Override
    public void close() {
        flush();
    }
}
