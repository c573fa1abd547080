package chat.sohbet.web.socket;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Does a socket's commands in order on one virtual thread, which is alive only while there is
/// work, so that whoever reads the socket never waits for a commit. It does wait here once `most`
/// commands are under way: then nobody reads the socket until one is done.
///
/// Messages that follow each other are all handed in before the first one's commit is waited for,
/// so that one commit serves them all; their answers still come in order, and any other command
/// begins when all before it are done.
final class Worker {
    private final Semaphore room;
    private final Queue<Task> waiting = new ArrayDeque<>(2);
    private boolean stopped;
    private @Nullable Thread working;

    /// A command to be done. It catches what goes wrong.
    interface Task {
        /// Whether it may begin while others like it are under way.
        boolean overlaps();

        /// Does it, or begins it and returns what is left to do.
        @Nullable Runnable begin();
    }

    Worker(int most) {
        room = new Semaphore(most);
    }

    void submit(Task command) throws InterruptedException {
        room.acquire();
        synchronized (this) {
            if (stopped) return;
            waiting.add(command);
            if (working == null)
                working = Thread.ofVirtual().name("socket-worker").start(this::work);
        }
    }

    private void work() {
        var begun = new ArrayDeque<Runnable>();
        while (true) {
            var command = next(begun.isEmpty());
            if (command == null && begun.isEmpty()) return;
            if (command == null) finish(begun.remove());
            else begin(command, begun);
        }
    }

    private void begin(Task command, Queue<Runnable> begun) {
        if (!command.overlaps()) while (!begun.isEmpty()) finish(begun.remove());
        var rest = command.begin();
        if (rest == null) room.release();
        else begun.add(rest);
    }

    private void finish(Runnable rest) {
        try {
            rest.run();
        } finally {
            room.release();
        }
    }

    private synchronized @Nullable Task next(boolean idle) {
        var command = waiting.poll();
        if (command == null && idle) working = null;
        return command;
    }

    /// Forgets what waits. What is being done is left to end: a commit under way is not to be
    /// interrupted.
    synchronized void stop() {
        stopped = true;
        waiting.clear();
    }
}
