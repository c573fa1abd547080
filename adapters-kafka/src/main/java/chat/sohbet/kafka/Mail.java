package chat.sohbet.kafka;

import chat.sohbet.application.port.Inbox;
import chat.sohbet.application.port.Nodes;
import chat.sohbet.application.port.Trace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/// Carries bytes from inbox to inbox: a slot is a partition of one topic, and every record names
/// the epoch that it is meant for. What one node sends to another arrives in the order it was
/// offered.
final class Mail implements AutoCloseable {
    private static final String EPOCH = "epoch";

    /// Where there is one; who doesn't know it reads the record as well.
    private static final String TRACE = "trace";

    private final String topic;
    private final Sender sender;
    private final Receiver receiver;

    /// `listener` is given what comes into this node's inbox, by one thread; it must not throw.
    Mail(KafkaSettings settings, Nodes nodes, Consumer<byte[]> listener) {
        var clients = new Clients(settings, UUID.randomUUID());
        var meeting = new Topic(settings, clients);
        this.topic = settings.topic();
        this.sender = new Sender(clients, meeting);
        this.receiver = new Receiver(clients, meeting, nodes, settings.patience(), listener);
    }

    void start() {
        receiver.start();
        sender.start();
    }

    /// Waits until what is sent to this node arrives; false if that takes longer than a start may,
    /// and goes on by itself.
    boolean awaitReady() throws InterruptedException {
        return receiver.awaitReady();
    }

    /// Sends with this thread's trace. Never blocks. Completes once the bytes are safe,
    /// exceptionally if they are lost, on a thread that must not be held up.
    CompletableFuture<Void> offer(Inbox to, byte[] value) {
        return sender.offer(new ProducerRecord<>(topic, to.slot(), null, null, value, headers(to)));
    }

    private static List<Header> headers(Inbox to) {
        var epoch = ByteBuffer.allocate(Long.BYTES).putLong(to.epoch()).array();
        var meant = new RecordHeader(EPOCH, epoch);
        var trace = Trace.current();
        if (!trace.known()) return List.of(meant);
        return List.of(
                meant, new RecordHeader(TRACE, trace.id().getBytes(StandardCharsets.US_ASCII)));
    }

    /// What was being done when a record was sent.
    static Trace trace(Headers headers) {
        var header = headers.lastHeader(TRACE);
        return header == null || header.value() == null
                ? Trace.NONE
                : Trace.read(new String(header.value(), StandardCharsets.US_ASCII));
    }

    /// Whether a record in a slot is meant for `epoch`.
    static boolean meant(Headers headers, long epoch) {
        var header = headers.lastHeader(EPOCH);
        return header != null
                && header.value().length == Long.BYTES
                && ByteBuffer.wrap(header.value()).getLong() == epoch;
    }

    void stopSending() throws InterruptedException {
        sender.close();
    }

    @Override
    public void close() {
        try {
            receiver.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
