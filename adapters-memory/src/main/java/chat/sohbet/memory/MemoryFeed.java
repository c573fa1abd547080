package chat.sohbet.memory;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Outbox;
import chat.sohbet.application.port.Ticket;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The feed of a chat with a single node: whoever carries calls the listeners, and strikes the
/// ticket afterwards.
public final class MemoryFeed implements Feed {
    private static final System.Logger LOG = System.getLogger(MemoryFeed.class.getName());

    private final Outbox outbox;
    private final List<Consumer<News>> listeners = new CopyOnWriteArrayList<>();

    /// Strikes from `outbox` what was carried.
    public MemoryFeed(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void carry(Ticket ticket, News news) {
        carry(news);
        try {
            outbox.strike(List.of(ticket));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Could not strike " + ticket + "; it will be carried again", e);
        }
    }

    @Override
    public void carry(News news) {
        for (var listener : listeners) {
            try {
                listener.accept(news);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "A listener failed on " + news.getClass().getSimpleName(), e);
            }
        }
    }

    @Override
    public void subscribe(Consumer<News> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
