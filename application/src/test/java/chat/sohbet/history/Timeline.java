package chat.sohbet.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The order in which everything happens. All devices, moves and faults live on one thread, the one
/// that runs the timeline, so they need no lock.
///
/// An *instant* timeline never waits: time jumps from event to event, whatever has to be worked on
/// is done on the spot, and the same seed gives the same history. A *live* one follows the real
/// clock, and work is done aside on other threads, really at once. While this thread is held up by
/// something, time stands still: it never hurries to make up for that, or whoever waits for an
/// answer would take it for lost, and a house for quiet, before anybody had the time to answer.
public final class Timeline {
    /// How far a live line may be behind the real clock, in nanoseconds of that.
    private static final long BEHIND = 20_000_000;

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final LinkedBlockingQueue<Runnable> entering = new LinkedBlockingQueue<>();
    private final AtomicInteger working = new AtomicInteger();
    private final Thread thread = Thread.currentThread();
    private final double speed;
    private long began = System.nanoTime();
    private volatile long now;
    private long steps;
    private long pending;
    private long busy;

    private record Event(long at, long order, boolean matters, Runnable what)
            implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int first = Long.compare(at, other.at);
            return first != 0 ? first : Long.compare(order, other.order);
        }
    }

    private Timeline(double speed) {
        this.speed = speed;
    }

    public static Timeline instant() {
        return new Timeline(0);
    }

    /// A live timeline on which `speed` simulated milliseconds take a real one.
    public static Timeline live(double speed) {
        return new Timeline(speed);
    }

    public boolean isLive() {
        return speed > 0;
    }

    /// Milliseconds since the beginning.
    public long now() {
        return now;
    }

    /// A number for this moment: later than all that were given before.
    public long step() {
        return ++steps;
    }

    /// Something that will happen.
    public void after(long millis, Runnable what) {
        schedule(millis, true, what);
    }

    /// Something nobody has to wait for: a house is at rest even though this is still to come.
    public void aside(long millis, Runnable what) {
        schedule(millis, false, what);
    }

    /// From any thread: it happens now, or as soon as this thread is free.
    public void enter(Runnable what) {
        if (Thread.currentThread() == thread) what.run();
        else entering.add(what);
    }

    private void schedule(long millis, boolean matters, Runnable what) {
        if (Thread.currentThread() != thread) {
            entering.add(() -> schedule(millis, matters, what));
            return;
        }
        if (matters) pending++;
        events.add(new Event(now + Math.max(0, millis), ++steps, matters, what));
    }

    /// Does one thing after the other: on the spot, or live on threads of its own.
    public Executor worker() {
        return isLive() ? new InOrder(working) : Runnable::run;
    }

    /// The same for work that nobody has to wait for.
    public Executor asideWorker() {
        return isLive() ? new InOrder(new AtomicInteger()) : Runnable::run;
    }

    public void run(long millis) {
        long end = now + millis;
        while (next(end)) {}
    }

    /// Runs until nothing that matters has been going on for `quiet` milliseconds, or `most` are
    /// over. Returns whether it has become quiet.
    public boolean rest(long quiet, long most) {
        long end = now + most;
        busy = now;
        while (now < end) {
            next(Math.min(end, now + 50));
            if (pending > 0 || working.get() > 0 || !entering.isEmpty()) busy = now;
            if (now - busy >= quiet) return true;
        }
        return false;
    }

    /// Does the next thing up to `end`; false where there is none.
    private boolean next(long end) {
        drain();
        if (isLive()) standStill();
        var event = events.peek();
        long due = event == null || event.at() > end ? end : event.at();
        if (isLive() && due > real()) {
            await(due);
            return true;
        }
        now = Math.max(now, due);
        if (event == null || event.at() > end) return false;
        events.remove();
        if (event.matters()) pending--;
        event.what().run();
        return true;
    }

    private void drain() {
        for (var task = entering.poll(); task != null; task = entering.poll()) task.run();
    }

    private void await(long due) {
        long nanos = (long) ((due - real()) * 1_000_000 / speed);
        try {
            @Nullable Runnable task = entering.poll(Math.max(1, nanos), TimeUnit.NANOSECONDS);
            now = Math.max(now, Math.min(due, real()));
            if (task != null) task.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Whatever held this thread up took no time.
    private void standStill() {
        long behind = (long) ((real() - now) * 1_000_000 / speed);
        if (behind > BEHIND) began += behind - BEHIND;
    }

    private long real() {
        return (long) ((System.nanoTime() - began) * speed / 1_000_000);
    }

    /// The time of this line, for whoever wants to tell the time by it.
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return BEGINNING.plus(Duration.ofMillis(now));
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
