package chat.sohbet.bootstrap;

import chat.sohbet.application.port.Unavailable;
import chat.sohbet.history.Command;
import chat.sohbet.history.Frame;
import chat.sohbet.history.Timeline;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.Link;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// A device's connection to a real node: a WebSocket, and HTTP beside it for what sockets don't
/// serve. Whoever waits until a timeline is at rest waits for its answers.
final class WireLink implements chat.sohbet.history.Link {
    /// How often to look whether answers have come, and how often at most: simulated milliseconds.
    private static final long LOOK = 100;

    private static final int LOOKS = 200;

    private final Timeline timeline;
    private final Consumer<Frame> ear;
    private final Consumer<String> faults;
    private final WireRequests requests;
    private final ExecutorService requesting =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("requests").factory());
    private final Set<Object> unanswered = ConcurrentHashMap.newKeySet();
    private final Link.Opened socket;
    private volatile boolean closed;

    /// `faults` hears of answers that must never be.
    WireLink(ApiClient api, Timeline timeline, Consumer<Frame> ear, Consumer<String> faults) {
        this.timeline = timeline;
        this.ear = ear;
        this.faults = faults;
        this.requests = new WireRequests(api);
        this.socket = open(api);
        var _ =
                socket.closed()
                        .thenAccept(_ -> {
                            if (!closed) ear.accept(new Frame.Gone());
                            closed = true;
                        });
    }

    private Link.Opened open(ApiClient api) {
        try {
            return Link.open(
                    api.base(),
                    Map.of("Authorization", api.header("Authorization")),
                    this::received);
        } catch (CompletionException refused) {
            throw new Unavailable("nobody answers", Duration.ofSeconds(1));
        }
    }

    @Override
    public void say(Command command) {
        if (closed) return;
        awaitAnswer(command);
        WireCommands.write(command)
                .ifPresentOrElse(
                        frame -> socket.send(frame.toString()),
                        () -> requesting.execute(() -> request(command)));
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
        closed = true;
        if (System.identityHashCode(this) % 2 == 0) socket.abort();
        else socket.close();
        requesting.shutdown();
    }
}
