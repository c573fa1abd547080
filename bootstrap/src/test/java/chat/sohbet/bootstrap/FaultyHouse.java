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
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Three nodes and the people of one history in them, to whom the same fault happens again and
/// again as long as the storm lasts.
final class FaultyHouse implements House {
    private final ThreeNodes house;
    private final Storm storm;
    private final Residents residents;
    private final Postgres postgres;
    private final List<Node> nodes;
    private boolean raging;

    FaultyHouse(ThreeNodes house, Storm storm, Timeline timeline) {
        this.house = house;
        this.storm = storm;
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
        return residents.person(house.address(0).orElseThrow(), name);
    }

    @Override
    public List<Node> nodes() {
        return nodes;
    }

    /// The database itself, beside all nodes.
    @Override
    public Ports store() {
        // All that people do would have to wait for it.
        if (storm.fault() == Fault.POSTGRES_STOPPED && storm.striking())
            throw new Unavailable("the database is stopped", Duration.ofSeconds(1));
        return WireHouse.ports(postgres);
    }

    /// When the weather is fine again, whatever went wrong is over.
    @Override
    public void weather(Faults faults) {
        boolean bad = !faults.equals(Faults.NONE);
        if (bad == raging) return;
        raging = bad;
        storm.turn();
    }

    /// What nodes must never answer, and did.
    List<String> faults() {
        return residents.faults();
    }

    /// Who is connected stays so.
    @Override
    public void close() {
        storm.leave();
        postgres.close();
    }

    /// Everybody goes without a word.
    void vanish() {
        residents.close();
    }
}
