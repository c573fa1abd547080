package chat.sohbet.bootstrap;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Blobs;
import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.Mail;
import chat.sohbet.application.port.Nodes;
import chat.sohbet.application.port.Outbox;
import chat.sohbet.application.port.Ports;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.kafka.KafkaFeed;
import chat.sohbet.kafka.KafkaSettings;
import chat.sohbet.local.Argon2Passwords;
import chat.sohbet.local.FolderBlobs;
import chat.sohbet.local.JdkImages;
import chat.sohbet.local.PrecisNames;
import chat.sohbet.local.SmtpMail;
import chat.sohbet.memory.MemoryFeed;
import chat.sohbet.postgres.Postgres;
import chat.sohbet.web.Web;
import chat.sohbet.web.WebSettings;
import chat.sohbet.web.push.WebPush;
import chat.sohbet.web.security.Admission;
import chat.sohbet.web.security.Rate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// A node, put together by hand from top to bottom: data folder, keys, database, feed, chat, web.
/// It is closed the other way round, so that each room outlives whoever needs it.
final class House implements AutoCloseable {

    private static final Duration SWEEP = Duration.ofMillis(800);
    private static final Duration INDEX = Duration.ofMillis(800);

    private static final Duration WIPE = Duration.ofSeconds(10);

    private static final Duration TIDY = Duration.ofMinutes(10);

    /// Renewals in the length of a lease: two may fail, and be noticed, before it is over.
    private static final int RENEWALS = 5;

    private static final int KAFKA_PARTITIONS = 32;
    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(5);

    /// Sends beyond a steady stream, before the rate of a minute is enforced: what people write who
    /// come back online.
    private static final Duration BURST = Duration.ofSeconds(3);

    private final Opened opened;
    private final URI address;

    private House(Opened opened, URI address) {
        this.opened = opened;
        this.address = address;
    }

    /// Opens a node as the settings say. Returns when it takes requests; on the way, whoever
    /// interrupts this thread gets everything closed again.
    ///
    /// @throws CannotStart in one line, with everything closed again
    static House open(Settings settings) {
        return open(settings, Clock.systemUTC());
    }

    /// The same on a machine with this clock, which may be wrong: the database's counts.
    static House open(Settings settings, Clock machine) {
        var opened = new Opened();
        try {
            listenable(settings.listen());
            var folder = opened.add(DataFolder.take(settings.data()));
            var keys = Keys.take(settings.keys(), folder.path());
            var postgres = opened.add(postgres(settings, folder, opened));
            var clock = Databases.reached(() -> postgres.clock(machine));
            var ports = ports(settings, postgres, opened);
            Map<String, BooleanSupplier> ready =
                    Map.of(
                            "database",
                            postgres::answers,
                            "inbox",
                            () -> ports.nodes().inbox().isPresent());
            var rounds = opened.add(new Rounds());
            rounds.every(beat(settings), "comparing our clock with the database's", clock::adjust);
            return open(settings, keys, ports, clock, ready, opened);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /// The upper half of a house, over ports of whoever asks.
    ///
    /// @param ready what `/health/ready` asks, by name
    static House over(
            Ports ports, Settings settings, Keys keys, Map<String, BooleanSupplier> ready) {
        var opened = new Opened();
        try {
            return open(settings, keys, ports, Clock.systemUTC(), ready, opened);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static House open(
            Settings settings,
            Keys keys,
            Ports ports,
            Clock clock,
            Map<String, BooleanSupplier> ready,
            Opened opened) {
        var terms =
                new Chat.Terms(
                        keys.refresh().reveal(),
                        settings.tokens().refresh(),
                        settings.limits().quota());
        var chat = opened.add(Chat.over(ports, clock, terms));
        push(chat, settings, keys);
        var web = opened.add(web(chat, settings, keys, clock, ready));
        var rounds = opened.add(new Rounds());
        rounds.every(SWEEP, "looking for news that were not carried", chat.upkeep()::sweep);
        rounds.every(INDEX, "making findable what was written", chat.upkeep()::index);
        rounds.every(WIPE, "wiping messages whose time is over", chat.upkeep()::wipe);
        var beat = beat(settings);
        rounds.every(beat, "saying that this node is alive", chat.upkeep()::beat);
        rounds.every(beat, "looking whether this node is cut off", chat.upkeep()::fence);
        rounds.every(TIDY, "clearing away files nobody needs", chat.files()::sweep);
        rounds.every(TIDY, "finishing deletions of accounts", chat.upkeep()::finish);
        return new House(opened, settings.listen().address(web.port()));
    }

    private static Duration beat(Settings settings) {
        return settings.lease().dividedBy(RENEWALS);
    }

    private static Postgres postgres(Settings settings, DataFolder folder, Opened opened) {
        var database =
                settings.database()
                        .orElseGet(() -> {
                            var embedded =
                                    opened.add(
                                            EmbeddedPostgres.start(
                                                    folder.path(),
                                                    settings.limits().databaseConnections()));
                            return embedded.asDatabase();
                        });
        return Databases.reached(() -> Postgres.open(Databases.settings(database, settings)));
    }

    private static Ports ports(Settings settings, Postgres postgres, Opened opened) {
        var outbox = postgres.outbox();
        var nodes = postgres.nodes();
        var feed = opened.add(feed(settings, nodes, outbox));
        return new Ports(
                postgres.users(feed),
                new PrecisNames(),
                new Argon2Passwords(settings.limits().passwordsAtOnce()),
                postgres.sessions(feed),
                postgres.recoveries(),
                mail(settings),
                postgres.conversations(),
                postgres.log(feed),
                postgres.attachments(),
                blobs(settings),
                new JdkImages(),
                postgres.receipts(),
                postgres.blocks(),
                postgres.reports(),
                postgres.preferences(),
                postgres.search(),
                postgres.presences(),
                postgres.subscriptions(),
                nodes,
                outbox,
                feed);
    }

    private static Mail mail(Settings settings) {
        return settings.mail().map(House::mail).orElseGet(Mail::none);
    }

    private static Mail mail(Settings.Mail mail) {
        try {
            return new SmtpMail(
                    new SmtpMail.Terms(
                            mail.host(),
                            mail.port(),
                            switch (mail.security()) {
                                case STARTTLS -> SmtpMail.Security.STARTTLS;
                                case TLS -> SmtpMail.Security.TLS;
                                case NONE -> SmtpMail.Security.NONE;
                            },
                            mail.user().orElse(null),
                            mail.password().map(Secret::reveal).orElse(null),
                            mail.from()));
        } catch (IllegalArgumentException e) {
            throw CannotStart.settings("mail.from: " + e.getMessage());
        }
    }

    private static Blobs blobs(Settings settings) {
        try {
            return new FolderBlobs(settings.files());
        } catch (Unavailable e) {
            throw CannotStart.world(e.getMessage() + ": " + CannotStart.reason(e), e);
        }
    }

    private static Feed feed(Settings settings, Nodes nodes, Outbox outbox) {
        if (settings.kafka().isEmpty()) {
            return new MemoryFeed(outbox);
        }
        return KafkaFeed.open(kafka(settings.kafka().get()), nodes, outbox);
    }

    /// How the program meets Kafka.
    static KafkaSettings kafka(Settings.Kafka kafka) {
        Map<String, String> client = new TreeMap<>();
        kafka.client().forEach((name, secret) -> client.put(name, secret.reveal()));
        try {
            return new KafkaSettings(
                    kafka.servers(), kafka.topic(), KAFKA_PARTITIONS, KAFKA_PATIENCE, client);
        } catch (IllegalArgumentException e) {
            throw CannotStart.settings("kafka: " + e.getMessage());
        }
    }

    /// Looks before anything is started: a port that is taken is the commonest reason not to start.
    private static void listenable(Settings.Listen listen) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(listen.host(), listen.port()));
        } catch (IOException e) {
            throw notListenable(listen, e);
        }
    }

    private static CannotStart notListenable(Settings.Listen listen, Exception e) {
        return CannotStart.world(
                "%s:%d cannot be listened on: %s; choose another port with --port or SOHBET_PORT"
                        .formatted(listen.host(), listen.port(), CannotStart.reason(e)),
                e);
    }

    private static void push(Chat chat, Settings settings, Keys keys) {
        var push = settings.push();
        if (push.pushing() == Settings.Pushing.OFF) return;
        var endpoints =
                switch (push.endpoints()) {
                    case PUBLIC -> WebPush.Endpoints.PUBLIC;
                    case UNSAFE_FOR_TESTS -> WebPush.Endpoints.UNSAFE_FOR_TESTS;
                };
        var contact =
                push.contact()
                        .or(() ->
                                settings.listen()
                                        .publicAddress()
                                        .filter(home -> home.getScheme().equals("https"))
                                        .map(URI::toString))
                        .orElse("");
        try {
            chat.pushes().by(new WebPush(keys.push().reveal(), contact, endpoints));
        } catch (IllegalArgumentException e) {
            throw CannotStart.settings("keys.push: " + e.getMessage());
        }
    }

    private static Web web(
            Chat chat,
            Settings settings,
            Keys keys,
            Clock clock,
            Map<String, BooleanSupplier> ready) {
        var listen = settings.listen();
        try {
            return Web.start(
                    chat,
                    new WebSettings(
                            listen.host(),
                            listen.port(),
                            listen.publicAddress().orElse(null),
                            listen.trustedProxies(),
                            keys.signing().reveal(),
                            settings.tokens().access(),
                            switch (settings.registration()) {
                                case OPEN -> Admission.Rule.OPEN;
                                case INVITED -> Admission.Rule.INVITED;
                                case CLOSED -> Admission.Rule.CLOSED;
                            },
                            limits(settings),
                            ready,
                            listen.observers()),
                    clock);
        } catch (UncheckedIOException e) {
            throw notListenable(listen, e);
        }
    }

    private static WebSettings.Limits limits(Settings settings) {
        var limits = settings.limits();
        var sockets = settings.sockets();
        var standard = WebSettings.Limits.standard();
        var sends = limits.sendsPerMinute() / 60.0;
        var all =
                new WebSettings.Limits(
                        new WebSettings.Http(
                                limits.connections(),
                                standard.http().requests(),
                                limits.frameBytes(),
                                limits.bodyRate()),
                        new WebSettings.Sockets(
                                limits.frameBytes(),
                                limits.socketsPerUser(),
                                limits.socketsPerAddress(),
                                limits.socketQueue(),
                                limits.commands()),
                        new WebSettings.Rates(
                                new Rate(sends, (int) Math.ceil(sends * BURST.toSeconds())),
                                Rate.perMinute(limits.loginsPerMinute())),
                        standard.patience());
        return all.withHeartbeat(sockets.ping(), sockets.lost())
                .withLinger(sockets.linger())
                .withRequests(limits.requestPatience(), limits.bodyRate());
    }

    /// Where a browser on this machine finds it.
    URI address() {
        return address;
    }

    /// Takes no more requests, says goodbye, writes what is under way, and stops what it started.
    @Override
    public void close() {
        opened.close();
    }
}
