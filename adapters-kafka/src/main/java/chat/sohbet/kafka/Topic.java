package chat.sohbet.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The topic whose partitions are the nodes' inboxes, made when the first of them comes. What
/// stands in it is old after seconds, so it is kept for an hour only.
final class Topic {
    private static final Map<String, String> FORGETFUL =
            Map.of(
                    TopicConfig.RETENTION_MS_CONFIG,
                    Long.toString(Duration.ofHours(1).toMillis()),
                    TopicConfig.SEGMENT_MS_CONFIG,
                    Long.toString(Duration.ofMinutes(10).toMillis()));

    private final KafkaSettings settings;
    private final Clients clients;
    private final CountDownLatch seen = new CountDownLatch(1);

    Topic(KafkaSettings settings, Clients clients) {
        this.settings = settings;
        this.clients = clients;
    }

    String name() {
        return settings.topic();
    }

    /// Opens once the topic has been there: a producer that comes earlier would have the broker
    /// make it, with one partition.
    CountDownLatch seen() {
        return seen;
    }

    /// Finds the topic or makes it, with as many partitions as are needed; throws what Kafka throws
    /// if that can't be done.
    void ensure(int partitions) throws InterruptedException, ExecutionException {
        var admin = clients.admin();
        try {
            int there = partitions(admin);
            if (there == 0) create(admin, Math.max(partitions, settings.partitions()));
            else if (there < partitions) add(admin, Math.max(partitions, 2 * there));
        } finally {
            admin.close(Duration.ZERO);
        }
        seen.countDown();
    }

    /// None if there is no such topic.
    private int partitions(Admin admin) throws InterruptedException, ExecutionException {
        try {
            var described = admin.describeTopics(List.of(name())).allTopicNames().get().values();
            return described.stream().mapToInt(topic -> topic.partitions().size()).sum();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof UnknownTopicOrPartitionException) return 0;
            throw failure;
        }
    }

    private void create(Admin admin, int partitions)
            throws InterruptedException, ExecutionException {
        var topic = new NewTopic(name(), Optional.of(partitions), Optional.empty());
        // Another node may be quicker.
        done(
                admin.createTopics(List.of(topic.configs(FORGETFUL))).all(),
                TopicExistsException.class);
    }

    private void add(Admin admin, int partitions) throws InterruptedException, ExecutionException {
        // Here, too: then there are more than that already.
        done(
                admin.createPartitions(Map.of(name(), NewPartitions.increaseTo(partitions))).all(),
                InvalidPartitionsException.class);
    }

    private static void done(KafkaFuture<?> future, Class<? extends Exception> unless)
            throws InterruptedException, ExecutionException {
        try {
            future.get();
        } catch (ExecutionException failure) {
            if (!unless.isInstance(failure.getCause())) throw failure;
        }
    }
}
