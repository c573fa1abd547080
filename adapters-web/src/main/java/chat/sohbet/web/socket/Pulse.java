package chat.sohbet.web.socket;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Whether a connection is alive: when something last came in on it, and its thread, through which
/// alone it can be ended for certain (an interrupted virtual thread gives up its socket).
final class Pulse {
    private volatile long heardAt = System.nanoTime();
    private volatile long pingedAt = heardAt;
    private volatile long closingAt;
    private volatile @Nullable Thread thread;

    void begin(Thread reading) {
        thread = reading;
        heard();
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heardAt);
    }

    /// Whether there has been neither a sound nor a ping for so long; if so, the ping is due now.
    boolean pingDue(Duration after) {
        long now = System.nanoTime();
        if (now - Math.max(heardAt, pingedAt) < after.toNanos()) return false;
        pingedAt = now;
        return true;
    }

    /// Whether it has been about to close for longer than that, asked again and again.
    boolean closingFor(Duration patience) {
        long now = System.nanoTime();
        if (closingAt == 0) closingAt = now;
        return now - closingAt > patience.toNanos();
    }

    void kill() {
        var reading = thread;
        if (reading != null) reading.interrupt();
    }
}
