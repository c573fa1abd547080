package chat.sohbet.web.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// JSON text to objects and back. Reading is strict (RFC 8259: UTF-8, one value, no name twice) and
/// bounded in depth and length, so that no text can make it work long.
public final class Json {
    private static final StreamReadConstraints BOUNDS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNameLength(256)
                    .maxNumberLength(32)
                    .build();
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(BOUNDS)
                                    // Its buffers, 26 KB, would else stay with each thread: with
                                    // that of each socket, for as long as it is open.
                                    .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    /// Reads one JSON object. Throws a [Problem] where the bytes are none.
    public static Fields read(byte[] utf8) {
        try {
            return read(decode(utf8));
        } catch (CharacterCodingException _) {
            throw Problem.notUnderstood("must be UTF-8");
        }
    }

    /// Reads one JSON object. Throws a [Problem] where the text is none.
    public static Fields read(String text) {
        try {
            return new Fields(MAPPER.readTree(text));
        } catch (JsonProcessingException _) {
            throw Problem.notUnderstood("must be one JSON object");
        }
    }

    /// The texts of an object of ours that holds nothing else, in their order. Throws
    /// [IllegalArgumentException] where it does.
    public static Map<String, String> texts(String text) {
        try {
            return MAPPER.readValue(text, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// The text of UTF-8 bytes. What is malformed is refused, never replaced.
    public static String decode(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The things in their order, each as `write` writes it.
    public static <T> ArrayNode array(Collection<T> things, Function<T, ObjectNode> write) {
        var array = object().arrayNode();
        things.forEach(thing -> array.add(write.apply(thing)));
        return array;
    }
}
