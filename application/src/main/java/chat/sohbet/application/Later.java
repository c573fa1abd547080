package chat.sohbet.application;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Does what can wait a moment. A simulation brings its own, and with it its own time.
@FunctionalInterface
public interface Later {
    /// Runs `task` on another thread when `delay` is over; returns at once.
    void after(Duration delay, Runnable task);

    /// Each task on a virtual thread of its own.
    static Later onVirtualThreads() {
        return (delay, task) ->
                CompletableFuture.delayedExecutor(
                                delay.toMillis(),
                                TimeUnit.MILLISECONDS,
                                waited -> Thread.ofVirtual().name("later").start(waited))
                        .execute(task);
    }
}
