package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.sohbet.web.testing.ApiClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/// People of one conversation who write one message after the other, and send each again under its
/// client id until it is acknowledged, as the outbox of a browser does.
final class Writers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final Duration BEFORE_AGAIN = Duration.ofMillis(200);

    private final String conversation;
    private final UnaryOperator<ApiClient> door;
    private final Map<ApiClient, List<String>> acknowledged = new HashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean open = true;

    /// @param door by which somebody writes now
    Writers(String conversation, List<ApiClient> authors, UnaryOperator<ApiClient> door) {
        this.conversation = conversation;
        this.door = door;
        for (var author : authors) acknowledged.put(author, new CopyOnWriteArrayList<>());
        for (var author : authors) threads.add(Thread.ofVirtual().start(() -> write(author)));
    }

    private void write(ApiClient author) {
        for (int number = 1; open; number++) {
            var text = author.username() + " " + number;
            var message =
                    ApiClient.json("clientId", UUID.randomUUID().toString()).put("text", text);
            while (!said(author, message)) LockSupport.parkNanos(BEFORE_AGAIN.toNanos());
            acknowledged.get(author).add(text);
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    private boolean said(ApiClient author, ObjectNode message) {
        try {
            var path = "/api/v1/conversations/" + conversation + "/messages";
            var answer = door.apply(author).post(path, message);
            if (answer.status() < 300) return true;
            refused.add(answer.problem());
        } catch (UncheckedIOException | IllegalStateException nobodyThere) {
            refused.add("no answer");
        }
        return false;
    }

    /// Why something was not taken: `503 unavailable`, or no answer came.
    Set<String> refused() {
        return refused;
    }

    /// What was acknowledged, of each author in the order in which they wrote it.
    Map<String, List<String>> acknowledged() {
        var all = new HashMap<String, List<String>>();
        acknowledged.forEach((author, texts) -> all.put(author.userId(), List.copyOf(texts)));
        return all;
    }

    /// Waits until everybody has been acknowledged so many more.
    void areHeard(int more) {
        var wanted = new HashMap<ApiClient, Integer>();
        acknowledged.forEach((author, texts) -> wanted.put(author, texts.size() + more));
        until(
                "everybody is heard",
                () ->
                        acknowledged.entrySet().stream()
                                .allMatch(
                                        one -> one.getValue().size() >= wanted.get(one.getKey())));
    }

    void until(String what, Callable<Boolean> condition) {
        await(what).atMost(PATIENCE).ignoreExceptions().until(condition);
    }

    /// All messages of the conversation by their authors, as `reader` finds them in the log.
    Map<String, List<String>> inTheLog(ApiClient reader) {
        var found = new HashMap<String, List<String>>();
        var page = "/api/v1/conversations/" + conversation + "/messages?limit=100";
        for (long after = 0; ; ) {
            var answer = reader.get(page + "&from=" + (after + 1));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            var messages = answer.json().path("messages");
            if (messages.isEmpty()) return found;
            for (var message : messages) {
                assertThat(message.path("seq").asLong()).isEqualTo(++after);
                if (message.has("text"))
                    found.computeIfAbsent(message.path("author").asText(), _ -> new ArrayList<>())
                            .add(message.path("text").asText());
            }
        }
    }

    /// Nobody begins another message; what is under way is brought to its end.
    @Override
    public void close() {
        open = false;
        for (var thread : threads)
            try {
                assertThat(thread.join(PATIENCE)).as("still waits for an answer").isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
    }
}
