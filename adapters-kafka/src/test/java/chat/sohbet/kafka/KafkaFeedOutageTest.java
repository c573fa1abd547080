package chat.sohbet.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.sohbet.application.port.FeedContract;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.RecordingOutbox;
import chat.sohbet.application.port.Scene;
import chat.sohbet.application.port.Ticket;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Kafka goes and comes back; the feeds stay.
class KafkaFeedOutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestBroker broker = new TestBroker();
    private final KafkaSettings settings =
            new KafkaSettings(
                    broker.servers(), TestBroker.topic(), 2, Duration.ofSeconds(1), Map.of());
    private final RecordingOutbox outbox = new RecordingOutbox();

    @AfterEach
    void delete_the_broker() {
        broker.close();
    }

    private final TestNodes nodes = new TestNodes();

    /// A neighbour that was told to be listened to, and isn't there.
    private void neighbour() {
        var node = nodes.node();
        node.listens(node.inbox().orElseThrow(), true);
    }

    private KafkaFeed feed() {
        return KafkaFeed.open(settings, nodes.node(), outbox);
    }

    private static Queue<News> heardBy(KafkaFeed feed) {
        var heard = new ConcurrentLinkedQueue<News>();
        feed.subscribe(heard::add);
        return heard;
    }

    /// Carries news again and again until they are struck.
    private void carryUntilStruck(KafkaFeed feed, Map<Ticket, News> left) {
        await().atMost(PATIENCE)
                .until(() -> {
                    left.forEach((ticket, news) -> {
                        if (!outbox.struck().contains(ticket)) feed.carry(ticket, news);
                    });
                    return outbox.struck().containsAll(left.keySet());
                });
    }

    @Test
    void a_node_starts_without_kafka_and_finds_it_when_it_comes() {
        try (var here = feed();
                var there = feed()) {
            var heardHere = heardBy(here);
            var heardThere = heardBy(there);
            var early = FeedContract.changed(Scene.conversationId(), 1);
            var ticket = FeedContract.ticket();

            here.carry(ticket, early);
            here.carry(FeedContract.marked());
            assertThat(heardHere).hasSize(2).contains(early);
            assertThat(outbox.struck()).isEmpty();
            broker.start();

            carryUntilStruck(here, Map.of(ticket, early));
            await().atMost(PATIENCE).until(() -> heardThere.contains(early));
        }
    }

    @Test
    void news_of_an_outage_stay_in_the_outbox_and_the_next_are_carried() {
        broker.start();
        try (var here = feed();
                var there = feed()) {
            var heardHere = heardBy(here);
            var heardThere = heardBy(there);
            var before = FeedContract.changed(Scene.conversationId(), 1);
            var ticketBefore = FeedContract.ticket();
            here.carry(ticketBefore, before);
            carryUntilStruck(here, Map.of(ticketBefore, before));
            await().atMost(PATIENCE).until(() -> heardThere.contains(before));

            broker.stop();
            var during = FeedContract.changed(Scene.conversationId(), 1);
            var ticketDuring = FeedContract.ticket();
            here.carry(ticketDuring, during);
            assertThat(heardHere).contains(during);
            await().atMost(PATIENCE).until(() -> here.underWay().isEmpty());
            assertThat(outbox.struck()).doesNotContain(ticketDuring);
            assertThat(heardThere).doesNotContain(during);

            broker.start();
            var after = FeedContract.changed(Scene.conversationId(), 1);
            carryUntilStruck(here, Map.of(FeedContract.ticket(), after));
            await().atMost(PATIENCE).until(() -> heardThere.contains(after));
            assertThat(outbox.struck()).doesNotContain(ticketDuring);
        }
    }

    @Test
    void closing_without_kafka_ends() {
        neighbour();
        var here = feed();
        var ticket = FeedContract.ticket();
        here.carry(ticket, FeedContract.changed(Scene.conversationId(), 1));
        here.close();
        assertThat(outbox.struck()).isEmpty();
        here.carry(FeedContract.ticket(), FeedContract.changed(Scene.conversationId(), 2));
    }

    /// More than fits into memory is carried to this node, and never waits.
    @Test
    void while_kafka_is_away_nobody_waits_and_memory_is_bounded() {
        neighbour();
        try (var here = feed()) {
            var heard = heardBy(here);
            var large = Samples.large(Scene.conversationId(), KafkaFeed.LARGE / 2);
            int times = 2 * Sender.BUDGET / (KafkaFeed.LARGE / 2);

            for (int i = 0; i < times; i++) here.carry(FeedContract.ticket(), large);

            assertThat(heard).hasSize(times);
            await().untilAsserted(() -> assertThat(here.underWay()).hasSizeBetween(100, times - 1));
        }
    }
}
