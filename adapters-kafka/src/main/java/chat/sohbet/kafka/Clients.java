package chat.sohbet.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Kafka's clients with the patience of a chat: their own defaults wait for minutes.
final class Clients {
    private static final int SECOND = 1_000;

    private final KafkaSettings settings;
    private final UUID node;

    Clients(KafkaSettings settings, UUID node) {
        this.settings = settings;
        this.node = node;
    }

    Producer<String, byte[]> producer() {
        var config = common("producer");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, SECOND);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5 * SECOND);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /// Without a group: nobody else decides what this node reads. Nor does Kafka decide where it
    /// goes on when its place is gone: of the ways it knows, one loses news, one replays an hour,
    /// and `by_duration` waits for ever where nothing was written for so long (seen with 4.4.0).
    Consumer<String, byte[]> consumer() {
        var config = common("consumer");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5 * SECOND);
        config.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 5 * SECOND);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    Admin admin() {
        var config = common("admin");
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5 * SECOND);
        return Admin.create(config);
    }

    private Map<String, Object> common(String role) {
        var config = new HashMap<String, Object>(settings.client());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.servers());
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "sohbet-" + role + "-" + node);
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 3 * SECOND);
        config.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2 * SECOND);
        config.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 5 * SECOND);
        return config;
    }
}
