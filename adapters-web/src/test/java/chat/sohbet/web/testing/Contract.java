package chat.sohbet.web.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The OpenAPI document that the server gives away, as a judge of what really goes over HTTP: an
/// operation, a status or a field that is not in it is a fault. Clients have to bear fields they
/// don't know; here every object is taken as closed, so that the document is complete.
public final class Contract {
    private static final Contract SERVED = new Contract(read("contracts/openapi.json"));
    private static final Pattern CHECKED = Pattern.compile("/(api|health|metrics)(/.*)?");

    /// What the server says where there is no operation.
    private static final Set<Integer> NOWHERE = Set.of(400, 404, 405, 413);

    /// What it says before it knows which one is meant: the address or the headers are too long.
    private static final Set<Integer> BEFORE = Set.of(414, 431);

    private final JsonNode document;
    private final List<Template> templates = new ArrayList<>();
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();
    private final Set<String> called = ConcurrentHashMap.newKeySet();
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder ->
                            builder.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));

    /// A path of the document, and what it looks like in a request.
    private record Template(String path, Pattern form, JsonNode operations) {}

    /// A request and what came of it; `body` is empty where it isn't known.
    public record Exchange(
            String method,
            String path,
            String query,
            boolean anonymous,
            Optional<String> body,
            int status,
            String type,
            String answer) {}

    private Contract(JsonNode document) {
        this.document = document;
        document.path("paths")
                .properties()
                .forEach(entry -> templates.add(template(entry.getKey(), entry.getValue())));
        // What is named exactly comes before what stands for anything.
        templates.sort(Comparator.comparing(it -> it.path().split("\\{", -1).length));
    }

    public static Contract served() {
        return SERVED;
    }

    private static Template template(String path, JsonNode operations) {
        var form = path.replace(".", "\\.").replaceAll("\\{[a-z]+}", "[^/]+");
        return new Template(path, Pattern.compile(form), operations);
    }

    private static JsonNode read(String resource) {
        try (var file = Contract.class.getClassLoader().getResourceAsStream(resource)) {
            return Answer.JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode document() {
        return document;
    }

    /// The ids of the operations that were called and did what they say.
    public Set<String> called() {
        return Set.copyOf(called);
    }

    void check(Exchange exchange) {
        var faults = faults(exchange);
        if (!faults.isEmpty())
            throw new AssertionError(
                    "%s %s → %d %s is not as the OpenAPI document says: %s"
                            .formatted(
                                    exchange.method(),
                                    exchange.path(),
                                    exchange.status(),
                                    exchange.answer(),
                                    faults));
    }

    /// What is wrong with an exchange. Pages for people are not in the document.
    public List<String> faults(Exchange exchange) {
        if (!CHECKED.matcher(exchange.path()).matches()) return List.of();
        if (BEFORE.contains(exchange.status())) return problem(exchange);
        return templates.stream()
                .filter(it -> it.form().matcher(exchange.path()).matches())
                .map(it ->
                        it.operations().path(exchange.method().toLowerCase(java.util.Locale.ROOT)))
                .findFirst()
                .filter(JsonNode::isObject)
                .map(operation -> faults(operation, exchange))
                .orElseGet(() -> nowhere(exchange));
    }

    private List<String> nowhere(Exchange exchange) {
        return NOWHERE.contains(exchange.status())
                ? problem(exchange)
                : List.of("there is no such operation");
    }

    private List<String> problem(Exchange exchange) {
        return answered(document.at("/components/responses/NotFound/content"), exchange);
    }

    private List<String> faults(JsonNode operation, Exchange exchange) {
        var response = resolved(operation.path("responses").path("" + exchange.status()));
        if (response.isMissingNode()) return List.of("the operation has no such status");
        var faults = new ArrayList<>(answered(response.path("content"), exchange));
        if (exchange.status() < 300) {
            faults.addAll(asked(operation, exchange));
            called.add(operation.path("operationId").asText());
        }
        return faults;
    }

    private List<String> answered(JsonNode content, Exchange exchange) {
        if (content.isMissingNode())
            return exchange.answer().isEmpty() ? List.of() : List.of("there is no body");
        var type = exchange.type().replaceFirst(";.*", "");
        if (!content.has(type)) return List.of("the body is no " + type);
        if (!type.endsWith("json")) return List.of();
        return invalid(content.path(type).path("schema"), exchange.answer());
    }

    /// Whoever gets what they want has asked for it as the document says.
    private List<String> asked(JsonNode operation, Exchange exchange) {
        var faults = new ArrayList<String>();
        boolean open = operation.has("security") && operation.path("security").isEmpty();
        if (exchange.anonymous() && !open) faults.add("nobody has signed in");
        var body = operation.at("/requestBody/content/application~1json/schema");
        if (!body.isMissingNode())
            exchange.body().ifPresent(text -> faults.addAll(invalid(body, text)));
        for (var part : exchange.query().split("&", -1))
            if (!part.isEmpty()) faults.addAll(parameter(operation, part.split("=", 2)));
        return faults;
    }

    private List<String> parameter(JsonNode operation, String[] given) {
        for (var parameter : operation.path("parameters")) {
            var known = resolved(parameter);
            if (!known.path("in").asText().equals("query")) continue;
            if (!known.path("name").asText().equals(given[0])) continue;
            boolean text = known.at("/schema/type").asText().equals("string");
            return text ? List.of() : invalid(known.path("schema"), given[1]);
        }
        return List.of("there is no parameter " + given[0]);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /// What is wrong with a JSON text, by a schema of the document.
    public List<String> invalid(JsonNode schema, String json) {
        try {
            var text = Answer.JSON.readTree(json);
            if (text instanceof MissingNode) return List.of("there is no JSON");
            return schemas.computeIfAbsent(schema, this::compiled).validate(text).stream()
                    .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                    .toList();
        } catch (JsonProcessingException notJson) {
            return List.of("this is no JSON");
        }
    }

    private Schema compiled(JsonNode schema) {
        var whole = schema.<ObjectNode>deepCopy();
        whole.set("components", document.path("components").deepCopy());
        close(whole);
        return registry.getSchema(whole);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) object.put("additionalProperties", false);
        node.forEach(Contract::close);
    }
}
