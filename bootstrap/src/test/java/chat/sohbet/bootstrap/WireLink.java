package chat.sohbet.bootstrap;

import chat.sohbet.history.Command;
import chat.sohbet.history.Frame;
import chat.sohbet.history.Timeline;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.Link;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A device's connection to a real node: a WebSocket, and HTTP beside it for what sockets don't
/// serve. Whoever waits until a timeline is at rest waits for its answers; nobody waits for a node
/// that doesn't answer: who can't be reached hangs up, sooner or later.
final class WireLink implements chat.sohbet.history.Link {
    /// How often to look whether answers have come, and how often at most: simulated milliseconds.
    private static final long LOOK = 100;

    private static final int LOOKS = 200;

    private final Timeline timeline;
    private final Consumer<Frame> ear;
    private final Consumer<String> faults;
    private final Consumer<WireLink> ended;
    private final WireRequests requests;
    private final ExecutorService requesting =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("requests").factory());
    private final ExecutorService saying =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("link").factory());
    private final Set<Object> unanswered = ConcurrentHashMap.newKeySet();
    private volatile Link.@Nullable Opened socket;
    private volatile boolean closed;

    /// `faults` hears of answers that must never be, `ended` of this link when there is nothing
    /// left of it.
    WireLink(
            ApiClient api,
            Timeline timeline,
            Consumer<Frame> ear,
            Consumer<String> faults,
            Consumer<WireLink> ended) {
        this.timeline = timeline;
        this.ear = ear;
        this.faults = faults;
        this.ended = ended;
        this.requests = new WireRequests(api);
        saying.execute(() -> open(api));
    }

    private void open(ApiClient api) {
        try {
            var opened =
                    Link.open(
                            api.base(),
                            Map.of("Authorization", api.header("Authorization")),
                            this::received);
            socket = opened;
            var _ = opened.closed().thenAccept(_ -> gone());
        } catch (CompletionException refused) {
            gone();
        }
    }

    private void gone() {
        if (!closed) ear.accept(new Frame.Gone());
        closed = true;
        ended.accept(this);
    }

    @Override
    public void say(Command command) {
        if (closed) return;
        awaitAnswer(command);
        WireCommands.write(command)
                .ifPresentOrElse(
                        frame -> saying.execute(() -> send(frame.toString())),
                        () -> requesting.execute(() -> request(command)));
    }

    private void send(String text) {
        if (socket != null) socket.send(text);
    }

    private void request(Command command) {
        try {
            tell(requests.ask(command));
        } catch (RuntimeException e) {
            faults.accept(command + " was answered so that " + e);
        }
    }

    private void received(JsonNode node) {
        try {
            WireFrames.read(node).ifPresent(this::tell);
        } catch (RuntimeException e) {
            faults.accept("a frame can't be read, " + e + ": " + node);
        }
    }

    private void tell(Frame frame) {
        if (frame instanceof Frame.Refused refused && refused.code().equals("internal"))
            faults.accept("a node says that it is its fault: " + refused);
        if (!closed) ear.accept(frame);
        unanswered.remove(frame.id());
        if (frame instanceof Frame.Synced) unanswered.remove("hello");
        if (frame instanceof Frame.Ack ack && ack.clientId() != null)
            unanswered.remove(ack.clientId());
        if (frame instanceof Frame.Refused refused && refused.clientId() != null)
            unanswered.remove(refused.clientId());
    }

    private void awaitAnswer(Command command) {
        Object awaited =
                switch (command) {
                    case Command.Hello _ -> "hello";
                    case Command.Send send -> send.clientId();
                    default -> command.id();
                };
        if (awaited.equals(0L)) return;
        unanswered.add(awaited);
        look(awaited, LOOKS);
    }

    private void look(Object awaited, int looks) {
        timeline.after(
                LOOK,
                () -> {
                    if (!closed && looks > 0 && unanswered.contains(awaited))
                        look(awaited, looks - 1);
                });
    }

    /// Half of the lines are cut, half are hung up.
    @Override
    public void close() {
        if (closed) return;
        if (System.identityHashCode(this) % 2 == 0) vanish();
        else end(Link.Opened::close);
    }

    /// Goes without a word.
    void vanish() {
        end(Link.Opened::abort);
    }

    private synchronized void end(Consumer<Link.Opened> how) {
        closed = true;
        if (saying.isShutdown()) return;
        // Behind what was said before.
        saying.execute(() -> {
            if (socket != null) how.accept(socket);
        });
        saying.shutdown();
        requesting.shutdown();
    }
}
