package chat.sohbet.web.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The AsyncAPI document that the server gives away, as a judge of every frame that really goes
/// over a socket. Clients have to bear fields they don't know; here what the server sends is taken
/// as closed, so that the document is complete.
public final class SocketContract {
    private static final SocketContract SERVED = new SocketContract();
    private static final String WHERE = "#/channels/socket/messages/";

    private final JsonNode document;
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_7,
                    builder ->
                            builder.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));
    private final Map<String, Form> fromClient = new LinkedHashMap<>();
    private final Map<String, Form> fromServer = new LinkedHashMap<>();

    /// What a message looks like.
    private record Form(String type, Schema schema) {}

    /// Which message of the document a frame is; if it is none, what is wrong with it.
    public record Verdict(String message, List<String> faults) {
        public boolean good() {
            return faults.isEmpty();
        }
    }

    private SocketContract() {
        var file =
                SocketContract.class
                        .getClassLoader()
                        .getResourceAsStream("contracts/asyncapi.json");
        try (file) {
            document = Answer.JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var operation : document.path("operations")) {
            boolean received = operation.path("action").asText().equals("receive");
            for (var message : operation.path("messages")) {
                var name = message.path("$ref").asText().substring(WHERE.length());
                (received ? fromClient : fromServer).put(name, form(name, !received));
            }
        }
    }

    /// The one that the server of this class path serves.
    public static SocketContract served() {
        return SERVED;
    }

    private Form form(String name, boolean closed) {
        var payload = document.path("components").path("messages").path(name).path("payload");
        var type = payload.path("properties").path("type").path("const").asText();
        var whole = payload.<ObjectNode>deepCopy();
        whole.putObject("components")
                .set("schemas", document.path("components").path("schemas").deepCopy());
        if (closed) close(whole);
        return new Form(type, registry.getSchema(whole));
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) object.put("additionalProperties", false);
        node.forEach(SocketContract::close);
    }

    public JsonNode document() {
        return document;
    }

    /// All messages, of both sides.
    public Set<String> messages() {
        var all = new LinkedHashSet<>(fromClient.keySet());
        all.addAll(fromServer.keySet());
        return all;
    }

    public Verdict fromClient(JsonNode frame) {
        return judge(fromClient, frame);
    }

    public Verdict fromServer(JsonNode frame) {
        return judge(fromServer, frame);
    }

    /// Throws where the server may not send that.
    void demandFromServer(String text) {
        try {
            var verdict = fromServer(Answer.JSON.readTree(text));
            if (!verdict.good()) throw new AssertionError(verdict.faults() + " in " + text);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    private static Verdict judge(Map<String, Form> forms, JsonNode frame) {
        var faults = new ArrayList<String>();
        for (var form : forms.entrySet()) {
            if (!form.getValue().type().equals(frame.path("type").asText())) continue;
            var wrong = form.getValue().schema().validate(frame);
            if (wrong.isEmpty()) return new Verdict(form.getKey(), List.of());
            wrong.forEach(error ->
                    faults.add(
                            "%s: %s %s"
                                    .formatted(
                                            form.getKey(),
                                            error.getInstanceLocation(),
                                            error.getMessage())));
        }
        if (faults.isEmpty()) faults.add("there is no message of this type");
        return new Verdict("", faults);
    }
}
