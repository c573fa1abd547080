package chat.sohbet.memory.history;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.history.Timeline;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class TimelineTest {
    /// As a database does that doesn't answer.
    private static void holdUp(Duration length) {
        long until = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < until) LockSupport.parkNanos(until - System.nanoTime());
    }

    /// Otherwise whoever waits for an answer hasn't waited at all.
    @Test
    void a_live_line_that_was_held_up_does_not_hurry_afterwards() {
        var timeline = Timeline.live(100);
        var freed = new AtomicLong();
        var patient = new AtomicLong();
        timeline.after(
                0,
                () -> {
                    timeline.after(10_000, () -> patient.set(System.nanoTime()));
                    holdUp(Duration.ofMillis(200));
                    freed.set(System.nanoTime());
                });

        timeline.run(20_000);

        // A hundred milliseconds, but for what it may be behind.
        assertThat(patient.get() - freed.get()).isGreaterThan(Duration.ofMillis(50).toNanos());
    }
}
