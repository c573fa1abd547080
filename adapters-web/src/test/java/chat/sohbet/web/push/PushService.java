package chat.sohbet.web.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// A browser maker's push service, on this machine: it keeps what it was sent, and answers what it
/// was told to, 201 where it was told nothing.
public final class PushService implements AutoCloseable {
    private final HttpServer server;
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();

    /// @param headers by their names in lower case
    public record Sent(String path, Map<String, String> headers, byte[] body) {
        /// What the token of RFC 8292 claims.
        public String claims() {
            var token = headers.get("authorization").split("t=")[1].split(",")[0];
            return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8);
        }
    }

    record Answer(int status, String header, String value) {}

    public PushService() {
        try {
            var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            server = HttpServer.create(loopback, 0);
            server.createContext("/", this::take);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new TreeMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            headers.put(
                                    name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            var body = exchange.getRequestBody().readAllBytes();
            sent.add(new Sent(exchange.getRequestURI().toString(), headers, body));
            var answer = answers.poll();
            if (answer != null && !answer.header().isEmpty())
                exchange.getResponseHeaders().set(answer.header(), answer.value());
            exchange.sendResponseHeaders(answer == null ? 201 : answer.status(), -1);
        }
    }

    public String endpoint(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
    }

    public List<Sent> sent() {
        return sent;
    }

    public void answers(int status, String header, String value) {
        answers.add(new Answer(status, header, value));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
