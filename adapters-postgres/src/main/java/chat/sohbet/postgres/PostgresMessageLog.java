package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.uuid;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.MessageLog;
import chat.sohbet.application.port.Trace;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.conversation.Amendment;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.DeskWriting.Told;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The log in the tables `conversation`, `member` and `message`, committed in groups: what wants to
/// be written to a conversation waits in that conversation's lane, and a lane writes all that has
/// queued in one transaction. A lock that is held until the disk has written would else let one
/// conversation commit no more than once per flush; and as a lane also hands to the feed what it
/// committed, the feed hears versions in their order.
///
/// If a batch fails, its conversations are tried apart, and then its wishes one by one, so that a
/// bad one fails alone. If the database is away all of them fail, and nothing more is tried.
final class PostgresMessageLog implements MessageLog, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PostgresMessageLog.class.getName());
    private static final String CLOSE =
            """
            UPDATE conversation c SET closed = true
            FROM member me
            WHERE me.member = ? AND me.conversation = c.id AND c.kind = 'DIRECT' AND NOT c.closed
            """;

    /// By an index that holds nothing else.
    private static final String OVERDUE =
            """
            SELECT m.conversation, m.seq
            FROM message m
            WHERE m.expires_at <= now() AND m.body IS NOT NULL
            ORDER BY m.expires_at
            LIMIT ?
            """;

    private static final int LANES = 4;
    private static final int ROOM = 5_000;
    private static final int MOST = 256;

    private final Database database;
    private final Feed feed;
    private final List<Lane<Wish<?>>> lanes;

    PostgresMessageLog(Database database, Feed feed) {
        this.database = database;
        this.feed = feed;
        this.lanes =
                IntStream.range(0, LANES)
                        .mapToObj(i -> Lane.<Wish<?>>urgent("log-" + i, ROOM, MOST, this::work))
                        .toList();
    }

    @Override
    public Posting append(ConversationId conversation, Draft draft, Judge judge) {
        return ask(
                new Wish.Append(
                        conversation, draft, judge, new CompletableFuture<>(), Trace.current()));
    }

    @Override
    public Supplier<Posting> hand(ConversationId conversation, Draft draft, Judge judge) {
        var wish =
                queued(
                        new Wish.Append(
                                conversation,
                                draft,
                                judge,
                                new CompletableFuture<>(),
                                Trace.current()));
        return () -> answer(wish);
    }

    @Override
    public Amendment amend(ConversationId conversation, long seq, UserId actor, Amender judge) {
        return ask(
                new Wish.Amend(
                        conversation,
                        seq,
                        actor,
                        judge,
                        new CompletableFuture<>(),
                        Trace.current()));
    }

    @Override
    public Settlement settle(ConversationId group, Settler judge) {
        return ask(new Wish.Settle(group, judge, new CompletableFuture<>(), Trace.current()));
    }

    @Override
    public Settlement arrange(ConversationId conversation, UserId actor, Arranger judge) {
        return ask(
                new Wish.Arrange(
                        conversation, actor, judge, new CompletableFuture<>(), Trace.current()));
    }

    /// Each is judged again under its lock: of several nodes that find the same, one wipes it.
    @Override
    public int wipe(int limit) {
        var overdue =
                database.alone(connection ->
                        Sql.query(connection, OVERDUE, PostgresMessageLog::overdue, limit));
        overdue.stream().map(this::queued).toList().forEach(PostgresMessageLog::answer);
        return overdue.size();
    }

    private static Wish.Wipe overdue(ResultSet row) throws SQLException {
        return new Wish.Wipe(
                new ConversationId(uuid(row, "conversation")),
                row.getLong("seq"),
                new CompletableFuture<>(),
                Trace.current());
    }

    @Override
    public Founding found(
            ConversationId fresh,
            UserId creator,
            ClientId clientId,
            Function<Instant, Settlement.Settled> judge) {
        return ask(
                new Wish.Found(
                        fresh,
                        creator,
                        clientId,
                        judge,
                        new CompletableFuture<>(),
                        Trace.current()));
    }

    @Override
    public void close(UserId erased) {
        database.onConnection(connection -> Sql.update(connection, CLOSE, erased.value()));
    }

    private <T> T ask(Wish<T> wish) {
        return answer(queued(wish));
    }

    private <W extends Wish<?>> W queued(W wish) {
        var lane = lanes.get(Math.floorMod(wish.conversation().hashCode(), LANES));
        if (!lane.offer(wish))
            throw new Unavailable("too much waits to be written", Duration.ofSeconds(2));
        Figures.waiting(1);
        return wish;
    }

    private static <T> T answer(Wish<T> wish) {
        try {
            return wish.answer().get();
        } catch (ExecutionException failed) {
            throw rethrown(failed.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting for a commit", Duration.ZERO);
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        return switch (cause) {
            case Error error -> throw error;
            case RuntimeException failed -> failed;
            case null, default -> new IllegalStateException(cause);
        };
    }

    // In the lane

    private void work(List<Wish<?>> batch) {
        Figures.waiting(-batch.size());
        var changes = new ArrayList<Wish.Change<?>>();
        for (var wish : batch) {
            switch (wish) {
                case Wish.Found found -> found(found);
                case Wish.Change<?> change -> changes.add(change);
            }
        }
        if (!changes.isEmpty()) change(changes);
    }

    private void change(List<Wish.Change<?>> wishes) {
        try {
            long begun = System.nanoTime();
            var written = database.onTheWay(connection -> write(connection, wishes));
            Figures.committed(wishes.size(), System.nanoTime() - begun);
            publish(written);
        } catch (RuntimeException | Error failed) {
            split(wishes, failed);
        }
    }

    private static Written write(Connection connection, List<Wish.Change<?>> wishes)
            throws SQLException {
        var desks = Desks.lock(connection, wishes);
        var answers = new ArrayList<Answer<?>>();
        for (var wish : wishes) answers.add(decide(wish, desks));
        return new Written(answers, DeskWriting.write(connection, desks.all()));
    }

    private static <T> Answer<T> decide(Wish.Change<T> wish, Desks desks) {
        return Answer.of(
                wish,
                () ->
                        desks.of(wish.conversation())
                                .map(desk -> wish.decide(desk, desks.now()))
                                .orElseGet(wish::nowhere));
    }

    private void found(Wish.Found wish) {
        try {
            publish(database.onConnection(connection -> Founder.found(connection, wish)));
        } catch (RuntimeException | Error failed) {
            wish.answer().completeExceptionally(failed);
        }
    }

    /// The only place from which anything gets out of a lane: what is here is committed.
    private void publish(Written written) {
        for (var told : written.told()) {
            told.trace().run(() -> carry(told));
        }
        // From the last to the first: who waits for several of them waits for the first.
        written.answers().reversed().forEach(Answer::say);
    }

    private void carry(Told told) {
        var change = told.news().change();
        LOG.log(
                Level.DEBUG,
                () ->
                        "committed %s up to version %d, number %d"
                                .formatted(change.conversation(), change.version(), change.seq()));
        try {
            feed.carry(told.ticket(), told.news());
        } catch (RuntimeException | Error failed) {
            // It is in the outbox still.
            LOG.log(Level.WARNING, "the feed refused news", failed);
        }
    }

    private void split(List<Wish.Change<?>> wishes, Throwable why) {
        var failure = Failure.of(why);
        var apart = new LinkedHashMap<ConversationId, List<Wish.Change<?>>>();
        for (var wish : wishes)
            apart.computeIfAbsent(wish.conversation(), _ -> new ArrayList<>()).add(wish);
        boolean hopeless = failure == Failure.AWAY || failure == Failure.FULL;
        if (apart.size() > 1 && !hopeless) apart.values().forEach(this::change);
        else if (wishes.size() > 1 && failure == Failure.OTHER)
            wishes.forEach(wish -> change(List.of(wish)));
        else wishes.forEach(wish -> wish.answer().completeExceptionally(why));
    }

    /// Writes what is under way, and stops.
    @Override
    public void close() {
        lanes.forEach(Lane::close);
    }

    /// What a transaction wrote, to be told when it is committed.
    record Written(List<Answer<?>> answers, List<Told> told) {}

    /// What to tell somebody whose wish was judged: an answer, or what the judge threw.
    record Answer<T>(Wish<T> wish, @Nullable T answer, @Nullable Throwable failure) {
        static <T> Answer<T> of(Wish<T> wish, Supplier<T> judging) {
            try {
                return new Answer<>(wish, wish.trace().call(judging::get), null);
            } catch (RuntimeException | Error failed) {
                return new Answer<>(wish, null, failed);
            }
        }

        void say() {
            if (failure != null) wish.answer().completeExceptionally(failure);
            else if (answer != null) wish.answer().complete(answer);
        }
    }
}
