package chat.sohbet.kafka;

import chat.sohbet.domain.user.UserId;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// Trees of JSON, read strictly: a field that is missing or of another type is an
/// [IllegalArgumentException] that names the field and not what stood in it.
final class Json {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(16)
                                                    .maxDocumentLength(2_000_000)
                                                    .build())
                                    .build())
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static <T> ArrayNode array(Collection<T> items, Function<T, JsonNode> write) {
        var array = MAPPER.createArrayNode();
        items.forEach(item -> array.add(write.apply(item)));
        return array;
    }

    static ArrayNode values(Collection<UserId> users) {
        var array = MAPPER.createArrayNode();
        users.forEach(user -> array.add(user.toString()));
        return array;
    }

    static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree that can't be written", impossible);
        }
    }

    static JsonNode parse(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException malformed) {
            throw new IllegalArgumentException("not JSON", malformed);
        }
    }

    private static IllegalArgumentException wrong(String field) {
        return new IllegalArgumentException("'" + field + "' is missing or of another type");
    }

    static JsonNode part(JsonNode json, String field) {
        var part = json.get(field);
        if (part == null || !part.isObject()) throw wrong(field);
        return part;
    }

    static String text(JsonNode json, String field) {
        var text = json.get(field);
        if (text == null || !text.isTextual()) throw wrong(field);
        return text.textValue();
    }

    static long number(JsonNode json, String field) {
        var number = json.get(field);
        if (number == null || !number.isIntegralNumber() || !number.canConvertToLong())
            throw wrong(field);
        return number.longValue();
    }

    static boolean truth(JsonNode json, String field) {
        var truth = json.get(field);
        if (truth == null || !truth.isBoolean()) throw wrong(field);
        return truth.booleanValue();
    }

    static UUID uuid(JsonNode json, String field) {
        return UUID.fromString(text(json, field));
    }

    static Instant instant(JsonNode json, String field) {
        try {
            return Instant.parse(text(json, field));
        } catch (DateTimeException malformed) {
            throw wrong(field);
        }
    }

    /// The elements of an array; none if there is no such field.
    static <T> List<T> list(JsonNode json, String field, Function<JsonNode, T> read) {
        var array = json.get(field);
        if (array == null) return List.of();
        if (!array.isArray()) throw wrong(field);
        var items = new ArrayList<T>(array.size());
        array.forEach(item -> items.add(read.apply(item)));
        return items;
    }

    static <T> Set<T> set(JsonNode json, String field, Function<JsonNode, T> read) {
        return Set.copyOf(list(json, field, read));
    }

    /// A user's id that stands by itself.
    static UserId user(JsonNode id) {
        return UserId.parse("user", id.asText());
    }
}
