package chat.sohbet.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The topic on which the nodes meet, made when the first of them comes. What stands in it is old
/// after seconds, so it is kept for an hour only.
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

    /// Finds the topic or makes it; throws what Kafka throws if neither can be done.
    void ensure() throws InterruptedException, ExecutionException {
        var admin = clients.admin();
        try {
            if (!exists(admin)) create(admin);
        } finally {
            admin.close(Duration.ZERO);
        }
        seen.countDown();
    }

    private boolean exists(Admin admin) throws InterruptedException, ExecutionException {
        return done(
                admin.describeTopics(List.of(name())).allTopicNames(),
                UnknownTopicOrPartitionException.class);
    }

    private void create(Admin admin) throws InterruptedException, ExecutionException {
        var topic = new NewTopic(name(), Optional.of(settings.partitions()), Optional.empty());
        // Another node may be quicker.
        var _ =
                done(
                        admin.createTopics(List.of(topic.configs(FORGETFUL))).all(),
                        TopicExistsException.class);
    }

    private static boolean done(KafkaFuture<?> future, Class<? extends Exception> no)
            throws InterruptedException, ExecutionException {
        try {
            future.get();
            return true;
        } catch (ExecutionException failure) {
            if (no.isInstance(failure.getCause())) return false;
            throw failure;
        }
    }
}
