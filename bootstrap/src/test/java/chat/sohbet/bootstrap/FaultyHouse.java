package chat.sohbet.bootstrap;

import chat.sohbet.application.port.Ports;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.history.Faults;
import chat.sohbet.history.Frame;
import chat.sohbet.history.House;
import chat.sohbet.history.Link;
import chat.sohbet.history.Timeline;
import chat.sohbet.postgres.Postgres;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Three nodes and people in them, to whom the same fault happens again and again as long as the
/// storm lasts.
final class FaultyHouse implements House {
    private static final Duration PAUSE = Duration.ofSeconds(4);

    private final ThreeNodes house;
    private final Fault fault;
    private final Residents residents;
    private final Postgres postgres;
    private final List<Node> nodes;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger strikes = new AtomicInteger();
    private @Nullable Thread storm;
    private volatile @Nullable Throwable broken;

    FaultyHouse(ThreeNodes house, Fault fault, Timeline timeline) {
        this.house = house;
        this.fault = fault;
        residents = new Residents(timeline);
        postgres = Postgres.open(house.settings());
        nodes = IntStream.range(0, ThreeNodes.NODES).mapToObj(this::node).toList();
    }

    private Node node(int number) {
        var doors = residents.doors();
        return new Node() {
            @Override
            public Link connect(UserId user, Consumer<Frame> ear) {
                var address =
                        house.address(number)
                                .orElseThrow(() ->
                                        new Unavailable("the node is down", Duration.ofSeconds(1)));
                return doors.connect(user, address, ear);
            }
        };
    }

    @Override
    public UserId person(String name) {
        // The nodes know the people of other histories already.
        return residents.person(house.address(0).orElseThrow(), name + "-" + fault.ordinal());
    }

    @Override
    public List<Node> nodes() {
        return nodes;
    }

    /// The database itself, beside all nodes.
    @Override
    public Ports store() {
        return WireHouse.ports(postgres);
    }

    /// When the weather is fine again, whatever went wrong is over.
    @Override
    public void weather(Faults faults) {
        if (storm != null) {
            over.countDown();
            try {
                storm.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            storm = null;
        } else if (!faults.equals(Faults.NONE)) {
            storm = Thread.ofPlatform().start(this::rage);
        }
    }

    private void rage() {
        try {
            while (!overWithin(PAUSE)) {
                int node = ThreadLocalRandom.current().nextInt(ThreeNodes.NODES);
                fault.begin(house, node);
                strikes.incrementAndGet();
                overWithin(fault.length());
                fault.end(house, node);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            broken = e;
        }
    }

    private boolean overWithin(Duration length) throws InterruptedException {
        return over.await(length.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// How often it struck. Throws what it failed with, if it did.
    int strikes() {
        if (broken != null) throw new AssertionError("the fault itself failed", broken);
        return strikes.get();
    }

    /// What nodes must never answer, and did.
    List<String> faults() {
        return residents.faults();
    }

    @Override
    public void close() {
        weather(Faults.NONE);
        postgres.close();
    }
}
