package chat.sohbet.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReaderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaSettings settings =
            KafkaSettings.of(TestBroker.shared().servers(), TestBroker.topic());
    private final Clients clients = new Clients(settings, UUID.randomUUID());
    private final List<String> heard = new ArrayList<>();

    private Reader reader() {
        return new Reader(clients::consumer, settings.topic(), read -> heard.add(read.key()));
    }

    @Test
    void who_comes_in_time_begins_at_the_end_and_who_comes_late_at_the_start_of_its_life()
            throws Exception {
        new Topic(settings, clients).ensure();
        var punctual = reader();
        var late = reader();
        try (var producer = clients.producer()) {
            producer.send(new ProducerRecord<>(settings.topic(), "early", new byte[0])).get();
            punctual.open(true);
            late.open(false);
            producer.send(new ProducerRecord<>(settings.topic(), "now", new byte[0])).get();
        }

        await().atMost(PATIENCE).until(() -> punctual.read() && heard.contains("now"));
        assertThat(heard).containsExactly("now");
        heard.clear();
        await().atMost(PATIENCE).until(() -> late.read() && heard.contains("now"));
        await().atMost(PATIENCE).until(() -> late.read() && heard.contains("early"));

        punctual.close();
        late.close();
    }

    @Test
    void who_comes_back_goes_on_where_it_was() throws Exception {
        new Topic(settings, clients).ensure();
        var reader = reader();
        reader.open(true);
        reader.close();
        try (var producer = clients.producer()) {
            producer.send(new ProducerRecord<>(settings.topic(), "meanwhile", new byte[0])).get();
        }

        reader.open(true);

        await().atMost(PATIENCE).until(() -> reader.read() && heard.contains("meanwhile"));
        reader.close();
    }

    @Test
    void whose_place_is_gone_goes_on_with_what_there_is() throws Exception {
        new Topic(settings, clients).ensure();
        var reader = reader();
        reader.open(true);
        var partition = new TopicPartition(settings.topic(), 0);
        try (var producer = clients.producer();
                var admin = clients.admin()) {
            for (var key : List.of("first", "second", "third"))
                producer.send(new ProducerRecord<>(settings.topic(), 0, key, new byte[0])).get();
            var gone = Map.of(partition, RecordsToDelete.beforeOffset(2));
            admin.deleteRecords(gone).all().get();
        }

        await().atMost(PATIENCE).until(() -> reader.read() && !heard.isEmpty());

        assertThat(heard).containsExactly("third");
        reader.close();
    }

    private MockConsumer<String, byte[]> mock(TopicPartition partition, long end) {
        var mock = new MockConsumer<String, byte[]>("latest");
        var info = new PartitionInfo(partition.topic(), partition.partition(), null, null, null);
        mock.updatePartitions(partition.topic(), List.of(info));
        mock.updateEndOffsets(Map.of(partition, end));
        return mock;
    }

    @Test
    void a_record_that_cannot_be_read_is_left_behind_in_the_end() {
        var partition = new TopicPartition("topic", 0);
        var ends = new ArrayList<>(List.of(5L, 6L, 7L, 8L));
        var mocks = new ArrayList<MockConsumer<String, byte[]>>();
        var reader =
                new Reader(
                        () -> {
                            mocks.add(mock(partition, ends.removeFirst()));
                            return mocks.getLast();
                        },
                        "topic",
                        read -> heard.add(read.key()));
        for (int i = 0; i < 3; i++) {
            reader.open(true);
            assertThat(mocks.getLast().position(partition)).isEqualTo(5);
            mocks.getLast().setPollException(new KafkaException("a damaged record"));
            assertThatThrownBy(reader::read).isInstanceOf(KafkaException.class);
            reader.close();
        }

        reader.open(true);

        assertThat(mocks.getLast().position(partition)).isEqualTo(8);
    }
}
