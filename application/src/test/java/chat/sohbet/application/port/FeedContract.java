package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.domain.user.Username;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every adapter of [Feed] keeps on its own node.
public interface FeedContract {
    /// Another node's feed, as a node would make it; it strikes from `outbox`. The test closes it.
    Feed feed(Outbox outbox);

    AtomicLong TICKETS = new AtomicLong();

    /// A ticket that was never given out.
    static Ticket ticket() {
        return new Ticket(1, TICKETS.incrementAndGet());
    }

    /// A conversation's change number `version`.
    static News.Changed changed(ConversationId conversation, long version, Set<UserId> to) {
        var message =
                Message.written(
                        version,
                        version,
                        new Draft(
                                Scene.clientId(),
                                to.iterator().next(),
                                new Body("message " + version + " 😀")),
                        Scene.now(),
                        null);
        return new News.Changed(
                new Change(
                        conversation,
                        version - 1,
                        version,
                        version,
                        List.of(message),
                        List.of(),
                        null),
                to,
                Set.of());
    }

    static News.Changed changed(ConversationId conversation, long version) {
        return changed(conversation, version, Set.of(Scene.userId(), Scene.userId()));
    }

    /// One of every sort of durable news.
    static List<News> durable() {
        var word = Scene.word();
        return List.of(
                changed(Scene.conversationId(), 1),
                new News.Moved(Scene.conversationId(), 7),
                new News.Joined(
                        new User(
                                Scene.userId(),
                                new Username(word),
                                new DisplayName("Ünal " + word),
                                Scene.now())),
                new News.Ended(new SessionId(Scene.userId().value())));
    }

    static News.Marked marked() {
        var user = Scene.userId();
        return new News.Marked(
                new Mark(Scene.conversationId(), user, new Watermarks(9, 8)),
                Set.of(user, Scene.userId()));
    }

    @Test
    default void this_node_has_heard_what_was_carried_when_carry_returns() {
        try (var feed = feed(new RecordingOutbox())) {
            var heard = new ConcurrentLinkedQueue<News>();
            var alsoHeard = new ConcurrentLinkedQueue<News>();
            feed.subscribe(heard::add);
            feed.subscribe(alsoHeard::add);
            for (var news : durable()) {
                feed.carry(ticket(), news);
                assertThat(heard).contains(news);
                assertThat(alsoHeard).contains(news);
            }
            var marked = marked();
            feed.carry(marked);
            assertThat(heard).contains(marked).hasSize(durable().size() + 1);
        }
    }

    @Test
    default void it_is_heard_within_the_trace_of_who_carries_it() {
        try (var feed = feed(new RecordingOutbox())) {
            var heard = new ConcurrentLinkedQueue<Trace>();
            feed.subscribe(_ -> heard.add(Trace.current()));
            var traces = List.of(Trace.fresh(), Trace.fresh(), Trace.NONE);
            traces.get(0).run(() -> feed.carry(ticket(), changed(Scene.conversationId(), 1)));
            traces.get(1).run(() -> feed.carry(marked()));
            feed.carry(marked());
            assertThat(heard).containsExactlyElementsOf(traces);
        }
    }

    @Test
    default void who_subscribes_hears_what_comes_from_now_on() {
        try (var feed = feed(new RecordingOutbox())) {
            var conversation = Scene.conversationId();
            feed.carry(ticket(), changed(conversation, 1));
            var heard = new ConcurrentLinkedQueue<News>();
            feed.subscribe(heard::add);
            var second = changed(conversation, 2);
            feed.carry(ticket(), second);
            assertThat(heard).containsExactly(second);
        }
    }

    @Test
    default void what_was_carried_is_struck_and_nothing_else() {
        var outbox = new RecordingOutbox();
        var tickets = durable().stream().map(_ -> ticket()).toList();
        try (var feed = feed(outbox)) {
            var news = durable();
            for (int i = 0; i < news.size(); i++) feed.carry(tickets.get(i), news.get(i));
            feed.carry(marked());
            await().untilAsserted(() ->
                    assertThat(outbox.struck()).containsExactlyInAnyOrderElementsOf(tickets));
        }
    }

    @Test
    default void a_listener_that_fails_disturbs_nobody() {
        var outbox = new RecordingOutbox();
        try (var feed = feed(outbox)) {
            var heard = new ConcurrentLinkedQueue<News>();
            feed.subscribe(_ -> {
                throw new IllegalStateException("a listener fails on purpose");
            });
            feed.subscribe(heard::add);
            var ticket = ticket();
            var news = changed(Scene.conversationId(), 1);

            feed.carry(ticket, news);
            feed.carry(news);

            assertThat(heard).containsExactly(news, news);
            await().until(() -> outbox.struck().contains(ticket));
        }
    }

    @Test
    default void an_outbox_that_is_away_disturbs_nobody() {
        var broken =
                new Outbox() {
                    @Override
                    public List<Entry> waiting(Ticket after, Duration age, int limit) {
                        throw new Unavailable("away on purpose", Duration.ofSeconds(1));
                    }

                    @Override
                    public void strike(Collection<Ticket> tickets) {
                        throw new Unavailable("away on purpose", Duration.ofSeconds(1));
                    }

                    @Override
                    public boolean told(Ticket ticket) {
                        throw new Unavailable("away on purpose", Duration.ofSeconds(1));
                    }
                };
        try (var feed = feed(broken)) {
            var heard = new ConcurrentLinkedQueue<News>();
            feed.subscribe(heard::add);
            var first = changed(Scene.conversationId(), 1);
            var second = changed(Scene.conversationId(), 1);
            feed.carry(ticket(), first);
            feed.carry(ticket(), second);
            assertThat(heard).containsExactly(first, second);
        }
    }

    @Test
    default void a_conversations_news_are_heard_in_the_order_they_were_carried() {
        try (var feed = feed(new RecordingOutbox())) {
            var heard = new ConcurrentLinkedQueue<News>();
            feed.subscribe(heard::add);
            inOrder(heard, carry(feed, 50));
        }
    }

    /// A crowd carries, each the changes of a conversation of their own.
    private static List<ConversationId> carry(Feed feed, int changes) {
        return AtOnce.crowd(_ -> {
            var conversation = Scene.conversationId();
            for (long version = 1; version <= changes; version++)
                feed.carry(ticket(), changed(conversation, version));
            return conversation;
        });
    }

    private static void inOrder(Collection<News> heard, List<ConversationId> conversations) {
        var versions = LongStream.rangeClosed(1, 50).boxed().toList();
        for (var conversation : conversations)
            assertThat(versions(heard, conversation)).isEqualTo(versions);
    }

    /// The versions of a conversation among what was heard, in that order.
    static List<Long> versions(Collection<News> heard, ConversationId conversation) {
        return heard.stream()
                .filter(News.Changed.class::isInstance)
                .map(news -> ((News.Changed) news).change())
                .filter(change -> change.conversation().equals(conversation))
                .map(Change::version)
                .toList();
    }

    @Test
    default void what_was_accepted_before_the_end_is_carried() {
        var outbox = new RecordingOutbox();
        var tickets = LongStream.range(0, 100).mapToObj(_ -> ticket()).toList();
        var conversation = Scene.conversationId();
        try (var feed = feed(outbox)) {
            // A feed that has not reached its neighbour yet may end without it.
            feed.carry(tickets.getFirst(), changed(conversation, 1));
            await().until(() -> outbox.struck().contains(tickets.getFirst()));
            for (int i = 1; i < tickets.size(); i++)
                feed.carry(tickets.get(i), changed(conversation, i + 1));
        }
        assertThat(outbox.struck()).containsAll(tickets);
    }
}
