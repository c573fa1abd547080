package chat.sohbet.web.testing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// One device that chats over a real socket: says hello, converges by versions, fetches what it
/// misses, keeps what it sends until it is acknowledged and sends it again after a reconnect.
///
/// ```java
/// var ada = ChatClient.of(ApiClient.register(base, "ada")).connect();
/// ada.send(conversation, "hello").join();
/// ada.await(() -> ada.held(conversation).texts().contains("hello"));
/// ```
///
/// Every frame that comes, and every command that is taken, has to be in the AsyncAPI document that
/// the server serves; [#await] and [#close] throw otherwise. Every method may be called from any
/// thread.
public final class ChatClient implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ApiClient api;
    private final Map<String, Held> held = new HashMap<>();
    private final Set<String> fetching = new HashSet<>();
    private final Map<String, Pending> outbox = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<JsonNode>> asked = new HashMap<>();
    private final List<JsonNode> frames = new ArrayList<>();
    private final Manners manners = new Manners();
    private Link.@Nullable Opened link;

    private record Pending(ObjectNode frame, CompletableFuture<JsonNode> answer) {}

    private ChatClient(ApiClient api) {
        this.api = api;
    }

    /// A device of somebody, not connected yet.
    public static ChatClient of(ApiClient api) {
        return new ChatClient(api);
    }

    public ApiClient api() {
        return api;
    }

    public String userId() {
        return api.userId();
    }

    /// Connects, says hello, and returns when it has caught up. What was sent and not acknowledged
    /// is sent again.
    public ChatClient connect() {
        open();
        hello();
        return this;
    }

    /// Connects and listens, without a hello.
    public ChatClient open() {
        var headers = new LinkedHashMap<String, String>();
        for (var name : List.of("Authorization", "Cookie", "Origin", "X-Forwarded-For"))
            if (!api.header(name).isEmpty()) headers.put(name, api.header(name));
        // Not under the lock: frames come in before the connection is ours.
        var opened = Link.open(api.base(), headers, this::receive);
        synchronized (this) {
            fetching.clear();
            link = opened;
        }
        return this;
    }

    /// Says what it holds and waits until it has what it lacks.
    public void hello() {
        long before = count("synced");
        var hello = ApiClient.json("type", "hello").put("protocol", 1);
        var have = hello.putObject("have");
        synchronized (this) {
            held.forEach((id, conversation) -> {
                if (conversation.version() > 0) have.put(id, conversation.version());
            });
        }
        tell(hello);
        await(() -> count("synced") > before);
        synchronized (this) {
            outbox.values().forEach(pending -> tell(pending.frame()));
        }
    }

    /// Hangs up properly.
    public void disconnect() {
        current().close();
        await(() -> current().closed().isDone());
    }

    /// Vanishes, as a phone in a tunnel does.
    public void vanish() {
        current().abort();
    }

    @Override
    public synchronized void close() {
        boolean open = connected();
        if (link != null) link.abort();
        if (open) manners.checkAll();
        else manners.check();
    }

    /// Which messages of the AsyncAPI document it has sent or got.
    public synchronized Set<String> seen() {
        return manners.seen();
    }

    /// With which code the connection was closed; waits for that.
    public int closeCode() {
        return current().closed().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    public synchronized boolean connected() {
        return link != null && !link.closed().isDone();
    }

    private synchronized Link.Opened current() {
        return requireNonNull(link, "never connected");
    }

    /// Sends a message; completes with the `ack`, or with the `error` that is final.
    public CompletableFuture<JsonNode> send(String conversation, String text) {
        return send(ApiClient.json("conversation", conversation).put("text", text));
    }

    /// Sends a message to somebody, opening the conversation if there is none.
    public CompletableFuture<JsonNode> sendTo(String user, String text) {
        return send(ApiClient.json("to", user).put("text", text));
    }

    /// Sends any `send`; `type` and, if there is none, `clientId` are added.
    public CompletableFuture<JsonNode> send(ObjectNode fields) {
        var frame = fields.deepCopy().put("type", "send");
        if (!frame.has("clientId")) frame.put("clientId", UUID.randomUUID().toString());
        var pending = new Pending(frame, new CompletableFuture<>());
        synchronized (this) {
            outbox.put(frame.path("clientId").asText(), pending);
        }
        tell(frame);
        return pending.answer().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /// Sends a command with a new `id`; completes with the first frame that carries it.
    public CompletableFuture<JsonNode> ask(ObjectNode fields) {
        var id = UUID.randomUUID().toString();
        var answer = new CompletableFuture<JsonNode>();
        synchronized (this) {
            asked.put(id, answer);
        }
        tell(fields.deepCopy().put("id", id));
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /// Sends anything, once.
    public void tell(JsonNode frame) {
        synchronized (this) {
            manners.says(frame);
        }
        tellText(frame.toString());
    }

    public void tellText(String text) {
        current().send(text);
    }

    public void mark(String conversation, long delivered, long read) {
        tell(
                ApiClient.json("type", "mark")
                        .put("conversation", conversation)
                        .put("delivered", delivered)
                        .put("read", read));
    }

    /// Waits for an answer: whatever the server sent before that has come then.
    public void ping() {
        long before = count("pong");
        tell(ApiClient.json("type", "ping"));
        await(() -> count("pong") > before);
    }

    /// What it holds of a conversation now: a copy, empty where it knows nothing.
    public synchronized Held held(String conversation) {
        return held.computeIfAbsent(conversation, _ -> new Held()).copy();
    }

    /// The conversations it knows.
    public synchronized Set<String> conversations() {
        return Set.copyOf(held.keySet());
    }

    /// Whether it has all it heard of, and all it sent is answered.
    public synchronized boolean settled() {
        return held.values().stream().allMatch(Held::settled) && outbox.isEmpty();
    }

    /// Every frame that came, in order.
    public synchronized List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    public List<JsonNode> frames(String type) {
        return frames().stream().filter(frame -> frame.path("type").asText().equals(type)).toList();
    }

    private long count(String type) {
        return frames(type).size();
    }

    public synchronized void forgetFrames() {
        frames.clear();
    }

    /// The first frame of a type that fits, as soon as there is one.
    public JsonNode await(String type, Predicate<JsonNode> fits) {
        await(() -> frames(type).stream().anyMatch(fits));
        return frames(type).stream().filter(fits).findFirst().orElseThrow();
    }

    public JsonNode await(String type) {
        return await(type, _ -> true);
    }

    public void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    checkManners();
                    return condition.call();
                });
    }

    private synchronized void checkManners() {
        manners.check();
    }

    private void receive(JsonNode frame) {
        CompletableFuture<JsonNode> answered;
        synchronized (this) {
            frames.add(frame);
            manners.hears(frame);
            converge(frame);
            answered = asked.remove(frame.path("id").asText());
        }
        if (answered != null) answered.complete(frame);
        switch (frame.path("type").asText()) {
            case "ack" -> settle(frame);
            case "error" -> refused(frame);
            default -> {}
        }
    }

    private void settle(JsonNode frame) {
        Pending pending;
        synchronized (this) {
            pending = outbox.remove(frame.path("clientId").asText());
        }
        if (pending != null) pending.answer().complete(frame);
    }

    private void refused(JsonNode error) {
        if (!error.has("retryAfter")) {
            settle(error);
            return;
        }
        later(
                error.path("retryAfter").asDouble(),
                () -> {
                    synchronized (this) {
                        var pending = outbox.get(error.path("clientId").asText());
                        if (pending != null && connected()) tell(pending.frame());
                    }
                });
    }

    private void converge(JsonNode frame) {
        switch (frame.path("type").asText()) {
            case "heads" -> {
                for (var head : frame.path("conversations")) {
                    var id = head.path("id").asText();
                    of(id).head(head);
                    catchUp(id);
                }
            }
            case "changes" -> {
                var id = frame.path("conversation").asText();
                if (frame.has("id") && !frame.path("more").asBoolean()) fetching.remove(id);
                if (of(id).change(frame) == Held.Outcome.GAP && frame.path("reset").asBoolean())
                    fetch(id, "page");
                else catchUp(id);
            }
            case "page" -> {
                var id = frame.path("conversation").asText();
                fetching.remove(id);
                of(id).page(frame);
                catchUp(id);
            }
            default -> {}
        }
    }

    private Held of(String conversation) {
        return held.computeIfAbsent(conversation, _ -> new Held());
    }

    /// What is missing may be on its way: asks for it a moment later.
    private void catchUp(String id) {
        if (of(id).settled() || fetching.contains(id)) return;
        later(
                0.2,
                () -> {
                    synchronized (this) {
                        if (!of(id).settled() && !fetching.contains(id)) fetch(id, "after");
                    }
                });
    }

    private void fetch(String id, String what) {
        if (!connected()) return;
        fetching.add(id);
        var fetch =
                ApiClient.json("type", "fetch")
                        .put("id", UUID.randomUUID().toString())
                        .put("conversation", id);
        if (what.equals("after")) fetch.put("after", of(id).version());
        tell(fetch);
    }

    private static void later(double seconds, Runnable what) {
        CompletableFuture.delayedExecutor((long) (seconds * 1000), TimeUnit.MILLISECONDS)
                .execute(what);
    }
}
