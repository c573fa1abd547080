package chat.sohbet.postgres.history;

import chat.sohbet.application.port.BlobKey;
import chat.sohbet.application.port.Blobs;
import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.Images;
import chat.sohbet.application.port.Mail;
import chat.sohbet.application.port.Names;
import chat.sohbet.application.port.Passwords;
import chat.sohbet.application.port.Ports;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.PasswordHash;
import chat.sohbet.history.ChatHouse;
import chat.sohbet.history.Histories;
import chat.sohbet.history.House;
import chat.sohbet.history.Simulation;
import chat.sohbet.history.Size;
import chat.sohbet.history.Timeline;
import chat.sohbet.postgres.Postgres;
import chat.sohbet.postgres.PostgresServer;
import chat.sohbet.postgres.PostgresSettings;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Two nodes, each with connections and lanes of its own, over one database.
final class PostgresHouse implements AutoCloseable {
    private static final int NODES = 2;

    private final Postgres[] nodes = new Postgres[NODES];
    private int next;

    PostgresHouse() {
        open(PostgresServer.freshDatabase());
    }

    private PostgresHouse(BrokenDatabase broken) {
        var database = PostgresServer.freshDatabase();
        open(database);
        broken.breakIn(database);
    }

    private void open(PostgresSettings database) {
        for (int i = 0; i < NODES; i++) nodes[i] = Postgres.open(database);
    }

    /// The same over a database that is broken in this way, on one thread.
    static Simulation live(long seed, BrokenDatabase broken) {
        try (var house = new PostgresHouse(broken)) {
            return Histories.replay(
                    seed,
                    Size.SMALL,
                    (timeline, random) ->
                            house.build(broken.plan(NODES, timeline, random), timeline, random));
        }
    }

    /// Lives through one history: on one thread and in a time of its own, or with `speed` on many.
    static Simulation live(long seed, Size size, double speed) {
        try (var house = new PostgresHouse()) {
            return speed > 0
                    ? Histories.live(seed, size, speed, house::build)
                    : Histories.replay(seed, size, house::build);
        }
    }

    private House build(Timeline timeline, RandomGenerator random) {
        return build(ChatHouse.Plan.of(NODES), timeline, random);
    }

    private House build(ChatHouse.Plan plan, Timeline timeline, RandomGenerator random) {
        return ChatHouse.apart(this::ports, plan, timeline, random);
    }

    private Ports ports(Feed feed) {
        var node = nodes[next++];
        return new Ports(
                node.users(feed),
                username -> new Names.Keys(username.text(), username.text()),
                new NoPasswords(),
                node.sessions(feed),
                node.recoveries(),
                Mail.none(),
                node.conversations(),
                node.log(feed),
                node.attachments(),
                new NoFiles(),
                new NoFiles(),
                node.receipts(),
                node.blocks(),
                node.reports(),
                node.preferences(),
                node.search(),
                node.presences(),
                node.subscriptions(),
                node.nodes(),
                node.outbox(),
                feed);
    }

    /// Nobody sends files here.
    private static final class NoFiles implements Blobs, Images {
        @Override
        public long put(BlobKey key, InputStream source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<InputStream> open(BlobKey key, long from) {
            return Optional.empty();
        }

        @Override
        public void delete(BlobKey key) {}

        @Override
        public List<BlobKey> before(Instant then, BlobKey after, int limit) {
            return List.of();
        }

        @Override
        public Outcome redraw(InputStream source, Frame frame) {
            return new Outcome.NoPicture();
        }
    }

    /// Nobody signs in here.
    private static final class NoPasswords implements Passwords {
        @Override
        public boolean dated(PasswordHash hash) {
            return false;
        }

        @Override
        public PasswordHash hash(Password password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean matches(Password password, PasswordHash hash) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PasswordHash decoy() {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    public void close() {
        for (var node : nodes) node.close();
    }
}
