package chat.sohbet.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/// Where the nodes meet: `servers` as `host:9092,host:9092`, and the topic of their inboxes, made
/// with `partitions` if it isn't there; more are added when more nodes come. A start waits for
/// Kafka as long as `patience` and goes on without it then. `client` is handed to all of Kafka's
/// clients: what they need to be let in (`security.protocol`, `sasl.jaas.config` …).
public record KafkaSettings(
        String servers,
        String topic,
        int partitions,
        Duration patience,
        Map<String, String> client) {
    public static final String TOPIC = "sohbet-inboxes";
    private static final Pattern SERVER =
            Pattern.compile("(\\[[0-9a-fA-F:.%]+]|[^\\s:,\\[\\]/]+):([0-9]{1,5})");
    private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    public KafkaSettings {
        for (var server : servers.split(",", -1))
            if (!SERVER.matcher(server.strip()).matches())
                throw new IllegalArgumentException(
                        "Kafka's servers must be host:port, separated by commas, not " + servers);
        if (!TOPIC_NAME.matcher(topic).matches() || topic.equals(".") || topic.equals(".."))
            throw new IllegalArgumentException("not the name of a topic: " + topic);
        if (partitions < 1) throw new IllegalArgumentException("a topic has a partition or more");
        client = Map.copyOf(client);
    }

    /// Eight partitions, five seconds, and no password.
    public static KafkaSettings of(String servers, String topic) {
        return new KafkaSettings(servers, topic, 8, Duration.ofSeconds(5), Map.of());
    }

    /// Without what `client` may hold in secrets.
    @Override
    public String toString() {
        return "KafkaSettings[" + servers + ", " + topic + "]";
    }
}
