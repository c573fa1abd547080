package chat.sohbet.history;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Does one task after the other on a virtual thread that lives only while there are some.
final class InOrder implements Executor {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final AtomicInteger working;
    private boolean running;

    /// `working` counts the tasks that are not done yet.
    InOrder(AtomicInteger working) {
        this.working = working;
    }

    @Override
    public synchronized void execute(Runnable task) {
        working.incrementAndGet();
        tasks.add(task);
        if (running) return;
        running = true;
        Thread.ofVirtual().start(this::work);
    }

    private void work() {
        for (var task = next(); task != null; task = next()) {
            try {
                task.run();
            } finally {
                working.decrementAndGet();
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        var task = tasks.poll();
        if (task == null) running = false;
        return task;
    }
}
