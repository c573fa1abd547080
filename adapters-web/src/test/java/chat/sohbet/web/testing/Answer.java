package chat.sohbet.web.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/// What came back over HTTP.
public record Answer(HttpResponse<String> response) {
    static final ObjectMapper JSON = new ObjectMapper();

    public int status() {
        return response.statusCode();
    }

    public String text() {
        return response.body();
    }

    /// The body; missing where it is no JSON.
    public JsonNode json() {
        try {
            return JSON.readTree(text());
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /// The body but for the name that each request has of its own.
    public String withoutTrace() {
        return text().replaceFirst(",\"trace\":\"[0-9a-f]{16}\"", "");
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    public List<String> headers(String name) {
        return response.headers().allValues(name);
    }

    /// Status, code and field of a problem: `400 invalid text`.
    public String problem() {
        return (status() + " " + json().path("code").asText() + " " + json().path("field").asText())
                .strip();
    }

    /// The value of a cookie that was set; empty if it was not.
    public Optional<String> cookie(String name) {
        return headers("Set-Cookie").stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1).replaceFirst(";.*", ""))
                .findFirst();
    }
}
