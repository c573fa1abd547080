package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Duration SOON = Duration.ofMillis(1);

    @Test
    void a_round_that_fails_is_followed_by_the_next() {
        var rounds = new AtomicInteger();
        try (var clock = new Rounds()) {
            clock.every(
                    SOON,
                    "a test",
                    () -> {
                        rounds.incrementAndGet();
                        throw new IllegalStateException("on purpose");
                    });

            await().until(() -> rounds.get() > 2);
        }
    }

    @Test
    void a_round_under_way_ends_by_itself_and_is_the_last() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var ended = new CompletableFuture<Boolean>();
        var clock = new Rounds();
        clock.every(
                SOON,
                "a test",
                () -> {
                    begun.countDown();
                    try {
                        goOn.await();
                        ended.complete(true);
                    } catch (InterruptedException _) {
                        ended.complete(false);
                    }
                });
        begun.await();

        var closing = Thread.ofVirtual().start(clock::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        closing.join();

        assertThat(ended.get()).isTrue();
    }
}
