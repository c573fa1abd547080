package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What a [Feed] between nodes keeps besides: every [#feed] is a node of its own, and all nodes of
/// one test are neighbours.
public interface FeedBetweenNodesContract extends FeedContract {
    /// How long a neighbour may take at most, on a slow machine that is busy.
    Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    default void every_sort_of_news_reaches_the_neighbours_unchanged() {
        try (var here = feed(new RecordingOutbox());
                var there = feed(new RecordingOutbox());
                var yonder = feed(new RecordingOutbox())) {
            var heardThere = new ConcurrentLinkedQueue<News>();
            var heardYonder = new ConcurrentLinkedQueue<News>();
            there.subscribe(heardThere::add);
            yonder.subscribe(heardYonder::add);
            var news = new ArrayList<>(FeedContract.durable());
            for (var one : news) here.carry(FeedContract.ticket(), one);
            var marked = FeedContract.marked();
            here.carry(marked);
            news.add(marked);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        assertThat(heardThere).containsAll(news);
                        assertThat(heardYonder).containsAll(news);
                    });
        }
    }

    @Test
    default void neighbours_hear_a_conversations_news_in_the_order_they_were_carried() {
        try (var here = feed(new RecordingOutbox());
                var there = feed(new RecordingOutbox())) {
            var heard = new ConcurrentLinkedQueue<News>();
            there.subscribe(heard::add);
            var conversation = Scene.conversationId();
            for (long version = 1; version <= 100; version++)
                here.carry(FeedContract.ticket(), FeedContract.changed(conversation, version));

            var versions = LongStream.rangeClosed(1, 100).boxed().toList();
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(FeedContract.versions(heard, conversation))
                                    .isEqualTo(versions));
        }
    }

    @Test
    default void neighbours_hear_it_within_the_trace_of_who_carries_it() {
        try (var here = feed(new RecordingOutbox());
                var there = feed(new RecordingOutbox())) {
            var heard = new ConcurrentLinkedQueue<Trace>();
            there.subscribe(_ -> heard.add(Trace.current()));
            var traces =
                    List.of(
                            Trace.fresh(),
                            Trace.together(List.of(Trace.fresh(), Trace.fresh())),
                            Trace.NONE);
            for (var trace : traces)
                trace.run(() ->
                        here.carry(
                                FeedContract.ticket(),
                                FeedContract.changed(Scene.conversationId(), 1)));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(heard).containsExactlyElementsOf(traces));
        }
    }

    @Test
    default void who_carries_hears_it_once() {
        try (var here = feed(new RecordingOutbox());
                var there = feed(new RecordingOutbox())) {
            var heardHere = new ConcurrentLinkedQueue<News>();
            var heardThere = new ConcurrentLinkedQueue<News>();
            here.subscribe(heardHere::add);
            there.subscribe(heardThere::add);
            var conversation = Scene.conversationId();
            for (long version = 1; version <= 20; version++)
                here.carry(FeedContract.ticket(), FeedContract.changed(conversation, version));
            var back = FeedContract.changed(conversation, 21);

            await().atMost(PATIENCE)
                    .until(() -> FeedContract.versions(heardThere, conversation).size() == 20);
            there.carry(FeedContract.ticket(), back);

            await().atMost(PATIENCE).until(() -> heardHere.contains(back));
            assertThat(FeedContract.versions(heardHere, conversation))
                    .isEqualTo(LongStream.rangeClosed(1, 21).boxed().toList());
        }
    }
}
