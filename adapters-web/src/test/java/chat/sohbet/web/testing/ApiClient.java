package chat.sohbet.web.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Somebody who uses the HTTP API, signed in with a token or not at all. Whatever they ask and are
/// answered has to be as the [Contract] says.
public final class ApiClient {
    public static final String PASSWORD = "correct horse battery";

    private final URI base;
    private final HttpClient http;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String userId = "";
    private String username = "";
    private String refreshToken = "";

    /// A stranger. `base` is the server's address, without a path.
    public ApiClient(URI base) {
        this.base = base;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build();
    }

    /// Somebody new, signed in.
    public static ApiClient register(URI base, String username) {
        var client = new ApiClient(base);
        expect(201, client.post("/api/v1/users", registration(username)));
        return signIn(base, username);
    }

    /// Somebody known, on one more device.
    public static ApiClient signIn(URI base, String username) {
        var client = new ApiClient(base);
        var body = json("username", username).put("password", PASSWORD).put("device", "a test");
        client.adopt(expect(201, client.post("/api/v1/sessions", body)));
        return client;
    }

    /// The same session at another address: that of another node.
    public ApiClient at(URI elsewhere) {
        var client = new ApiClient(elsewhere);
        client.headers.putAll(headers);
        client.userId = userId;
        client.username = username;
        client.refreshToken = refreshToken;
        return client;
    }

    public static ObjectNode registration(String username) {
        return json("username", username)
                .put("email", username + "@example.org")
                .put("password", PASSWORD);
    }

    public static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ObjectNode json(String field, String value) {
        return json().put(field, value);
    }

    private static Answer expect(int status, Answer answer) {
        if (answer.status() != status)
            throw new AssertionError(
                    "wanted " + status + ", got " + answer.status() + " " + answer.text());
        return answer;
    }

    /// Takes over the tokens of an answer.
    public void adopt(Answer answer) {
        var body = answer.json();
        with("Authorization", "Bearer " + body.path("accessToken").asText());
        refreshToken = body.path("refreshToken").asText();
        userId = body.path("user").path("id").asText();
        username = body.path("user").path("username").asText();
    }

    /// Sends this header with every request from now on; an empty value takes it away.
    public ApiClient with(String header, String value) {
        if (value.isEmpty()) headers.remove(header);
        else headers.put(header, value);
        return this;
    }

    public URI base() {
        return base;
    }

    public String userId() {
        return userId;
    }

    public String username() {
        return username;
    }

    public String refreshToken() {
        return refreshToken;
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return send("DELETE", path, HttpRequest.BodyPublishers.noBody());
    }

    public Answer post(String path, ObjectNode body) {
        return json("POST", path, body.toString());
    }

    /// Sends any text as JSON, with any method.
    public Answer json(String method, String path, String body) {
        return exchange(
                method,
                path,
                HttpRequest.BodyPublishers.ofString(body),
                Optional.of(body),
                "Content-Type",
                "application/json");
    }

    /// Sends anything; `more` are header names and values.
    public Answer send(String method, String path, HttpRequest.BodyPublisher body, String... more) {
        return exchange(method, path, body, Optional.empty(), more);
    }

    /// Uploads a file, an attachment under a client id of its own.
    public Answer upload(String path, String name, byte[] file) {
        var id = path.endsWith("/attachments") ? "?clientId=" + UUID.randomUUID() : "";
        return upload(path + id, name, BodyPublishers.ofByteArray(file));
    }

    public Answer upload(String address, String name, HttpRequest.BodyPublisher file) {
        var escaped = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return send(
                address.contains("/attachments") ? "POST" : "PUT",
                address,
                file,
                "Content-Type",
                "application/octet-stream",
                "Content-Disposition",
                "attachment; filename*=UTF-8''" + escaped);
    }

    private Answer exchange(
            String method,
            String path,
            HttpRequest.BodyPublisher body,
            Optional<String> text,
            String... more) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        for (int at = 0; at < more.length; at += 2) request.header(more[at], more[at + 1]);
        try {
            var answer =
                    new Answer(
                            http.send(
                                    request.method(method, body).build(),
                                    HttpResponse.BodyHandlers.ofString()));
            Contract.served().check(seen(method, text, answer));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Contract.Exchange seen(String method, Optional<String> body, Answer answer) {
        var request = answer.response().request();
        return new Contract.Exchange(
                method,
                request.uri().getRawPath(),
                Objects.requireNonNullElse(request.uri().getRawQuery(), ""),
                !headers.containsKey("Authorization") && !headers.containsKey("Cookie"),
                body,
                answer.status(),
                answer.header("Content-Type").orElse(""),
                answer.text());
    }

    /// The direct conversation with somebody.
    public String conversationWith(ApiClient other) {
        return expect(200, post("/api/v1/conversations", json("with", other.userId())))
                .json()
                .path("id")
                .asText();
    }

    /// A new group of mine.
    public String group(String title, ApiClient... members) {
        return expect(201, post("/api/v1/conversations", founding(title, members)))
                .json()
                .path("id")
                .asText();
    }

    /// What founds a group.
    public static ObjectNode founding(String title, ApiClient... members) {
        var body = json("clientId", UUID.randomUUID().toString()).put("title", title);
        var ids = body.putArray("members");
        for (var member : members) ids.add(member.userId());
        return body;
    }

    /// Sends a message and returns the answer.
    public Answer say(String conversation, String text) {
        return post(
                "/api/v1/conversations/" + conversation + "/messages",
                json("clientId", UUID.randomUUID().toString()).put("text", text));
    }
}
