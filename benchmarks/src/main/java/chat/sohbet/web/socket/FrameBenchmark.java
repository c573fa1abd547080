package chat.sohbet.web.socket;

import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a socket does with each message: reads the command, renders the answer and the news.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameBenchmark {
    private static final String TEXT = "merhaba ".repeat(12).strip();

    private final ConversationId conversation = new ConversationId(new UUID(1, 2));
    private final Message message =
            new Message(
                    12_345,
                    23_456,
                    new UserId(new UUID(3, 4)),
                    new ClientId(new UUID(5, 6)),
                    Instant.parse("2026-11-23T00:00:00.123456Z"),
                    new Content.Written(Writing.of(new Body(TEXT)), false, false),
                    List.of(),
                    null);
    private final Change change =
            new Change(conversation, 23_455, 23_456, 12_345, List.of(message), List.of(), null);
    private final String send =
            "{\"type\":\"send\",\"clientId\":\"%s\",\"conversation\":\"%s\",\"text\":\"%s\"}"
                    .formatted(new UUID(5, 6), new UUID(1, 2), TEXT);

    @Benchmark
    public Object readSend() {
        return Commands.read(Json.read(send));
    }

    @Benchmark
    public Object renderAck() {
        return Frames.ack(conversation, message, false);
    }

    @Benchmark
    public Object renderChanges() {
        return Frames.changes(change, null);
    }
}
