package chat.sohbet.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.FeedBetweenNodesContract;
import chat.sohbet.application.port.FeedContract;
import chat.sohbet.application.port.Inbox;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Outbox;
import chat.sohbet.application.port.RecordingOutbox;
import chat.sohbet.application.port.Scene;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.UserId;
import java.nio.ByteBuffer;
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
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KafkaFeedTest implements FeedBetweenNodesContract {
    private final KafkaSettings settings =
            KafkaSettings.of(TestBroker.shared().servers(), TestBroker.topic());

    private final TestNodes nodes = new TestNodes();

    @Override
    public Feed feed(Outbox outbox) {
        return KafkaFeed.open(settings, nodes.node(), outbox);
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

    private static List<Header> meantFor(long epoch) {
        var bytes = ByteBuffer.allocate(Long.BYTES).putLong(epoch).array();
        return List.of(new RecordHeader("epoch", bytes));
    }

    private ProducerRecord<String, byte[]> record(Inbox to, byte @Nullable [] value) {
        return new ProducerRecord<>(
                settings.topic(), to.slot(), null, null, value, meantFor(to.epoch()));
    }

    @Test
    void what_is_no_news_is_skipped() throws Exception {
        var node = nodes.node();
        try (var here = KafkaFeed.open(settings, node, new RecordingOutbox());
                var stranger = new Clients(settings, UUID.randomUUID()).producer()) {
            var heard = heardBy(here);
            var inbox = node.inbox().orElseThrow();
            var news = new News.Moved(Scene.conversationId(), 3);
            for (var value :
                    List.of("", "no JSON", "[]", "{\"v\":1,\"kind\":\"changed\"}", "{\"v\":2}"))
                stranger.send(record(inbox, value.getBytes(StandardCharsets.UTF_8)));
            stranger.send(record(inbox, null));
            stranger.send(
                    new ProducerRecord<>(
                            settings.topic(), inbox.slot(), null, NewsJson.write(news)));
            stranger.send(record(inbox, NewsJson.write(news))).get();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).containsExactly(news));
        }
    }

    @Test
    void what_was_meant_for_who_held_the_slot_before_is_ignored() throws Exception {
        var node = nodes.node();
        node.lose();
        node.take(new Inbox(0, 7));
        try (var here = KafkaFeed.open(settings, node, new RecordingOutbox());
                var stranger = new Clients(settings, UUID.randomUUID()).producer()) {
            var heard = heardBy(here);
            var stale = new News.Moved(Scene.conversationId(), 1);
            var fresh = new News.Moved(Scene.conversationId(), 2);
            stranger.send(record(new Inbox(0, 6), NewsJson.write(stale)));
            stranger.send(record(new Inbox(0, 8), NewsJson.write(stale)));
            stranger.send(record(new Inbox(0, 7), NewsJson.write(fresh))).get();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).containsExactly(fresh));
        }
    }

    @Test
    void a_node_that_took_another_inbox_hears_there_and_there_alone() {
        var node = nodes.node();
        try (var here = feed(new RecordingOutbox());
                var there = KafkaFeed.open(settings, node, new RecordingOutbox())) {
            var heard = heardBy(there);
            awaitHeard(here, heard, Scene.conversationId());

            var lost = node.lose();
            node.take(new Inbox(lost.slot() + 5, 1));
            await().atMost(PATIENCE).until(node::listens);

            awaitHeard(here, heard, Scene.conversationId());
        }
    }

    @Test
    void only_nodes_with_somebody_to_tell_get_a_record_and_each_of_its_own_people()
            throws Exception {
        var ada = Scene.userId();
        var ben = Scene.userId();
        var cat = Scene.userId();
        try (var here = KafkaFeed.open(settings, nodes.node(ada), new RecordingOutbox());
                var there = KafkaFeed.open(settings, nodes.node(ben, cat), new RecordingOutbox());
                var yonder = KafkaFeed.open(settings, nodes.node(ada), new RecordingOutbox());
                var empty = KafkaFeed.open(settings, nodes.node(eve()), new RecordingOutbox());
                var admin = admin()) {
            var heardThere = heardBy(there);
            var heardYonder = heardBy(yonder);
            var heardNowhere = heardBy(empty);
            here.subscribe(_ -> {});
            for (int i = 1; i <= 30; i++)
                here.carry(
                        FeedContract.ticket(),
                        FeedContract.changed(Scene.conversationId(), 1, Set.of(ben, cat)));
            var last = FeedContract.changed(Scene.conversationId(), 1, Set.of(ada, ben));
            here.carry(FeedContract.ticket(), last);

            await().atMost(PATIENCE).until(() -> heardThere.size() == 31);
            await().atMost(PATIENCE).until(() -> heardYonder.size() == 1);
            assertThat(heardThere)
                    .last()
                    .isEqualTo(new News.Changed(last.change(), Set.of(ben), Set.of()));
            assertThat(heardYonder)
                    .containsExactly(new News.Changed(last.change(), Set.of(ada), Set.of()));
            assertThat(heardNowhere).isEmpty();
            assertThat(records(admin)).containsExactly(0L, 31L, 1L, 0L);
        }
    }

    private static UserId eve() {
        return Scene.userId();
    }

    /// How many records stand in the inboxes of the first four nodes.
    private List<Long> records(Admin admin) throws Exception {
        var ends =
                admin.listOffsets(
                                IntStream.range(0, 4)
                                        .mapToObj(
                                                slot -> new TopicPartition(settings.topic(), slot))
                                        .collect(
                                                Collectors.toMap(
                                                        partition -> partition,
                                                        _ -> OffsetSpec.latest())))
                        .all()
                        .get();
        return IntStream.range(0, 4)
                .mapToObj(slot -> ends.get(new TopicPartition(settings.topic(), slot)).offset())
                .toList();
    }

    @Test
    void news_for_nobody_elsewhere_are_struck_without_a_record() {
        var outbox = new RecordingOutbox();
        nodes.node(eve());
        var here = nodes.node(eve());
        try (var feed = KafkaFeed.open(settings, here, outbox)) {
            var ticket = FeedContract.ticket();
            feed.carry(ticket, FeedContract.changed(Scene.conversationId(), 1));
            await().until(() -> outbox.struck().contains(ticket));
        }
    }

    @Test
    void what_concerns_a_node_that_does_not_listen_stays_in_the_outbox() {
        var outbox = new RecordingOutbox();
        var ben = Scene.userId();
        nodes.node(ben);
        try (var here = KafkaFeed.open(settings, nodes.node(eve()), outbox)) {
            var forBen = FeedContract.ticket();
            var forNobody = FeedContract.ticket();
            here.carry(forBen, FeedContract.changed(Scene.conversationId(), 1, Set.of(ben)));
            here.carry(forNobody, FeedContract.changed(Scene.conversationId(), 1));

            await().until(() -> outbox.struck().contains(forNobody));
            assertThat(outbox.struck()).doesNotContain(forBen);
        }
    }

    @Test
    void what_nobody_knows_where_to_carry_stays_in_the_outbox() {
        var outbox = new RecordingOutbox();
        var node = nodes.node();
        try (var here = KafkaFeed.open(settings, node, outbox)) {
            node.registryAway(true);
            var lost = FeedContract.ticket();
            here.carry(lost, FeedContract.changed(Scene.conversationId(), 1));
            await().until(() -> ((KafkaFeed) here).underWay().isEmpty());
            assertThat(outbox.struck()).isEmpty();

            node.registryAway(false);
            var found = FeedContract.ticket();
            here.carry(found, FeedContract.changed(Scene.conversationId(), 1));
            await().until(() -> outbox.struck().contains(found));
        }
    }

    @Test
    void ephemeral_news_go_where_they_are_wanted() {
        var ada = Scene.userId();
        var ben = Scene.userId();
        try (var here = KafkaFeed.open(settings, nodes.node(ada), new RecordingOutbox());
                var there = KafkaFeed.open(settings, nodes.node(ben), new RecordingOutbox());
                var yonder = KafkaFeed.open(settings, nodes.node(eve()), new RecordingOutbox())) {
            var heard = heardBy(there);
            var unconcerned = heardBy(yonder);
            var talk = Scene.conversationId();
            var merged =
                    new News.Merged(
                            talk, Map.of(ada, new Watermarks(1, 1), ben, new Watermarks(2, 1)));
            var all =
                    List.of(
                            new News.Typing(talk, ada, true, Scene.now(), Set.of(ada, ben)),
                            merged,
                            new News.Marked(
                                    new Mark(talk, ada, new Watermarks(3, 2)), Set.of(ada, ben)),
                            new News.Present(new Presence(ben, true, null)),
                            News.Self.unchanged(ben, 2));

            all.forEach(here::carry);

            await().atMost(PATIENCE).until(() -> heard.size() == all.size());
            assertThat(heard)
                    .contains(new News.Merged(talk, Map.of(ben, new Watermarks(2, 1))))
                    .contains(all.get(3), all.get(4));
            assertThat(unconcerned).isEmpty();
        }
    }

    @Test
    void a_slot_beyond_the_partitions_gets_one() {
        var far = nodes.node();
        far.lose();
        far.take(new Inbox(settings.partitions() + 3, 1));
        try (var here = feed(new RecordingOutbox());
                var there = KafkaFeed.open(settings, far, new RecordingOutbox())) {
            var heard = heardBy(there);
            await().atMost(PATIENCE).until(far::listens);
            awaitHeard(here, heard, Scene.conversationId());
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
