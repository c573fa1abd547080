package chat.sohbet.web.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkerTest {
    private final Worker worker = new Worker(8);
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch committed = new CountDownLatch(1);

    /// Begun at once, finished when there is a commit.
    private Worker.Task message(String name) {
        return task(
                true,
                name + " begun",
                () -> {
                    wait(committed);
                    done.add(name + " done");
                });
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Worker.Task other(String name) {
        return task(false, name, null);
    }

    private Worker.Task task(boolean overlaps, String said, @Nullable Runnable rest) {
        return new Worker.Task() {
            @Override
            public boolean overlaps() {
                return overlaps;
            }

            @Override
            public @Nullable Runnable begin() {
                done.add(said);
                return rest;
            }
        };
    }

    @Test
    void messages_are_handed_in_before_the_first_is_committed_and_answered_in_order()
            throws Exception {
        var hold = new CountDownLatch(1);
        worker.submit(task(false, "first", null));
        worker.submit(task(true, "slow", () -> wait(hold)));
        worker.submit(message("a"));
        worker.submit(message("b"));
        // Whoever waits for the slow one takes what comes meanwhile afterwards, and both of it.
        hold.countDown();
        await().until(() -> done.contains("b begun"));
        assertThat(done).doesNotContain("a done");
        committed.countDown();

        await().until(() -> done.contains("b done"));
        assertThat(done).containsExactly("first", "slow", "a begun", "b begun", "a done", "b done");
    }

    @Test
    void another_command_begins_when_all_before_it_are_done() throws Exception {
        worker.submit(message("a"));
        worker.submit(other("look"));
        worker.submit(message("b"));
        await().until(() -> done.contains("a begun"));
        committed.countDown();

        await().until(() -> done.contains("b done"));
        assertThat(done).containsExactly("a begun", "a done", "look", "b begun", "b done");
    }
}
