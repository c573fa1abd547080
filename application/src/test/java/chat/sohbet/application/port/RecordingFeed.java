package chat.sohbet.application.port;

import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A feed that remembers what it was given, in that order, tells its subscribers, and strikes
/// nothing: what an adapter writes to its outbox stays to be looked at.
public final class RecordingFeed implements Feed {
    private final Queue<Carried> carried = new ConcurrentLinkedQueue<>();
    private final List<Consumer<News>> listeners = new CopyOnWriteArrayList<>();

    private record Carried(News news, Trace trace) {}

    @Override
    public void carry(Ticket ticket, News news) {
        carry(news);
    }

    @Override
    public void carry(News news) {
        // Whoever could overtake is given the chance.
        Thread.yield();
        carried.add(new Carried(news, Trace.current()));
        listeners.forEach(listener -> listener.accept(news));
    }

    @Override
    public void subscribe(Consumer<News> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        listeners.clear();
    }

    /// All that was carried, oldest first.
    public List<News> carried() {
        return carried.stream().map(Carried::news).toList();
    }

    /// What was carried of one conversation's changes, oldest first.
    public List<News.Changed> changes(ConversationId conversation) {
        return carried().stream()
                .filter(News.Changed.class::isInstance)
                .map(News.Changed.class::cast)
                .filter(news -> news.change().conversation().equals(conversation))
                .toList();
    }

    /// Under which names changes of a conversation were carried, oldest first.
    public List<Trace> traces(ConversationId conversation) {
        return carried.stream()
                .filter(one ->
                        one.news() instanceof News.Changed news
                                && news.change().conversation().equals(conversation))
                .map(Carried::trace)
                .toList();
    }

    /// The last version of a conversation that was carried, 0 if none was.
    public long version(ConversationId conversation) {
        return changes(conversation).stream()
                .map(News.Changed::change)
                .mapToLong(Change::version)
                .max()
                .orElse(0);
    }
}
