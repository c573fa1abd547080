package chat.sohbet.application.port;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/// Many do the same at the same time.
public final class AtOnce {
    /// How many are many.
    public static final int CROWD = 16;

    /// Whoever takes longer than this is waiting for each other.
    private static final long SECONDS = 60;

    private AtOnce() {}

    /// Runs `task` for 0 to [#CROWD] - 1, all released together, and answers what came of each.
    public static <T> List<T> crowd(IntFunction<T> task) {
        var barrier = new CyclicBarrier(CROWD);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<T>>();
            for (int i = 0; i < CROWD; i++) {
                int number = i;
                tasks.add(() -> {
                    barrier.await();
                    return task.apply(number);
                });
            }
            var results = new ArrayList<T>();
            for (var future : tasks.stream().map(threads::submit).toList())
                results.add(future.get(SECONDS, TimeUnit.SECONDS));
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("one of the crowd failed", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the crowd is stuck", e);
        }
    }
}
