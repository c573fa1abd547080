package chat.sohbet.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// Where this node is in all partitions of the topic: it assigns them to itself, so no group
/// rebalances when a node comes or goes. Used by one thread; it outlives its connections.
final class Reader {
    /// How far back it goes where its place is gone. Doubled news do no harm, lost ones wait for a
    /// client's next hello.
    private static final Duration REPLAYED = Duration.ofMinutes(1);

    /// A record on which reading fails so often in a row is left behind.
    private static final int STUCK = 3;

    private final Supplier<Consumer<String, byte[]>> clients;
    private final String topic;
    private final java.util.function.Consumer<ConsumerRecord<String, byte[]>> listener;
    private final Instant born = Instant.now();
    private final Map<TopicPartition, Long> places = new HashMap<>();
    private @Nullable Consumer<String, byte[]> consumer;
    private int failures;

    Reader(
            Supplier<Consumer<String, byte[]>> clients,
            String topic,
            java.util.function.Consumer<ConsumerRecord<String, byte[]>> listener) {
        this.clients = clients;
        this.topic = topic;
        this.listener = listener;
    }

    /// Connects and goes on where it was. The first time it goes to the end, or, if that is too
    /// late (not `inTime`), to where the end was when it was made.
    void open(boolean inTime) {
        var opened = clients.get();
        consumer = opened;
        var partitions = partitions(opened);
        if (partitions.isEmpty()) throw new UnknownTopicOrPartitionException(topic);
        opened.assign(partitions);
        if (failures >= STUCK || places.isEmpty() && inTime) opened.seekToEnd(partitions);
        else seek(opened, partitions);
        // Now, not with the first poll: what is written after this is read.
        for (var partition : partitions) places.put(partition, opened.position(partition));
    }

    private Set<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toSet());
    }

    private void seek(Consumer<String, byte[]> consumer, Set<TopicPartition> partitions) {
        var from = places.isEmpty() ? born : Instant.now();
        places.keySet().retainAll(partitions);
        places.forEach(consumer::seek);
        var fresh = new HashSet<>(partitions);
        fresh.removeAll(places.keySet());
        replay(from, consumer, fresh);
    }

    private static void replay(
            Instant from, Consumer<String, byte[]> consumer, Set<TopicPartition> partitions) {
        // To Kafka, none of them means all of them.
        if (partitions.isEmpty()) return;
        consumer.seekToEnd(partitions);
        long since = from.minus(REPLAYED).toEpochMilli();
        var times = partitions.stream().collect(Collectors.toMap(p -> p, _ -> since));
        consumer.offsetsForTimes(times)
                .forEach((partition, found) -> {
                    if (found != null) consumer.seek(partition, found.offset());
                });
    }

    /// Reads what there is, waiting a second for it at most; false if the topic has other
    /// partitions than it had.
    boolean read() {
        var opened = consumer;
        if (opened == null) throw new IllegalStateException("not open");
        poll(opened);
        return partitions(opened).equals(opened.assignment());
    }

    private void poll(Consumer<String, byte[]> consumer) {
        try {
            for (var read : consumer.poll(Duration.ofSeconds(1))) {
                listener.accept(read);
                places.put(new TopicPartition(read.topic(), read.partition()), read.offset() + 1);
                failures = 0;
            }
        } catch (InvalidOffsetException gone) {
            replay(Instant.now(), consumer, gone.partitions());
        } catch (KafkaException failure) {
            failures++;
            throw failure;
        }
    }

    void close() {
        if (consumer != null) consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        consumer = null;
    }
}
