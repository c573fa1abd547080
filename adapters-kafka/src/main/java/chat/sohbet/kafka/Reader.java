package chat.sohbet.kafka;

import chat.sohbet.application.port.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Where this node is in its inbox: it assigns that one partition to itself, so no group rebalances
/// when a node comes or goes. Used by one thread; it outlives its connections.
final class Reader {
    /// How far back it goes where its place is gone. Doubled news do no harm, lost ones wait for a
    /// client's next hello.
    private static final Duration REPLAYED = Duration.ofMinutes(1);

    /// A record on which reading fails so often in a row is left behind.
    private static final int STUCK = 3;

    /// How long brokers may say nothing when they are asked for the end.
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final Supplier<Consumer<String, byte[]>> clients;
    private final String topic;
    private final java.util.function.Consumer<byte[]> listener;
    private Optional<Inbox> inbox = Optional.empty();
    private long place;
    private @Nullable Consumer<String, byte[]> consumer;
    private int failures;

    Reader(
            Supplier<Consumer<String, byte[]>> clients,
            String topic,
            java.util.function.Consumer<byte[]> listener) {
        this.clients = clients;
        this.topic = topic;
        this.listener = listener;
    }

    /// Connects and goes on where it was in this inbox; to the end, if it wasn't in it before.
    /// Whatever is sent to it once this has returned is read.
    void open(Inbox inbox) {
        var opened = clients.get();
        consumer = opened;
        var partition = partition(inbox);
        opened.assign(Set.of(partition));
        if (this.inbox.equals(Optional.of(inbox)) && failures < STUCK)
            opened.seek(partition, place);
        else opened.seekToEnd(Set.of(partition));
        // Now, not with the first poll.
        place = opened.position(partition, SILENCE);
        this.inbox = Optional.of(inbox);
    }

    private TopicPartition partition(Inbox inbox) {
        return new TopicPartition(topic, inbox.slot());
    }

    /// Reads what there is, waiting `patience` for it at most. Throws if the brokers don't answer.
    void read(Duration patience) {
        var opened = consumer;
        var from = inbox;
        if (opened == null || from.isEmpty()) throw new IllegalStateException("not open");
        try {
            for (var read : opened.poll(patience)) read(read, from.get());
            // Without brokers a poll is as empty as with them.
            opened.endOffsets(List.of(partition(from.get())), SILENCE);
        } catch (InvalidOffsetException gone) {
            replay(opened, gone.partitions());
        } catch (KafkaException failure) {
            failures++;
            throw failure;
        }
    }

    private void read(ConsumerRecord<String, byte[]> read, Inbox mine) {
        // What was meant for who held this slot before says nothing to this node's people.
        if (Mail.meant(read.headers(), mine.epoch()) && read.value() != null)
            Mail.trace(read.headers()).run(() -> listener.accept(read.value()));
        place = read.offset() + 1;
        failures = 0;
    }

    private static void replay(Consumer<String, byte[]> consumer, Set<TopicPartition> partitions) {
        consumer.seekToEnd(partitions);
        long since = Instant.now().minus(REPLAYED).toEpochMilli();
        for (var partition : partitions) {
            var found = consumer.offsetsForTimes(Map.of(partition, since)).get(partition);
            if (found != null) consumer.seek(partition, found.offset());
        }
    }

    void close() {
        if (consumer != null) consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        consumer = null;
    }
}
