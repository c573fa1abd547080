package chat.sohbet.bootstrap;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The same fault, again and again, for all histories that live beside each other in a house: it
/// begins when the last of them has come to its storm, and is over when the last has lived through
/// it.
final class Storm implements AutoCloseable {
    private final ThreeNodes house;
    private final Fault fault;
    private final Witnesses witnesses;
    private final Phaser histories;
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Strike> strikes = new CopyOnWriteArrayList<>();
    private @Nullable Thread rage;
    private volatile boolean striking;
    private volatile @Nullable Throwable broken;

    /// When it struck which node, by [System#nanoTime], and who was there.
    ///
    /// @param whole whether it lasted as long as it was to
    record Strike(int node, long begin, long end, boolean whole, List<Witness> there) {}

    Storm(ThreeNodes house, Fault fault, Witnesses witnesses, int histories) {
        this.house = house;
        this.fault = fault;
        this.witnesses = witnesses;
        this.histories =
                new Phaser(histories) {
                    @Override
                    protected boolean onAdvance(int phase, int left) {
                        if (phase == 0 && left > 0) begin();
                        else end();
                        return left == 0;
                    }
                };
    }

    Fault fault() {
        return fault;
    }

    /// For one of the histories the weather changes now; it waits for the others.
    void turn() {
        histories.arriveAndAwaitAdvance();
    }

    /// One of them is over, whatever came of it.
    void leave() {
        histories.arriveAndDeregister();
    }

    private void begin() {
        rage = Thread.ofPlatform().name("storm").start(this::rage);
    }

    private void end() {
        over.countDown();
        if (rage == null) return;
        try {
            rage.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void rage() {
        try {
            while (!overWithin(fault.pause()))
                strike(ThreadLocalRandom.current().nextInt(ThreeNodes.NODES));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            broken = e;
        }
    }

    private void strike(int node) throws InterruptedException {
        var there = witnesses.at(node);
        long begin = System.nanoTime();
        striking = true;
        fault.begin(house, node);
        boolean whole = lasts();
        if (whole) fault.look(house, there);
        long end = System.nanoTime();
        fault.end(house, node);
        striking = false;
        strikes.add(new Strike(node, begin, end, whole, there));
    }

    /// Whether it lasts as long as it is to. What happens first may be made to: those who have
    /// lived through the storm wait for the others, and witnesses go on.
    private boolean lasts() throws InterruptedException {
        if (!Fault.lastsInFull() || !strikes.isEmpty()) return !overWithin(fault.length());
        Thread.sleep(fault.length());
        return true;
    }

    private boolean overWithin(Duration length) throws InterruptedException {
        return over.await(length.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Whether the fault lasts at this moment.
    boolean striking() {
        return striking;
    }

    /// When it struck. Throws what it failed with, if it did.
    List<Strike> strikes() {
        if (broken != null) throw new AssertionError("the fault itself failed", broken);
        return strikes;
    }

    /// It is over, whoever is still on the way.
    @Override
    public void close() {
        end();
    }
}
