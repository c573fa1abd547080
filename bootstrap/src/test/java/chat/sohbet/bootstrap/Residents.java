package chat.sohbet.bootstrap;

import chat.sohbet.domain.user.UserId;
import chat.sohbet.history.Frame;
import chat.sohbet.history.Link;
import chat.sohbet.history.Timeline;
import chat.sohbet.web.testing.ApiClient;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/// The people of a house that is reached over the wire: each with two devices, that is sessions,
/// which are good at every node.
final class Residents implements AutoCloseable {
    private final Timeline timeline;
    private final Set<WireLink> links = ConcurrentHashMap.newKeySet();
    private final Map<UserId, List<ApiClient>> sessions = new HashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    Residents(Timeline timeline) {
        this.timeline = timeline;
    }

    /// Registers somebody at the node at `address`, and signs them in once more.
    UserId person(URI address, String name) {
        var first = ApiClient.register(address, name);
        var id = new UserId(UUID.fromString(first.userId()));
        sessions.put(id, List.of(first, ApiClient.signIn(address, name)));
        return id;
    }

    /// What nodes must never answer, and did.
    List<String> faults() {
        return faults;
    }

    Doors doors() {
        return new Doors();
    }

    /// Everybody who is still connected vanishes.
    @Override
    public void close() {
        links.forEach(WireLink::vanish);
        links.clear();
    }

    /// A node's, for each session one; it may be at another address the next time.
    final class Doors {
        private final Map<Door, ApiClient> open = new HashMap<>();

        private record Door(ApiClient session, URI address) {}

        /// Connects one of the person's devices to the node, which is at `address` now.
        Link connect(UserId user, URI address, Consumer<Frame> ear) {
            var devices = sessions.getOrDefault(user, List.of());
            var device = devices.get(ThreadLocalRandom.current().nextInt(devices.size()));
            var door =
                    open.computeIfAbsent(new Door(device, address), at -> at.session().at(address));
            var link = new WireLink(door, timeline, ear, faults::add, links::remove);
            links.add(link);
            return link;
        }
    }
}
