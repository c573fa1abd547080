package chat.sohbet.web.socket;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Does a socket's commands in order on one virtual thread, which is alive only while there is
/// work, so that whoever reads the socket never waits for a commit. It does wait here once `most`
/// commands are under way: then nobody reads the socket until one is done.
final class Worker {
    private final Semaphore room;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean stopped;
    private @Nullable Thread working;

    Worker(int most) {
        room = new Semaphore(most);
    }

    void submit(Runnable command) throws InterruptedException {
        room.acquire();
        synchronized (this) {
            if (stopped) return;
            waiting.add(command);
            if (working == null)
                working = Thread.ofVirtual().name("socket-worker").start(this::work);
        }
    }

    private void work() {
        for (var command = next(); command != null; command = next()) {
            try {
                command.run();
            } finally {
                room.release();
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        var command = waiting.poll();
        if (command == null) working = null;
        return command;
    }

    /// Forgets what waits. What is being done is left to end: a commit under way is not to be
    /// interrupted.
    synchronized void stop() {
        stopped = true;
        waiting.clear();
    }
}
