package chat.sohbet.application;

import chat.sohbet.application.port.Trace;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Does what can wait a moment. A simulation brings its own, and with it its own time.
@FunctionalInterface
public interface Later {
    /// Runs `task` on another thread when `delay` is over; returns at once.
    void after(Duration delay, Runnable task);

    /// Each task on a virtual thread of its own, within the trace of who wants it.
    static Later onVirtualThreads() {
        return (delay, task) -> {
            var trace = Trace.current();
            CompletableFuture.delayedExecutor(
                            delay.toMillis(),
                            TimeUnit.MILLISECONDS,
                            waited -> Thread.ofVirtual().name("later").start(waited))
                    .execute(() -> trace.run(task));
        };
    }
}
