package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// Somebody who chats with a running node, by nothing but the protocol.
final class Person implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PASSWORD = "correct horse battery staple";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String name;
    private final URI node;
    private final String id;
    private final String token;
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private WebSocket socket;

    private Person(String name, URI node) {
        this.name = name;
        this.node = node;
        var session = post("/api/v1/sessions", Map.of("username", name, "password", PASSWORD), "");
        this.token = session.get("accessToken").asText();
        this.id = session.get("user").get("id").asText();
    }

    static Person register(String name, URI node) {
        var http = HttpClient.newHttpClient();
        var answer =
                send(
                        http,
                        node,
                        "/api/v1/users",
                        Map.of(
                                "username",
                                name,
                                "email",
                                name + "@example.org",
                                "password",
                                PASSWORD,
                                "displayName",
                                name),
                        "");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return signIn(name, node);
    }

    static Person signIn(String name, URI node) {
        return new Person(name, node);
    }

    String id() {
        return id;
    }

    /// Opens a socket, with nothing in hand, and waits until it is caught up.
    Person connect() {
        var uri = URI.create(node.toString().replaceFirst("http", "ws") + "/api/v1/socket");
        socket =
                http.newWebSocketBuilder()
                        .header("Authorization", "Bearer " + token)
                        .buildAsync(uri, new Ear())
                        .join();
        say(Map.of("type", "hello", "protocol", 1, "device", "test", "have", Map.of(), "self", 0));
        hear("synced", _ -> true);
        return this;
    }

    /// Sends and waits for the acknowledgement.
    JsonNode write(Person to, String text) {
        var clientId = UUID.randomUUID().toString();
        say(Map.of("type", "send", "clientId", clientId, "to", to.id, "text", text));
        return hear("ack", frame -> frame.path("clientId").asText().equals(clientId));
    }

    /// Waits for a message with this text to arrive live.
    JsonNode reads(String text) {
        return hear(
                "changes", frame -> frame.path("messages").findValuesAsText("text").contains(text));
    }

    /// What a conversation holds, over HTTP.
    List<String> history(String conversation) {
        var answer =
                send(
                        http,
                        node,
                        "/api/v1/conversations/" + conversation + "/messages",
                        null,
                        token);
        return answer.body().path("messages").findValuesAsText("text");
    }

    JsonNode hear(String type, Predicate<JsonNode> that) {
        return await(name + " hears " + type)
                .atMost(PATIENCE)
                .until(
                        () ->
                                heard.stream()
                                        .filter(frame -> frame.path("type").asText().equals(type))
                                        .filter(that)
                                        .findFirst()
                                        .orElse(null),
                        found -> found != null);
    }

    private void say(Map<String, ?> frame) {
        socket.sendText(JSON.valueToTree(frame).toString(), true).join();
    }

    private JsonNode post(String path, Map<String, ?> body, String token) {
        var answer = send(http, node, path, body, token);
        assertThat(answer.status()).as(path + ": " + answer.body()).isBetween(200, 299);
        return answer.body();
    }

    private record Answer(int status, JsonNode body) {}

    private static Answer send(
            HttpClient http, URI node, String path, Map<String, ?> body, String token) {
        var request = HttpRequest.newBuilder(node.resolve(path)).timeout(PATIENCE);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString()));
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
        http.shutdownNow();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    heard.add(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }
}
