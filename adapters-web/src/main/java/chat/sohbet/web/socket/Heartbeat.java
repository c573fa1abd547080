package chat.sohbet.web.socket;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Looks at all sockets of this node every now and then: pings those that are silent, drops those
/// that stay so or don't hang up, and those whose session is over.
final class Heartbeat implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());

    /// How long somebody may take to hang up after our goodbye.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SocketLimits limits;
    private final ConcurrentMap<ChatSocket, Pulse> pulses = new ConcurrentHashMap<>();
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("socket-heartbeat").factory());

    Heartbeat(SocketLimits limits) {
        this.limits = limits;
        long period = Math.clamp(limits.silence().toMillis() / 5, 20, 5_000);
        // Never fails: what goes wrong with a socket is caught there.
        var _ = scheduler.scheduleWithFixedDelay(this::beat, period, period, TimeUnit.MILLISECONDS);
    }

    void watch(ChatSocket socket, Pulse pulse) {
        pulses.put(socket, pulse);
    }

    void forget(ChatSocket socket) {
        pulses.remove(socket);
    }

    private void beat() {
        pulses.forEach((socket, pulse) -> {
            try {
                look(socket, pulse);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "A socket could not be looked at", e);
            }
        });
    }

    private void look(ChatSocket socket, Pulse pulse) {
        if (pulse.silence().compareTo(limits.lost()) >= 0) pulse.kill();
        else if (socket.outlet().closing()) {
            if (pulse.closingFor(PATIENCE)) pulse.kill();
        } else {
            if (pulse.pingDue(limits.silence())) socket.outlet().offer(Frame.ping());
            socket.checkSession();
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
