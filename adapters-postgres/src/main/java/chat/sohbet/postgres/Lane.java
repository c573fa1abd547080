package chat.sohbet.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// A bounded queue and one thread, which takes all that has queued meanwhile, up to a limit, and
/// works it off as one batch. Unless it is told to, it never waits for a batch to fill: who comes
/// alone goes alone and at once, and the busier it gets, the larger the batches.
final class Lane<T> implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Lane.class.getName());
    private static final Duration LEAVE = Duration.ofSeconds(20);

    /// Tasks; an empty one is the last.
    private final BlockingQueue<Optional<T>> queue = new LinkedBlockingQueue<>();

    private final int room;
    private final int most;
    private final Duration gather;
    private final Consumer<List<T>> work;
    private final Thread worker;
    private boolean closed;

    /// `room` is how many may queue, `most` how many make a batch. What `work` throws is logged,
    /// and the batch is over.
    Lane(String name, int room, int most, Consumer<List<T>> work) {
        this(Thread.ofVirtual(), name, room, most, Duration.ZERO, work);
    }

    /// For the few lanes that people wait for: a thread of the system, which the system wakes up
    /// when the database answers. A virtual one is woken by way of two others.
    static <T> Lane<T> urgent(String name, int room, int most, Consumer<List<T>> work) {
        return new Lane<>(Thread.ofPlatform().daemon(), name, room, most, Duration.ZERO, work);
    }

    /// For tasks that are in no hurry: before each batch, waits for `gather` for others to join it.
    Lane(String name, int room, int most, Duration gather, Consumer<List<T>> work) {
        this(Thread.ofVirtual(), name, room, most, gather, work);
    }

    private Lane(
            Thread.Builder thread,
            String name,
            int room,
            int most,
            Duration gather,
            Consumer<List<T>> work) {
        this.room = room;
        this.most = most;
        this.gather = gather;
        this.work = work;
        this.worker = thread.name(name).start(this::run);
    }

    /// False if there is no room, or the lane is closed.
    synchronized boolean offer(T task) {
        return !closed && queue.size() < room && queue.offer(Optional.of(task));
    }

    int waiting() {
        return queue.size();
    }

    private void run() {
        try {
            while (true) {
                var taken = new ArrayList<Optional<T>>();
                taken.add(queue.take());
                if (gather.isPositive() && !closed()) Thread.sleep(gather);
                queue.drainTo(taken, most - 1);
                var batch = taken.stream().flatMap(Optional::stream).toList();
                if (!batch.isEmpty()) work(batch);
                if (batch.size() < taken.size()) return;
            }
        } catch (InterruptedException interrupted) {
            LOG.log(System.Logger.Level.WARNING, "somebody interrupted a lane", interrupted);
        }
    }

    private synchronized boolean closed() {
        return closed;
    }

    private void work(List<T> batch) {
        try {
            work.accept(batch);
        } catch (RuntimeException | Error failed) {
            LOG.log(System.Logger.Level.WARNING, "a batch of " + batch.size() + " failed", failed);
        }
    }

    /// Takes no more, works off what has queued, and stops; gives up on that after a while. (No
    /// interrupt: it would tear the connection away from under a batch.)
    @Override
    public void close() {
        synchronized (this) {
            if (!closed) queue.add(Optional.empty());
            closed = true;
        }
        try {
            worker.join(LEAVE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
