package chat.sohbet.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// A clock whose hand the test moves, together with all that waits for later.
final class HandClock extends Clock implements Later {
    private final List<Waiting> waiting = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");

    private record Waiting(Instant due, Runnable task) {}

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        waiting.add(new Waiting(now.plus(delay), task));
    }

    /// Moves on, and does what is due by then. What this brings about later waits for the next
    /// move.
    void pass(Duration time) {
        List<Waiting> due;
        synchronized (this) {
            now = now.plus(time);
            due = waiting.stream().filter(one -> !one.due().isAfter(now)).toList();
            waiting.removeAll(due);
        }
        due.forEach(one -> one.task().run());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
