package chat.sohbet.application;

import chat.sohbet.application.port.Courier;
import chat.sohbet.application.port.Courier.Letter;
import chat.sohbet.application.port.Courier.Outcome;
import chat.sohbet.application.port.Ports;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.Subscription;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// People who aren't here are told of messages by their devices' makers. Reached by [Chat#pushes].
///
/// The node that committed a message looks who is to be told, a moment later and off everybody's
/// way. It looks again when a connection that seemed alive would have been noticed to be dead: what
/// isn't on a device then is told, too. Nothing of this is kept: a node that dies takes along what
/// it had to tell, and the messages are there all the same.
public final class PushMessages {
    /// When it is looked: at once, when a closed page's presence has lingered, and when a dead
    /// connection's has.
    static final List<Duration> LOOKS =
            List.of(Duration.ofMillis(200), Duration.ofSeconds(20), Duration.ofSeconds(75));

    /// Conversations whose messages are to be looked after at once; more are left untold.
    static final int MOST_CONVERSATIONS = 10_000;

    /// Letters under way at once, those that wait for another try among them.
    static final int MOST_LETTERS = 1_000;

    static final int TRIES = 4;
    static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration NOBODY = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(PushMessages.class.getName());

    private final Ports ports;
    private final Later later;
    private final Clock clock;
    private final AtomicInteger letters = new AtomicInteger();
    private final AtomicInteger looking = new AtomicInteger();
    private Map<ConversationId, News> waiting = new LinkedHashMap<>();
    private volatile @Nullable Courier courier;
    private volatile Instant nobodyUntil = Instant.MIN;

    /// The last message of a conversation, and which devices were told of it.
    private record News(long seq, Set<SessionId> told) {}

    PushMessages(Ports ports, Later later, Clock clock) {
        this.ports = ports;
        this.later = later;
        this.clock = clock;
    }

    /// From now on letters go by `courier`.
    public void by(Courier courier) {
        this.courier = courier;
    }

    /// What devices subscribe with; empty where nothing is pushed.
    public Optional<String> key() {
        return Optional.ofNullable(courier).map(Courier::key);
    }

    /// A device of mine wants to be told. False if that can't be: nothing is pushed here, the
    /// endpoint isn't one to speak to, or the session is over.
    public boolean subscribe(Subscription subscription) {
        var now = courier;
        if (now == null || !now.serves(subscription)) return false;
        boolean kept = ports.subscriptions().keep(subscription);
        if (kept) nobodyUntil = Instant.MIN;
        return kept;
    }

    /// A device wants to be told no more.
    public void unsubscribe(SessionId session) {
        ports.subscriptions().drop(session);
    }

    /// Somebody wrote this, and it is committed. Returns at once.
    void posted(ConversationId conversation, Message message) {
        if (courier == null || clock.instant().isBefore(nobodyUntil)) return;
        boolean first;
        synchronized (this) {
            if (looking.get() + waiting.size() >= MOST_CONVERSATIONS) return;
            first = waiting.isEmpty();
            waiting.merge(
                    conversation,
                    new News(message.seq(), new HashSet<>()),
                    (before, now) -> now.seq() > before.seq() ? now : before);
        }
        if (first) later.after(LOOKS.getFirst(), this::begin);
    }

    private void begin() {
        Map<ConversationId, News> batch;
        synchronized (this) {
            batch = waiting;
            waiting = new LinkedHashMap<>();
        }
        looking.addAndGet(batch.size());
        look(batch, 0);
    }

    private void look(Map<ConversationId, News> batch, int times) {
        boolean more = false;
        try {
            more = times + 1 < LOOKS.size() && anybody();
            if (more || times > 0) batch.forEach(this::tell);
        } catch (Unavailable away) {
            LOG.log(Level.FINE, "nobody can be told now", away);
        } finally {
            if (more) later.after(LOOKS.get(times + 1), () -> look(batch, times + 1));
            else looking.addAndGet(-batch.size());
        }
    }

    /// Where nobody wants to be told, nothing is looked for.
    private boolean anybody() {
        boolean any = ports.subscriptions().any();
        if (!any) nobodyUntil = clock.instant().plus(NOBODY);
        return any;
    }

    private void tell(ConversationId conversation, News news) {
        var due = ports.subscriptions().due(conversation, news.seq());
        var fresh = due.stream().filter(to -> news.told().add(to.session())).toList();
        if (fresh.isEmpty()) return;
        var reader = fresh.getFirst().user();
        var message = message(reader, conversation, news.seq());
        var author = message.flatMap(found -> ports.users().find(found.author()));
        if (author.isEmpty()) return;
        var group = group(reader, conversation);
        fresh.forEach(to -> post(letter(to, conversation, group, author.get(), message.get())));
    }

    private static Letter letter(
            Subscription to, ConversationId id, String group, User author, Message message) {
        return new Letter(to, id, group, author, message);
    }

    private Optional<Message> message(UserId reader, ConversationId conversation, long seq) {
        return ports.conversations()
                .history(reader, conversation, new Slice.From(seq, 1))
                .flatMap(page -> page.messages().stream().findFirst())
                .filter(found -> found.seq() == seq);
    }

    private String group(UserId reader, ConversationId conversation) {
        return ports.conversations()
                .head(reader, conversation)
                .flatMap(head -> head.properties())
                .map(properties -> properties.title().text())
                .orElse("");
    }

    private void post(Letter letter) {
        if (letters.incrementAndGet() > MOST_LETTERS) {
            letters.decrementAndGet();
            LOG.log(Level.FINE, "too many letters are under way: one is left out");
            return;
        }
        later.after(Duration.ZERO, () -> carry(letter, 1));
    }

    private void carry(Letter letter, int tries) {
        var now = courier;
        boolean again = false;
        try {
            if (now != null) again = carried(now.carry(letter), letter, tries);
        } catch (Unavailable away) {
            LOG.log(Level.FINE, "a subscription that is gone is kept for now", away);
        } finally {
            if (!again) letters.decrementAndGet();
        }
    }

    /// Whether it is tried again.
    private boolean carried(Outcome outcome, Letter letter, int tries) {
        return switch (outcome) {
            case Outcome.Taken _ -> false;
            case Outcome.Gone _ -> {
                ports.subscriptions().gone(letter.to().endpoint());
                yield false;
            }
            case Outcome.Refused(var why) -> {
                LOG.log(Level.INFO, "a push service refused a letter: {0}", why);
                yield false;
            }
            case Outcome.Later(var after) -> {
                if (tries >= TRIES || after.compareTo(LONGEST) > 0) yield false;
                later.after(longer(after, wait(tries)), () -> carry(letter, tries + 1));
                yield true;
            }
        };
    }

    /// 2, 8, 32 seconds and up to half as much again, so that nodes don't come all at once.
    private static Duration wait(int tries) {
        var wait = FIRST_WAIT.multipliedBy(1L << 2 * (tries - 1));
        return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 2));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
