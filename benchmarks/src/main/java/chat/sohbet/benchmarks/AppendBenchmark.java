package chat.sohbet.benchmarks;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.Registration;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.domain.user.Username;
import chat.sohbet.memory.MemoryPorts;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A message through the whole chat, over memory: what is left when there is neither wire nor disk.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AppendBenchmark {
    private final Chat chat =
            Chat.over(MemoryPorts.forTests(), Clock.systemUTC(), Chat.Terms.standard());
    private final UserId ada = register("ada");
    private final Body body = new Body("merhaba ".repeat(12));
    private ConversationId conversation = chat.direct(ada, register("bob")).orElseThrow();
    private long next;

    private UserId register(String name) {
        var registration =
                chat.accounts()
                        .register(
                                new Username(name),
                                new EmailAddress(name + "@example.org"),
                                new Password("three words are enough"),
                                new DisplayName(name));
        return switch (registration) {
            case Registration.Registered registered -> registered.account().user().id();
            case Registration.Taken taken -> throw new IllegalStateException(taken.toString());
        };
    }

    /// Somebody else each time, so that no conversation grows without end.
    @Setup(Level.Iteration)
    public void meet() {
        conversation = chat.direct(ada, register("cem" + next)).orElseThrow();
    }

    @Benchmark
    public Object send() {
        var draft = new Draft(new ClientId(new UUID(next++, 1)), ada, body);
        return chat.send(conversation, draft, 0);
    }
}
