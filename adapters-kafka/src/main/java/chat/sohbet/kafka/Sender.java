package chat.sohbet.kafka;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/// Writes to the topic from a thread of its own, for Kafka's producer blocks where it doesn't know
/// the brokers. What waits or is on its way is bounded by [#BUDGET]; what comes on top is lost at
/// once. All that couldn't be written within a few seconds is lost: the outbox knows it still.
final class Sender {
    private static final Logger LOG = System.getLogger(Sender.class.getName());

    /// Bytes; less than the producer's own buffer, so that it never waits for room.
    static final int BUDGET = 16 << 20;

    /// What a record costs besides its bytes.
    private static final int OVERHEAD = 256;

    private static final Duration FAREWELL = Duration.ofSeconds(3);

    /// A record on its way, and where its sender hears what became of it.
    private record Parcel(ProducerRecord<String, byte[]> content, CompletableFuture<Void> fate) {
        int cost() {
            return content.value().length + OVERHEAD;
        }
    }

    private final Clients clients;
    private final Topic topic;
    private final BlockingQueue<Parcel> waiting = new LinkedBlockingQueue<>();
    private final Semaphore budget = new Semaphore(BUDGET);
    private final AtomicBoolean troubled = new AtomicBoolean();
    private final Thread thread;
    private volatile boolean closing;

    Sender(Clients clients, Topic topic) {
        this.clients = clients;
        this.topic = topic;
        this.thread = Thread.ofPlatform().daemon().name("feed-sender").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Takes a record without waiting. The answer completes, on a thread that must not be held up,
    /// once all in-sync brokers have it, or exceptionally when it is lost.
    CompletableFuture<Void> offer(ProducerRecord<String, byte[]> content) {
        var parcel = new Parcel(content, new CompletableFuture<>());
        if (closing || !budget.tryAcquire(parcel.cost()))
            return CompletableFuture.failedFuture(new Lost("no room, or no time"));
        waiting.add(parcel);
        return parcel.fate();
    }

    private void run() {
        try {
            while (!closing || !waiting.isEmpty()) connectAndWrite();
        } catch (InterruptedException | InterruptException closed) {
            LOG.log(Level.DEBUG, "not waiting for Kafka any longer");
        } finally {
            loseTheRest();
        }
    }

    private void connectAndWrite() throws InterruptedException {
        if (!topic.seen().await(1, TimeUnit.SECONDS)) return;
        Producer<String, byte[]> producer = null;
        try {
            producer = clients.producer();
            // Waits for the brokers' word on the topic here, where no record is lost by it.
            var _ = producer.partitionsFor(topic.name());
            write(producer);
        } catch (RuntimeException broken) {
            if (Thread.interrupted()) throw new InterruptedException();
            trouble(broken);
            Thread.sleep(Duration.ofSeconds(1));
        } finally {
            if (producer != null) producer.close(closing ? FAREWELL : Duration.ZERO);
        }
    }

    private void write(Producer<String, byte[]> producer) throws InterruptedException {
        while (!closing || !waiting.isEmpty()) {
            var parcel = waiting.poll(100, TimeUnit.MILLISECONDS);
            if (parcel != null) write(producer, parcel);
        }
    }

    /// Throws if the producer can't be used any more.
    private void write(Producer<String, byte[]> producer, Parcel parcel) {
        try {
            var _ = producer.send(parcel.content(), (_, failure) -> settle(parcel, failure));
        } catch (RuntimeException broken) {
            settle(parcel, broken);
            throw broken;
        }
    }

    private void settle(Parcel parcel, @Nullable Exception failure) {
        if (failure != null) {
            trouble(failure);
            lose(parcel, failure);
        } else {
            if (parcel.fate().complete(null)) budget.release(parcel.cost());
            if (troubled.compareAndSet(true, false))
                LOG.log(Level.INFO, "other nodes can be reached through Kafka again");
        }
    }

    private void lose(Parcel parcel, Exception why) {
        if (parcel.fate().completeExceptionally(why)) budget.release(parcel.cost());
    }

    private void trouble(Exception failure) {
        if (troubled.compareAndSet(false, true))
            LOG.log(
                    Level.WARNING,
                    "Kafka takes no news; other nodes find them in the outbox: {0}",
                    failure.toString());
    }

    private void loseTheRest() {
        for (var left = waiting.poll(); left != null; left = waiting.poll())
            lose(left, new Lost("the node stops"));
    }

    /// Writes what was accepted, as far as Kafka takes it within seconds.
    void close() throws InterruptedException {
        closing = true;
        if (!thread.join(FAREWELL)) thread.interrupt();
        thread.join(FAREWELL);
    }

    /// A record that wasn't written.
    private static final class Lost extends Exception {
        private static final long serialVersionUID = 1;

        Lost(String why) {
            super(why, null, false, false);
        }
    }
}
