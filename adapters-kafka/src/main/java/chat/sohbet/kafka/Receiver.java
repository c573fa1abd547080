package chat.sohbet.kafka;

import chat.sohbet.application.port.Inbox;
import chat.sohbet.application.port.Nodes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Reads this node's inbox on a thread of its own, and goes on whatever happens: brokers that are
/// away come back, a topic that is gone is made again, an inbox that was lost is another one.
/// Others are told whether it reads, so that they leave in the outbox what it can't hear.
final class Receiver {
    private static final Logger LOG = System.getLogger(Receiver.class.getName());

    /// How long it waits for a record before it looks whether the inbox is its own still.
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final Topic topic;
    private final Nodes nodes;
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
            Nodes nodes,
            Duration patience,
            Consumer<byte[]> listener) {
        this.topic = topic;
        this.nodes = nodes;
        this.patience = patience;
        this.reader = new Reader(clients::consumer, topic.name(), listener);
        this.thread = Thread.ofPlatform().daemon().name("feed-receiver").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Waits until nothing that is sent here from now on is missed; false if the patience of this
    /// start was over before.
    boolean awaitReady() throws InterruptedException {
        long left = patience.toNanos() - (System.nanoTime() - started);
        return ready.await(Math.max(0, left), TimeUnit.NANOSECONDS);
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try {
                var inbox = nodes.inbox();
                if (inbox.isPresent()) read(inbox.get());
            } catch (Exception | LinkageError failure) {
                if (stopping.getCount() > 0) trouble(failure);
            }
            pause();
        }
    }

    /// Until the inbox is another one, or reading fails.
    private void read(Inbox inbox) throws InterruptedException, ExecutionException {
        topic.ensure(inbox.slot() + 1);
        boolean told = false;
        try {
            reader.open(inbox);
            nodes.listens(inbox, true);
            told = true;
            ready.countDown();
            if (troubled) LOG.log(Level.INFO, "other nodes can be heard through Kafka again");
            troubled = false;
            while (stopping.getCount() > 0 && nodes.inbox().equals(Optional.of(inbox)))
                reader.read(GLANCE);
        } finally {
            // What interrupted reading mustn't interrupt closing.
            var _ = Thread.interrupted();
            if (told) deaf(inbox);
            reader.close();
        }
    }

    private void deaf(Inbox inbox) {
        try {
            nodes.listens(inbox, false);
        } catch (RuntimeException away) {
            LOG.log(Level.DEBUG, "others don't know that this node hears nothing", away);
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
            var _ = stopping.await(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException closed) {
            LOG.log(Level.DEBUG, "no pause: the node stops");
        }
    }

    void close() throws InterruptedException {
        stopping.countDown();
        if (!thread.join(Duration.ofSeconds(2))) thread.interrupt();
        thread.join(Duration.ofSeconds(2));
    }
}
