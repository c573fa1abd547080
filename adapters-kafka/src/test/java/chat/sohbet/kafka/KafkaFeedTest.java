package chat.sohbet.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.FeedBetweenNodesContract;
import chat.sohbet.application.port.FeedContract;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Outbox;
import chat.sohbet.application.port.RecordingOutbox;
import chat.sohbet.application.port.Scene;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.SessionId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class KafkaFeedTest implements FeedBetweenNodesContract {
    private final KafkaSettings settings =
            KafkaSettings.of(TestBroker.shared().servers(), TestBroker.topic());

    @Override
    public Feed feed(Outbox outbox) {
        return KafkaFeed.open(settings, outbox);
    }

    private static Queue<News> heardBy(Feed feed) {
        var heard = new ConcurrentLinkedQueue<News>();
        feed.subscribe(heard::add);
        return heard;
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", TestBroker.shared().servers()));
    }

    /// Carries news until a neighbour hears one of it.
    private static void awaitHeard(Feed from, Queue<News> by, ConversationId conversation) {
        await().atMost(PATIENCE)
                .until(() -> {
                    from.carry(FeedContract.changed(conversation, 1));
                    return !FeedContract.versions(by, conversation).isEmpty();
                });
    }

    @Test
    void neighbours_are_told_only_where_to_read_a_change_for_very_many() {
        try (var here = feed(new RecordingOutbox());
                var there = feed(new RecordingOutbox())) {
            var heardHere = heardBy(here);
            var heardThere = heardBy(there);
            var conversation = Scene.conversationId();
            var many =
                    IntStream.rangeClosed(0, KafkaFeed.MANY)
                            .mapToObj(_ -> Scene.userId())
                            .collect(Collectors.toSet());
            var changed = FeedContract.changed(conversation, 5, many);

            here.carry(FeedContract.ticket(), changed);

            assertThat(heardHere).containsExactly(changed);
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(heardThere)
                                    .containsExactly(new News.Moved(conversation, 4)));
        }
    }

    @Test
    void neighbours_are_told_only_where_to_read_a_change_that_is_large() {
        try (var here = feed(new RecordingOutbox());
                var there = feed(new RecordingOutbox())) {
            var heard = heardBy(there);
            var conversation = Scene.conversationId();

            here.carry(FeedContract.ticket(), Samples.large(conversation, KafkaFeed.LARGE));

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(heard).containsExactly(new News.Moved(conversation, 0)));
        }
    }

    @Test
    void what_is_no_news_is_skipped() throws Exception {
        try (var here = feed(new RecordingOutbox());
                var stranger = new Clients(settings, UUID.randomUUID()).producer()) {
            var heard = heardBy(here);
            var key = Scene.conversationId().toString();
            var news = new News.Moved(Scene.conversationId(), 3);
            for (var value :
                    List.of("", "no JSON", "[]", "{\"v\":1,\"kind\":\"changed\"}", "{\"v\":2}"))
                stranger.send(
                        new ProducerRecord<>(
                                settings.topic(), key, value.getBytes(StandardCharsets.UTF_8)));
            stranger.send(new ProducerRecord<>(settings.topic(), key, null));
            stranger.send(new ProducerRecord<>(settings.topic(), key, NewsJson.write(news))).get();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).containsExactly(news));
        }
    }

    @Test
    void what_waits_still_is_not_sent_again_by_a_sweep() {
        var outbox = new RecordingOutbox();
        try (var here = feed(outbox);
                var there = feed(new RecordingOutbox())) {
            var heard = heardBy(there);
            var conversation = Scene.conversationId();
            var news = FeedContract.changed(conversation, 1);
            var ticket = FeedContract.ticket();
            var last = FeedContract.changed(conversation, 2);
            for (int i = 0; i < 1_000; i++) here.carry(ticket, news);
            here.carry(last);

            await().atMost(PATIENCE).until(() -> heard.contains(last));
            assertThat(heard).hasSizeLessThan(1_000);
            await().until(() -> outbox.struck().contains(ticket));
        }
    }

    @Test
    void a_topic_that_was_deleted_is_made_again() throws Exception {
        try (var here = feed(new RecordingOutbox());
                var there = feed(new RecordingOutbox());
                var admin = admin()) {
            var heard = heardBy(there);
            awaitHeard(here, heard, Scene.conversationId());

            admin.deleteTopics(Set.of(settings.topic())).all().get();

            awaitHeard(here, heard, Scene.conversationId());
        }
    }

    @Test
    void partitions_that_are_added_are_read() throws Exception {
        try (var here = feed(new RecordingOutbox());
                var there = feed(new RecordingOutbox());
                var admin = admin()) {
            var heard = heardBy(there);
            awaitHeard(here, heard, Scene.conversationId());
            var more = NewPartitions.increaseTo(settings.partitions() * 4);
            admin.createPartitions(Map.of(settings.topic(), more)).all().get();

            try (var producer = new Clients(settings, UUID.randomUUID()).producer()) {
                var moved = new News.Moved(Scene.conversationId(), 9);
                var partition = settings.partitions() * 4 - 1;
                producer.send(
                                new ProducerRecord<>(
                                        settings.topic(), partition, "key", NewsJson.write(moved)))
                        .get();
                await().atMost(PATIENCE).until(() -> heard.contains(moved));
            }
        }
    }

    @Test
    void a_node_that_starts_hears_nothing_of_what_was_before() {
        var before = new News.Ended(new SessionId(UUID.randomUUID()));
        var outbox = new RecordingOutbox();
        var ticket = FeedContract.ticket();
        try (var here = feed(outbox)) {
            here.carry(ticket, before);
            await().atMost(PATIENCE).until(() -> outbox.struck().contains(ticket));
            try (var there = feed(new RecordingOutbox())) {
                var heard = heardBy(there);
                awaitHeard(here, heard, Scene.conversationId());
                assertThat(heard).doesNotContain(before);
            }
        }
    }
}
