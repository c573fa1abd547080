package chat.sohbet.history;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Outbox;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.application.port.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One node's end of a feed between nodes that loses, delays and reorders. What a neighbour didn't
/// hear stays in the outbox. A mute wire is that of a node that dies: it commits, and tells nobody.
final class Wire implements Feed {
    private final Timeline timeline;
    private final RandomGenerator random;
    private final Carrying carrying;
    private final List<Wire> neighbours = new ArrayList<>();
    private final List<Consumer<News>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Outbox outbox;
    private volatile Faults faults = Faults.NONE;
    private volatile boolean mute;

    /// Hears of all that is carried.
    interface Carrying {
        void carried(News.Changed changed);
    }

    Wire(Timeline timeline, RandomGenerator random, Carrying carrying) {
        this.timeline = timeline;
        this.random = random;
        this.carrying = carrying;
    }

    void strikeFrom(Outbox outbox) {
        this.outbox = outbox;
    }

    void neighbour(Wire other) {
        neighbours.add(other);
    }

    void weather(Faults faults) {
        this.faults = faults;
    }

    void mute(boolean mute) {
        this.mute = mute;
    }

    @Override
    public void carry(Ticket ticket, News news) {
        if (news instanceof News.Changed changed) carrying.carried(changed);
        if (mute) return;
        hear(news);
        timeline.enter(() -> send(news, () -> strike(ticket)));
    }

    @Override
    public void carry(News news) {
        if (mute) return;
        hear(news);
        timeline.enter(() -> send(news, () -> {}));
    }

    private void send(News news, Runnable heardByAll) {
        long slowest = 0;
        boolean lost = false;
        for (var neighbour : neighbours) {
            if (random.nextDouble() < faults.lost()) {
                lost = true;
                continue;
            }
            long delay = 1 + random.nextInt(4);
            if (random.nextDouble() < faults.late()) delay += random.nextInt(1_500);
            timeline.after(delay, () -> neighbour.hear(news));
            slowest = Math.max(slowest, delay);
        }
        if (!lost) timeline.after(slowest + 1, heardByAll);
    }

    private void strike(Ticket ticket) {
        try {
            if (outbox != null) outbox.strike(List.of(ticket));
        } catch (Unavailable _) {
            // It will be carried again.
        }
    }

    private void hear(News news) {
        for (var listener : listeners) {
            try {
                listener.accept(news);
            } catch (Unavailable _) {
                // Lost: a feed is the hurry, not the truth.
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
