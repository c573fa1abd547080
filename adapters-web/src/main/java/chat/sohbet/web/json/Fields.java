package chat.sohbet.web.json;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.Text;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A JSON object that somebody sent, read field by field. A field that is missing or of the wrong
/// type is an [InvalidValue] that names it; `null` is the same as missing; fields nobody asks for
/// are ignored. All text is well-formed ([Text#wellFormed]).
public final class Fields {
    private final JsonNode node;

    Fields(@Nullable JsonNode node) {
        if (node == null || !node.isObject())
            throw Problem.notUnderstood("must be one JSON object");
        this.node = node;
    }

    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    /// Whether it is there at all, be it `null`: for fields in which `null` says something.
    public boolean named(String field) {
        return node.has(field);
    }

    public String text(String field) {
        return maybeText(field).orElseThrow(() -> missing(field));
    }

    public Optional<String> maybeText(String field) {
        return value(field).map(value -> text(field, value));
    }

    public long number(String field) {
        return maybeNumber(field).orElseThrow(() -> missing(field));
    }

    public OptionalLong maybeNumber(String field) {
        var value = value(field);
        return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(number(field, value.get()));
    }

    /// False where it is missing.
    public boolean flag(String field) {
        return value(field).map(value -> flag(field, value)).orElse(false);
    }

    /// An array of texts; none where it is missing.
    public List<String> texts(String field, int most) {
        var found = new ArrayList<String>();
        for (var value : array(field, most)) found.add(text(field, value));
        return found;
    }

    /// An object whose values are all whole numbers; empty where it is missing.
    public Map<String, Long> numbers(String field, int most) {
        var numbers = new LinkedHashMap<String, Long>();
        var object = value(field);
        if (object.isEmpty()) return numbers;
        if (!object.get().isObject()) throw new InvalidValue(field, "an object");
        if (object.get().size() > most) throw tooMany(field, most);
        object.get()
                .properties()
                .forEach(entry -> numbers.put(entry.getKey(), number(field, entry.getValue())));
        return numbers;
    }

    /// An object in a field.
    public Optional<Fields> maybePart(String field) {
        var part = value(field);
        if (part.isPresent() && !part.get().isObject()) throw new InvalidValue(field, "an object");
        return part.map(Fields::new);
    }

    /// The text a field holds, if it holds a short one: to repeat it in an answer, whatever else is
    /// wrong.
    public Optional<String> echo(String field) {
        return value(field)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> text.length() <= 64);
    }

    private Iterable<JsonNode> array(String field, int most) {
        var value = value(field);
        if (value.isEmpty()) return List.of();
        if (!value.get().isArray()) throw new InvalidValue(field, "an array");
        if (value.get().size() > most) throw tooMany(field, most);
        return value.get();
    }

    private Optional<JsonNode> value(String field) {
        return Optional.ofNullable(node.get(field)).filter(value -> !value.isNull());
    }

    private static String text(String field, JsonNode value) {
        if (!value.isTextual()) throw new InvalidValue(field, "a string");
        return Text.wellFormed(field, value.textValue());
    }

    private static long number(String field, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong())
            throw new InvalidValue(field, "a whole number");
        return value.longValue();
    }

    private static boolean flag(String field, JsonNode value) {
        if (!value.isBoolean()) throw new InvalidValue(field, "true or false");
        return value.booleanValue();
    }

    private static InvalidValue missing(String field) {
        return new InvalidValue(field, "given");
    }

    private static InvalidValue tooMany(String field, int most) {
        return new InvalidValue(field, most + " entries at most");
    }
}
