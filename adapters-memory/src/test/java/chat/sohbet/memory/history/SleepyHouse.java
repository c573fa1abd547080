package chat.sohbet.memory.history;

import chat.sohbet.application.port.Ports;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.history.Faults;
import chat.sohbet.history.Frame;
import chat.sohbet.history.House;
import chat.sohbet.history.Link;
import chat.sohbet.history.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A house at which nobody can connect until a moment.
record SleepyHouse(House house, Timeline timeline, long until) implements House {
    @Override
    public UserId person(String name) {
        return house.person(name);
    }

    @Override
    public List<Node> nodes() {
        return house.nodes().stream().<Node>map(Sleeper::new).toList();
    }

    private final class Sleeper implements Node {
        private final Node node;

        Sleeper(Node node) {
            this.node = node;
        }

        @Override
        public Link connect(UserId user, Consumer<Frame> ear) {
            if (timeline.now() < until) throw new Unavailable("asleep", Duration.ofSeconds(1));
            return node.connect(user, ear);
        }
    }

    @Override
    public Ports store() {
        return house.store();
    }

    @Override
    public void weather(Faults faults) {
        house.weather(faults);
    }

    @Override
    public void crash(int node) {
        house.crash(node);
    }

    @Override
    public Map<ConversationId, List<Carried>> carried() {
        return house.carried();
    }

    @Override
    public void close() {
        house.close();
    }
}
