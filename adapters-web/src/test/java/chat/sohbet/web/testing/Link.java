package chat.sohbet.web.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One WebSocket connection, until it closes: what a [ChatClient] uses, for clients with ideas of
/// their own.
public final class Link implements WebSocket.Listener {
    /// What it is when the connection broke without a close frame.
    static final int BROKEN = 1006;

    private final Consumer<JsonNode> received;
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

    private Link(Consumer<JsonNode> received) {
        this.received = received;
    }

    /// Connects to the server at `base`; throws where it does not upgrade.
    public static Opened open(URI base, Map<String, String> headers, Consumer<JsonNode> received) {
        var link = new Link(received);
        var builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()
                        .newWebSocketBuilder()
                        .connectTimeout(Duration.ofSeconds(10));
        headers.forEach(builder::header);
        var uri = URI.create(base.toString().replaceFirst("^http", "ws") + "/api/v1/socket");
        return new Opened(
                link, builder.buildAsync(uri, link).orTimeout(20, TimeUnit.SECONDS).join());
    }

    public record Opened(Link link, WebSocket socket) {
        /// Sends one text message after the ones before it.
        public void send(String text) {
            link.then(() -> socket.sendText(text, true));
        }

        public void close() {
            link.then(() -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
        }

        /// Vanishes without a word.
        public void abort() {
            socket.abort();
            link.closed.complete(BROKEN);
        }

        public CompletableFuture<Integer> closed() {
            return link.closed;
        }
    }

    private synchronized void then(java.util.function.Supplier<CompletableFuture<WebSocket>> next) {
        sending =
                sending.handle((_, _) -> null)
                        .thenCompose(_ -> next.get())
                        .orTimeout(20, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            var text = partial.toString();
            partial.setLength(0);
            try {
                received.accept(Answer.JSON.readTree(text));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the server sent no JSON: " + text, e);
            }
        }
        socket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed.complete(BROKEN);
    }
}
