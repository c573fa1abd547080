package chat.sohbet.web.socket;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/// Counts what was not understood: [#MOST] times within a minute are too many. Used by the thread
/// that reads the socket alone.
final class Strikes {
    static final int MOST = 10;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final ArrayDeque<Long> times = new ArrayDeque<>();

    boolean out(long now) {
        times.add(now);
        while (now - times.getFirst() > MINUTE) times.removeFirst();
        return times.size() >= MOST;
    }
}
