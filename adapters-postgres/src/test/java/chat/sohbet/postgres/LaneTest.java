package chat.sohbet.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LaneTest {
    private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    /// Notes its batch; the first waits for the gate.
    private void work(List<Integer> batch) {
        batches.add(batch);
        first.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void who_comes_alone_goes_alone_and_what_queues_meanwhile_goes_together() throws Exception {
        try (var lane = new Lane<>("test", 100, 4, this::work)) {
            lane.offer(1);
            first.await();
            for (int task = 2; task <= 7; task++) lane.offer(task);
            gate.countDown();
            await().until(() -> batches.size() == 3);
        }
        assertThat(batches).containsExactly(List.of(1), List.of(2, 3, 4, 5), List.of(6, 7));
    }

    @Test
    void a_full_lane_takes_no_more() throws Exception {
        try (var lane = new Lane<>("test", 2, 4, this::work)) {
            lane.offer(1);
            first.await();
            assertThat(lane.offer(2)).isTrue();
            assertThat(lane.offer(3)).isTrue();
            assertThat(lane.offer(4)).isFalse();
            gate.countDown();
        }
        assertThat(batches).containsExactly(List.of(1), List.of(2, 3));
    }

    @Test
    void a_closed_lane_has_worked_off_all_it_took_and_takes_no_more() throws Exception {
        var lane = new Lane<>("test", 100, 1, this::work);
        lane.offer(1);
        first.await();
        lane.offer(2);
        lane.offer(3);
        gate.countDown();
        lane.close();

        assertThat(batches).containsExactly(List.of(1), List.of(2), List.of(3));
        assertThat(lane.offer(4)).isFalse();
        lane.close();
    }

    @Test
    void a_batch_that_fails_stops_no_lane() {
        try (var lane = new Lane<>("test", 100, 1, this::failOnce)) {
            lane.offer(1);
            lane.offer(2);
        }
        assertThat(batches).containsExactly(List.of(1), List.of(2));
    }

    private void failOnce(List<Integer> batch) {
        batches.add(batch);
        if (batches.size() == 1) throw new IllegalStateException("broken");
    }
}
