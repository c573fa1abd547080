package chat.sohbet.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Many who do something at once, a virtual thread each. What goes wrong with one of them is found
/// when somebody [looks][#check].
final class Crowd implements AutoCloseable {
    /// Who may be on their way in at once; more would only queue before the server's door.
    private static final int AT_THE_DOOR = 64;

    private final List<Connection> connections = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean over;

    interface Act {
        void run() throws Exception;
    }

    /// Begins something that goes on.
    void start(Act act) {
        start(Thread.ofVirtual(), act);
    }

    /// The same on a thread of the system.
    void startPunctual(Act act) {
        start(Thread.ofPlatform().daemon(), act);
    }

    private void start(Thread.Builder thread, Act act) {
        thread.start(() -> {
            try {
                act.run();
            } catch (Exception e) {
                if (!over) failure.compareAndSet(null, e);
            }
        });
    }

    /// Does all of it at once and waits for the end.
    void together(List<? extends Act> acts) throws InterruptedException {
        var left = new CountDownLatch(acts.size());
        for (var act : acts)
            start(() -> {
                try {
                    act.run();
                } finally {
                    left.countDown();
                }
            });
        left.await();
        check();
    }

    /// Lets people in, up to date and in their order; `have` is what they hold.
    List<Connection> connect(Site site, List<Person> people, String have)
            throws InterruptedException {
        var door = new Semaphore(AT_THE_DOOR);
        var inside = new Connection[people.size()];
        var acts = new ArrayList<Act>();
        for (int i = 0; i < inside.length; i++) {
            int index = i;
            // From several addresses, as one has too few ports for very many.
            int source = 1 + index / 10_000;
            acts.add(() ->
                    inside[index] = within(door, () -> let(site, people.get(index), source, have)));
        }
        together(acts);
        connections.addAll(List.of(inside));
        return List.of(inside);
    }

    private static Connection let(Site site, Person person, int source, String have)
            throws IOException {
        var connection = Connection.open(site.address(), person, source);
        connection.hello(have);
        return connection;
    }

    private static <T> T within(Semaphore door, Callable<T> act) throws Exception {
        door.acquire();
        try {
            return act.call();
        } finally {
            door.release();
        }
    }

    void check() {
        var failed = failure.get();
        if (failed != null) throw new IllegalStateException("somebody in the crowd failed", failed);
    }

    /// Everybody hangs up.
    @Override
    public void close() {
        over = true;
        connections.forEach(Connection::close);
    }
}
