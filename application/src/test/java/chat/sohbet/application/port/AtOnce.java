package chat.sohbet.application.port;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Many do the same at the same time.
public final class AtOnce {
    /// How many are many.
    public static final int CROWD = 16;

    /// Whoever takes longer than this is waiting for each other.
    private static final long SECONDS = 30;

    private AtOnce() {}

    /// Runs `task` for 0 to [#CROWD] - 1, all released together, and answers what came of each.
    /// Tasks that take too long are interrupted; one that waits in a loop has to look ([#goOn]).
    public static <T> List<T> crowd(IntFunction<T> task) {
        var barrier = new CyclicBarrier(CROWD);
        var threads = Executors.newFixedThreadPool(CROWD);
        try {
            var futures =
                    IntStream.range(0, CROWD)
                            .mapToObj(number ->
                                    threads.submit(() -> {
                                        barrier.await();
                                        return task.apply(number);
                                    }))
                            .toList();
            var results = new ArrayList<T>();
            for (var future : futures) results.add(future.get(SECONDS, TimeUnit.SECONDS));
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("one of the crowd failed", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the crowd is stuck", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /// Fails if the crowd was given up meanwhile.
    public static void goOn() {
        if (Thread.currentThread().isInterrupted()) throw new AssertionError("the crowd is stuck");
    }
}
