package chat.sohbet.web.http;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Ends connections whose request takes too long to begin: from its first line to the end of its
/// headers. The server's own patience counts silence only, and whoever sends a byte now and then is
/// never silent (slowloris).
public final class HeaderDeadline implements Http1ConnectionListener, AutoCloseable {
    private final long nanos;
    private final ConcurrentMap<ConnectionContext, Wait> waits = new ConcurrentHashMap<>();
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("header-deadline").factory());

    private record Wait(Thread reader, long end) {}

    public HeaderDeadline(Duration most) {
        this.nanos = most.toNanos();
        long period = Math.clamp(most.toMillis() / 5, 20, 1_000);
        var _ = scheduler.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        waits.put(connection, new Wait(Thread.currentThread(), System.nanoTime() + nanos));
    }

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
        waits.remove(connection);
    }

    /// A connection that ended before its headers did is forgotten with the others; to interrupt a
    /// thread that is over does nothing.
    private void look() {
        long now = System.nanoTime();
        waits.forEach((connection, wait) -> {
            if (now - wait.end() >= 0 && waits.remove(connection, wait)) wait.reader().interrupt();
        });
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
