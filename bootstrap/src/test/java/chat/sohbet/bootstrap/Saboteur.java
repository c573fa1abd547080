package chat.sohbet.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Sits between a node and its Kafka clients, put there by Kafka's own `interceptor.classes`, and
/// does what a file says as long as there is one: of what comes in it loses, doubles, reorders and
/// holds back, or it kills its node where it is about to publish what it has committed.
public final class Saboteur
        implements ConsumerInterceptor<String, byte[]>, ProducerInterceptor<String, byte[]> {
    /// Where it is told: a property of Kafka's clients.
    static final String ORDERS = "sohbet.sabotage";

    private static final double LOST = 0.2;
    private static final double DOUBLED = 0.2;
    private static final double LATE = 0.2;

    private final List<ConsumerRecord<String, byte[]>> late = new ArrayList<>();
    private Optional<Orders> orders = Optional.empty();

    /// What it is to do.
    enum Order {
        TAMPER,
        DIE
    }

    /// Made by Kafka.
    public Saboteur() {}

    @Override
    public void configure(Map<String, ?> configs) {
        orders =
                Optional.ofNullable(configs.get(ORDERS))
                        .map(Object::toString)
                        .map(Path::of)
                        .map(Orders::new);
    }

    private boolean told(Order order) {
        return orders.map(all -> all.given(order)).orElse(false);
    }

    /// What is late comes with the next that comes.
    @Override
    public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
        if (late.isEmpty() && !told(Order.TAMPER)) return records;
        var all = new ArrayList<>(late);
        late.clear();
        records.forEach(all::add);
        if (told(Order.TAMPER)) {
            tamper(all);
            orders.ifPresent(given -> given.follow(Order.TAMPER));
        }
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> sorted =
                all.stream()
                        .collect(
                                Collectors.groupingBy(record ->
                                        new TopicPartition(record.topic(), record.partition())));
        return new ConsumerRecords<>(sorted, records.nextOffsets());
    }

    private void tamper(List<ConsumerRecord<String, byte[]>> all) {
        var dice = ThreadLocalRandom.current();
        all.removeIf(_ -> dice.nextDouble() < LOST);
        for (var record : List.copyOf(all)) if (dice.nextDouble() < DOUBLED) all.add(record);
        Collections.shuffle(all, dice);
        all.removeIf(record -> dice.nextDouble() < LATE && late.add(record));
    }

    @Override
    public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> record) {
        if (told(Order.DIE) && new String(record.value(), UTF_8).contains("\"kind\":\"changed\""))
            // No hook, no goodbye: as by kill -9.
            Runtime.getRuntime().halt(137);
        return record;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void onAcknowledgement(
            @Nullable RecordMetadata metadata, @Nullable Exception exception) {}

    @Override
    public void close() {}
}
