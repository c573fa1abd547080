package chat.sohbet.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.sohbet.application.port.Inbox;
import java.nio.ByteBuffer;
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
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

class ReaderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaSettings settings =
            KafkaSettings.of(TestBroker.shared().servers(), TestBroker.topic());
    private final Clients clients = new Clients(settings, UUID.randomUUID());
    private final List<String> heard = new ArrayList<>();

    private Reader reader() {
        return new Reader(
                clients::consumer, settings.topic(), read -> heard.add(new String(read, UTF_8)));
    }

    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final Inbox MINE = new Inbox(0, 3);

    private ProducerRecord<String, byte[]> record(Inbox to, String text) {
        var epoch = ByteBuffer.allocate(Long.BYTES).putLong(to.epoch()).array();
        return new ProducerRecord<>(
                settings.topic(),
                to.slot(),
                null,
                null,
                text.getBytes(UTF_8),
                List.of(new RecordHeader("epoch", epoch)));
    }

    private boolean heard(Reader reader, String text) {
        reader.read(GLANCE);
        return heard.contains(text);
    }

    @Test
    void who_takes_an_inbox_begins_at_its_end() throws Exception {
        new Topic(settings, clients).ensure(1);
        var reader = reader();
        try (var producer = clients.producer()) {
            producer.send(record(MINE, "early")).get();
            reader.open(MINE);
            producer.send(record(MINE, "now")).get();
        }

        await().atMost(PATIENCE).until(() -> heard(reader, "now"));
        assertThat(heard).containsExactly("now");
        reader.close();
    }

    @Test
    void who_comes_back_goes_on_where_it_was() throws Exception {
        new Topic(settings, clients).ensure(1);
        var reader = reader();
        reader.open(MINE);
        reader.close();
        try (var producer = clients.producer()) {
            producer.send(record(MINE, "meanwhile")).get();
        }

        reader.open(MINE);

        await().atMost(PATIENCE).until(() -> heard(reader, "meanwhile"));
        reader.close();
    }

    @Test
    void whose_place_is_gone_goes_on_with_what_there_is() throws Exception {
        new Topic(settings, clients).ensure(1);
        var reader = reader();
        reader.open(MINE);
        var partition = new TopicPartition(settings.topic(), 0);
        try (var producer = clients.producer();
                var admin = clients.admin()) {
            for (var key : List.of("first", "second", "third"))
                producer.send(record(MINE, key)).get();
            var gone = Map.of(partition, RecordsToDelete.beforeOffset(2));
            admin.deleteRecords(gone).all().get();
        }

        await().atMost(PATIENCE).until(() -> heard(reader, "third"));

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
                        read -> heard.add(new String(read, UTF_8)));
        for (int i = 0; i < 3; i++) {
            reader.open(MINE);
            assertThat(mocks.getLast().position(partition)).isEqualTo(5);
            mocks.getLast().setPollException(new KafkaException("a damaged record"));
            assertThatThrownBy(() -> reader.read(GLANCE)).isInstanceOf(KafkaException.class);
            reader.close();
        }

        reader.open(MINE);

        assertThat(mocks.getLast().position(partition)).isEqualTo(8);
    }
}
