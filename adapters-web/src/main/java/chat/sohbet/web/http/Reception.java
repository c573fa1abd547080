package chat.sohbet.web.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Where HTTP connections come in. Ends those that send so slowly that they could only want to be
/// waited for (slowloris): the server's own patience counts silence, and whoever sends a byte now
/// and then is never silent. And lets those hear our answer who are still sending while we have
/// done with them.
public final class Reception
        implements ServerConnectionSelector, Http1ConnectionListener, AutoCloseable {
    private final ServerConnectionSelector connections;
    private final long patience;
    private final long rate;
    private final Set<Line> waiting = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("reception").factory());

    /// The first line and the headers of a request have `patience` together, its body as much more
    /// than it takes at `rate` bytes a second.
    public Reception(
            Http1Config.Builder http, Http1Upgrader upgrader, Duration patience, int rate) {
        this.patience = patience.toNanos();
        this.rate = rate;
        this.connections =
                Http1ConnectionSelector.builder()
                        .config(http.addReceiveListener(this).build())
                        .addUpgrader(upgrader)
                        .build();
        long period = Math.clamp(patience.toMillis() / 5, 20, 250);
        var _ = scheduler.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
    }

    long patience() {
        return patience;
    }

    /// How long one may have waited in all for a body of which so many bytes are there.
    long allowance(long received) {
        return patience + received * TimeUnit.SECONDS.toNanos(1) / rate;
    }

    void waits(Line line) {
        waiting.add(line);
    }

    /// False if it was given up meanwhile.
    boolean waitsNoMore(Line line) {
        return waiting.remove(line);
    }

    private void look() {
        long now = System.nanoTime();
        for (var line : waiting) if (line.late(now) && waiting.remove(line)) line.giveUp();
    }

    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        if (connection instanceof Line line) line.begun();
    }

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
        if (connection instanceof Line line) line.begun(headers);
    }

    @Override
    public int bytesToIdentifyConnection() {
        return connections.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return connections.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return connections.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        var line = new Line(context, this);
        return new Conversing(line, connections.connection(line));
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
