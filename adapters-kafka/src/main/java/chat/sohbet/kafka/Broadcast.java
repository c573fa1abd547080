package chat.sohbet.kafka;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;

/// Carries bytes to all other nodes: every node writes to one topic and reads all of it but what it
/// wrote itself. Bytes of one key arrive in the order they were offered.
final class Broadcast implements AutoCloseable {
    /// The header that names the node a record comes from.
    private static final String NODE = "node";

    private final String topic;
    private final RecordHeader self;
    private final Consumer<byte[]> listener;
    private final Sender sender;
    private final Receiver receiver;

    /// `listener` is given what the other nodes say, by one thread; it must not throw.
    Broadcast(KafkaSettings settings, Consumer<byte[]> listener) {
        var node = UUID.randomUUID();
        var clients = new Clients(settings, node);
        var meeting = new Topic(settings, clients);
        this.topic = settings.topic();
        this.self = new RecordHeader(NODE, bytes(node));
        this.listener = listener;
        this.sender = new Sender(clients, meeting);
        this.receiver = new Receiver(clients, meeting, settings.patience(), this::hear);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    void start() {
        receiver.start();
        sender.start();
    }

    /// Waits until nothing is missed that is offered from now on anywhere; false if that takes
    /// longer than a start may, and goes on by itself.
    boolean awaitReady() throws InterruptedException {
        return receiver.awaitReady();
    }

    /// Never blocks. Completes once the bytes are safe, exceptionally if they are lost, on a thread
    /// that must not be held up.
    CompletableFuture<Void> offer(String key, byte[] value) {
        return sender.offer(new ProducerRecord<>(topic, null, key, value, List.of(self)));
    }

    private void hear(ConsumerRecord<String, byte[]> heard) {
        if (!self.equals(heard.headers().lastHeader(NODE)) && heard.value() != null)
            listener.accept(heard.value());
    }

    @Override
    public void close() {
        try {
            sender.close();
            receiver.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
