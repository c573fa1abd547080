package chat.sohbet.bootstrap;

import chat.sohbet.application.port.Mail;
import chat.sohbet.application.port.Ports;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.history.Faults;
import chat.sohbet.history.Frame;
import chat.sohbet.history.Link;
import chat.sohbet.history.Timeline;
import chat.sohbet.kafka.TestBroker;
import chat.sohbet.local.Argon2Passwords;
import chat.sohbet.local.JdkImages;
import chat.sohbet.local.PrecisNames;
import chat.sohbet.memory.MemoryBlobs;
import chat.sohbet.memory.MemoryFeed;
import chat.sohbet.postgres.Postgres;
import chat.sohbet.postgres.PostgresServer;
import chat.sohbet.postgres.PostgresSettings;
import chat.sohbet.postgres.history.BrokenDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Two real nodes over one PostgreSQL and one Kafka, and people who reach them over WebSocket and
/// HTTP alone, on two devices with sessions of their own.
final class WireHouse implements chat.sohbet.history.House {
    private static final String KEY = "V2hhdCB0d28gbm9kZXMgc2hhcmUgaXMga25vd24gdG8gYm90aC4=";

    private final PostgresSettings database = PostgresServer.freshDatabase();
    private final String topic = TestBroker.topic();
    private final Path folder;
    private final List<WireNode> nodes = new ArrayList<>();
    private final Residents residents;
    private final Postgres postgres;

    WireHouse(Timeline timeline, Path folder) {
        this.residents = new Residents(timeline);
        this.folder = folder;
        for (var name : List.of("here", "there")) nodes.add(new WireNode(name));
        postgres = Postgres.open(database);
    }

    /// The same, over a database that is broken in this way.
    WireHouse broken(BrokenDatabase broken) {
        broken.breakIn(database);
        return this;
    }

    /// A node, while it is open.
    private final class WireNode implements Node {
        private final String name;
        private final Residents.Doors doors = residents.doors();
        private volatile @Nullable House open;
        private @Nullable Thread restart;

        WireNode(String name) {
            this.name = name;
            this.open = start();
        }

        private House start() {
            var environment = new HashMap<String, String>();
            environment.put("SOHBET_PORT", "0");
            environment.put("SOHBET_HOST", "127.0.0.1");
            environment.put("SOHBET_DATABASE_URL", database.url());
            environment.put("SOHBET_DATABASE_USER", database.user());
            environment.put("SOHBET_DATABASE_PASSWORD", database.password());
            environment.put("SOHBET_KAFKA_SERVERS", TestBroker.shared().servers());
            environment.put("SOHBET_KAFKA_TOPIC", topic);
            environment.put("SOHBET_KEYS_SIGNING", KEY);
            environment.put("SOHBET_KEYS_REFRESH", KEY);
            environment.put("SOHBET_LIMITS_LOGINS_PER_MINUTE", "10000");
            environment.put("SOHBET_LIMITS_SENDS_PER_MINUTE", "1000000");
            return House.open(Settings.read(List.of(), environment, folder.resolve(name)));
        }

        House house() {
            var now = open;
            if (now == null) throw new Unavailable("the node is down", Duration.ofSeconds(1));
            return now;
        }

        @Override
        public Link connect(UserId user, Consumer<Frame> ear) {
            return doors.connect(user, house().address(), ear);
        }

        /// Goes away, saying goodbye or not as it can, and comes back on another port.
        void restart() {
            var closing = open;
            if (closing == null) return;
            open = null;
            restart =
                    Thread.ofVirtual()
                            .start(() -> {
                                closing.close();
                                open = start();
                            });
        }

        void close() throws InterruptedException {
            if (restart != null) restart.join();
            if (open != null) open.close();
        }
    }

    @Override
    public UserId person(String name) {
        return residents.person(nodes.getFirst().house().address(), name);
    }

    @Override
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /// The database itself, beside all nodes.
    @Override
    public Ports store() {
        return ports(postgres);
    }

    static Ports ports(Postgres postgres) {
        var outbox = postgres.outbox();
        var feed = new MemoryFeed(outbox);
        return new Ports(
                postgres.users(feed),
                new PrecisNames(),
                new Argon2Passwords(1),
                postgres.sessions(feed),
                postgres.recoveries(),
                Mail.none(),
                postgres.conversations(),
                postgres.log(feed),
                postgres.attachments(),
                new MemoryBlobs(Clock.systemUTC()),
                new JdkImages(),
                postgres.receipts(),
                postgres.blocks(),
                postgres.reports(),
                postgres.preferences(),
                postgres.search(),
                postgres.presences(),
                postgres.subscriptions(),
                postgres.nodes(),
                outbox,
                feed);
    }

    /// All that fails here are lines and nodes.
    @Override
    public void weather(Faults faults) {}

    @Override
    public void crash(int node) {
        nodes.get(node).restart();
    }

    /// What nodes must never answer, and did.
    List<String> faults() {
        return residents.faults();
    }

    @Override
    public void close() {
        try {
            for (var node : nodes) node.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            postgres.close();
        }
    }
}
