package chat.sohbet.history;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.Names;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Ports;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.Account;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.PasswordHash;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.domain.user.Username;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// A house in this process: several chats, each a node, over one store, without a socket between.
public final class ChatHouse implements House {
    private final Timeline timeline;
    private final RandomGenerator random;
    private final List<ChatNode> nodes = new ArrayList<>();
    private final List<Wire> wires = new ArrayList<>();
    private final Map<ConversationId, List<Carried>> carried = new ConcurrentHashMap<>();
    private final Ports store;
    private volatile Faults faults = Faults.NONE;

    /// How many nodes, and what is done to their ports (nothing, or a sabotage).
    public record Plan(int nodes, UnaryOperator<Ports> ports) {
        public static Plan of(int nodes) {
            return new Plan(nodes, UnaryOperator.identity());
        }
    }

    /// A house whose nodes share all ports, as the memory adapters allow; `store` makes them, to
    /// tell the feed it is given.
    public static ChatHouse sharing(
            Function<Feed, Ports> store, Plan plan, Timeline timeline, RandomGenerator random) {
        var here = new Here();
        var ports = store.apply(here);
        return new ChatHouse(_ -> ports, here, plan, timeline, random);
    }

    /// A house whose nodes have ports of their own to one store; `store` makes a node's, to tell
    /// the feed it is given.
    public static ChatHouse apart(
            Function<Feed, Ports> store, Plan plan, Timeline timeline, RandomGenerator random) {
        return new ChatHouse(store, new Here(), plan, timeline, random);
    }

    private ChatHouse(
            Function<Feed, Ports> ports,
            Here here,
            Plan plan,
            Timeline timeline,
            RandomGenerator random) {
        this.timeline = timeline;
        this.random = random;
        Wire.Carrying carrying = this::carrying;
        for (int i = 0; i < plan.nodes(); i++) wires.add(new Wire(timeline, random, carrying));
        var unreliable =
                new Unreliable(new SplittableRandom(random.nextLong()), () -> faults.unavailable());
        var ids = new SeededIds(new SplittableRandom(random.nextLong()));
        var made = new ArrayList<Ports>();
        for (var wire : wires) {
            wires.stream().filter(other -> other != wire).forEach(wire::neighbour);
            var own = ports.apply(wire);
            wire.strikeFrom(own.outbox());
            var planned = plan.ports().apply(own);
            made.add(planned);
            var faulty = unreliable.over(ids.over(planned));
            nodes.add(new ChatNode(timeline, faulty, wire, here));
        }
        store = made.getFirst();
        for (var node : nodes) node.start();
        sweep();
    }

    private void carrying(News.Changed changed) {
        var change = changed.change();
        carried.computeIfAbsent(change.conversation(), _ -> new CopyOnWriteArrayList<>())
                .add(new Carried(change.after(), change.version()));
    }

    private void sweep() {
        for (var node : nodes) node.sweep();
        timeline.aside(1_000, this::sweep);
    }

    @Override
    public UserId person(String name) {
        var id = new UserId(new UUID(random.nextLong(), random.nextLong()));
        var user = new User(id, new Username(name), new DisplayName(name), Instant.EPOCH);
        var account = new Account(user, new EmailAddress(name + "@example.org"));
        var keys = new Names.Keys(name, "skeleton of " + name);
        store.users().register(new Users.Newcomer(account, keys, new PasswordHash("$none$")));
        return id;
    }

    @Override
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    @Override
    public Ports store() {
        return store;
    }

    @Override
    public void weather(Faults faults) {
        this.faults = faults;
        wires.forEach(wire -> wire.weather(faults));
    }

    @Override
    public void crash(int node) {
        nodes.get(node).crash();
    }

    @Override
    public Map<ConversationId, List<Carried>> carried() {
        return Map.copyOf(carried);
    }

    @Override
    public void close() {
        nodes.forEach(ChatNode::close);
    }

    /// The feed of ports that nodes share: it is that of the node on whose behalf the thread runs.
    static final class Here implements Feed {
        private final ThreadLocal<Feed> feed = new ThreadLocal<>();

        /// Does something on behalf of the node with this feed.
        void as(Feed node, Runnable work) {
            var before = feed.get();
            feed.set(node);
            try {
                work.run();
            } finally {
                feed.set(before);
            }
        }

        @Override
        public void carry(Ticket ticket, News news) {
            var node = feed.get();
            if (node != null) node.carry(ticket, news);
        }

        @Override
        public void carry(News news) {
            var node = feed.get();
            if (node != null) node.carry(news);
        }

        @Override
        public void subscribe(Consumer<News> listener) {
            var node = feed.get();
            if (node == null) throw new Unavailable("no node", new IllegalStateException());
            node.subscribe(listener);
        }

        @Override
        public void close() {}
    }
}
