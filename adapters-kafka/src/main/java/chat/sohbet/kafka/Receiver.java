package chat.sohbet.kafka;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Reads the topic on a thread of its own, and goes on whatever happens to Kafka: brokers that are
/// away come back, a topic that is gone is made again, a connection that broke is another one.
final class Receiver {
    private static final Logger LOG = System.getLogger(Receiver.class.getName());

    private final Topic topic;
    private final Duration patience;
    private final Reader reader;
    private final long started = System.nanoTime();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private boolean troubled;

    Receiver(
            Clients clients,
            Topic topic,
            Duration patience,
            Consumer<ConsumerRecord<String, byte[]>> listener) {
        this.topic = topic;
        this.patience = patience;
        this.reader = new Reader(clients::consumer, topic.name(), listener);
        this.thread = Thread.ofPlatform().daemon().name("feed-receiver").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Waits until nothing that is written from now on is missed; false if the patience of this
    /// start was over before.
    boolean awaitReady() throws InterruptedException {
        return ready.await(Math.max(0, patience.toNanos() - age()), TimeUnit.NANOSECONDS);
    }

    private long age() {
        return System.nanoTime() - started;
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try {
                topic.ensure();
                read();
            } catch (Exception | LinkageError failure) {
                if (stopping.getCount() > 0) trouble(failure);
            }
            pause();
        }
    }

    private void read() {
        try {
            // Who wasn't ready in time has let people in, who wait for what was written since.
            reader.open(age() < patience.toNanos());
            ready.countDown();
            if (troubled) LOG.log(Level.INFO, "other nodes can be heard through Kafka again");
            troubled = false;
            while (reader.read()) {}
        } finally {
            // What interrupted reading mustn't interrupt closing.
            var _ = Thread.interrupted();
            reader.close();
        }
    }

    private void trouble(Throwable failure) {
        var cause = failure instanceof ExecutionException ? failure.getCause() : failure;
        if (!troubled)
            LOG.log(
                    Level.WARNING,
                    "Kafka brings no news; those of other nodes come late, from the outbox: {0}",
                    String.valueOf(cause));
        troubled = true;
    }

    private void pause() {
        try {
            var _ = stopping.await(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException closed) {
            LOG.log(Level.DEBUG, "no pause: the node stops");
        }
    }

    void close() throws InterruptedException {
        stopping.countDown();
        thread.interrupt();
        thread.join(Duration.ofSeconds(2));
    }
}
