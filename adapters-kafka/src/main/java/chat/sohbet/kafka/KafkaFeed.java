package chat.sohbet.kafka;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Nodes;
import chat.sohbet.application.port.Outbox;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.application.port.Trace;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/// A feed over Kafka. Subscribers of this node are told by the thread that carries; then each node
/// with somebody to tell gets a record of its own, and once the brokers have them all, the ticket
/// is struck.
///
/// Kafka may be away, at the start or later: then nothing waits, durable news stay in the outbox,
/// ephemeral ones are lost, and the feed finds Kafka again by itself.
public final class KafkaFeed implements Feed {
    private static final Logger LOG = System.getLogger(KafkaFeed.class.getName());

    /// Bytes and people from which on a change isn't carried itself: the other node reads its rows.
    static final int LARGE = 200_000;

    static final int MANY = 1_000;

    /// What a broker takes without being asked to take more.
    private static final int MAX = 900_000;

    private final List<Consumer<News>> listeners = new CopyOnWriteArrayList<>();
    private final Set<Ticket> underWay = ConcurrentHashMap.newKeySet();
    private final Mail mail;
    private final Router router;
    private final Striker striker;

    private KafkaFeed(KafkaSettings settings, Nodes nodes, Outbox outbox) {
        this.mail = new Mail(settings, nodes, this::heard);
        this.router = new Router(nodes, this::post);
        this.striker = new Striker(outbox);
    }

    /// A feed that has begun to look for Kafka, tells the nodes that `nodes` knows, and strikes
    /// what is safe from `outbox`.
    public static KafkaFeed open(KafkaSettings settings, Nodes nodes, Outbox outbox) {
        var feed = new KafkaFeed(settings, nodes, outbox);
        feed.striker.start();
        feed.router.start();
        feed.mail.start();
        return feed;
    }

    /// How many brokers there are; none if nobody answers within five seconds.
    public static OptionalInt brokers(KafkaSettings settings) {
        try (var admin = new Clients(settings, UUID.randomUUID()).admin()) {
            return OptionalInt.of(admin.describeCluster().nodes().get().size());
        } catch (ExecutionException | KafkaException away) {
            LOG.log(Level.DEBUG, "Kafka is away", away);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return OptionalInt.empty();
    }

    @Override
    public void carry(Ticket ticket, News news) {
        tell(news);
        if (!underWay.add(ticket)) return;
        var _ =
                router.offer(news, true)
                        .whenComplete((_, lost) -> {
                            underWay.remove(ticket);
                            if (lost == null) striker.strike(ticket);
                        });
    }

    @Override
    public void carry(News news) {
        tell(news);
        var _ = router.offer(news, false);
    }

    private CompletableFuture<Void> post(Routes.Letter letter) {
        try {
            var bytes = bytes(letter.news());
            if (bytes.length <= MAX) return posted(letter, mail.offer(letter.to(), bytes));
            LOG.log(Level.WARNING, "{0} is too large to be carried", letter.news().getClass());
        } catch (RuntimeException unwritable) {
            LOG.log(Level.ERROR, "news that can't be carried", unwritable);
        }
        return CompletableFuture.failedFuture(new IllegalArgumentException("can't be carried"));
    }

    private static CompletableFuture<Void> posted(
            Routes.Letter letter, CompletableFuture<Void> fate) {
        if (!LOG.isLoggable(Level.DEBUG)) return fate;
        var trace = Trace.current();
        return fate.whenComplete((_, lost) ->
                trace.run(() ->
                        LOG.log(
                                Level.DEBUG,
                                "{0} inbox {1}",
                                lost == null ? "published to" : "not published to",
                                letter.to().slot())));
    }

    /// Which news aren't safe yet, and neither lost.
    Set<Ticket> underWay() {
        return Set.copyOf(underWay);
    }

    private static byte[] bytes(News news) {
        if (!(news instanceof News.Changed changed)) return NewsJson.write(news);
        if (changed.to().size() + changed.blind().size() <= MANY) {
            var bytes = NewsJson.write(news);
            if (bytes.length <= LARGE) return bytes;
        }
        var change = changed.change();
        return NewsJson.write(new News.Moved(change.conversation(), change.after()));
    }

    private void heard(byte[] bytes) {
        try {
            NewsJson.read(bytes).ifPresent(this::tell);
        } catch (RuntimeException malformed) {
            LOG.log(Level.WARNING, "skipped what is no news: {0}", malformed.getClass().getName());
        }
    }

    private void tell(News news) {
        for (var listener : listeners) {
            try {
                listener.accept(news);
            } catch (RuntimeException | Error failure) {
                LOG.log(Level.ERROR, "a listener failed", failure);
            }
        }
    }

    /// Returns when nothing that other nodes carry here from now on is missed, or, without Kafka,
    /// when the patience of the settings is over.
    @Override
    public void subscribe(Consumer<News> listener) {
        listeners.add(listener);
        try {
            if (!mail.awaitReady())
                LOG.log(
                        Level.WARNING,
                        "Kafka isn't there yet; news of other nodes come late, from the outbox");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            router.close();
            mail.stopSending();
            mail.close();
            striker.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
