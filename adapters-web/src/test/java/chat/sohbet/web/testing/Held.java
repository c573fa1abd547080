package chat.sohbet.web.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What a client holds of one conversation, and how it converges: a change is applied if it begins
/// where the client is, and rows merge by their own version. Not thread-safe; copies are.
public final class Held {
    private long version;
    private long wanted;
    private boolean loaded;
    private JsonNode head = MissingNode.getInstance();
    private final NavigableMap<Long, JsonNode> messages = new TreeMap<>();

    enum Outcome {
        /// Applied.
        NEW,
        KNOWN,
        /// Something before it is missing.
        GAP
    }

    void head(JsonNode head) {
        this.head = head;
        want(head.path("version").asLong());
    }

    Outcome change(JsonNode frame) {
        want(frame.path("version").asLong());
        if (frame.path("reset").asBoolean()) return reset();
        if (frame.path("version").asLong() <= version) return Outcome.KNOWN;
        if (frame.path("after").asLong() != version) return Outcome.GAP;
        rows(frame);
        version = frame.path("version").asLong();
        loaded = true;
        return Outcome.NEW;
    }

    private Outcome reset() {
        messages.clear();
        version = 0;
        loaded = false;
        return Outcome.GAP;
    }

    /// A page is adopted with its version where nothing is held.
    void page(JsonNode frame) {
        want(frame.path("version").asLong());
        rows(frame);
        if (!loaded) version = frame.path("version").asLong();
        loaded = true;
    }

    private void rows(JsonNode frame) {
        for (var row : frame.path("messages"))
            messages.merge(row.path("seq").asLong(), row, Held::newer);
    }

    private static JsonNode newer(JsonNode one, JsonNode other) {
        return one.path("version").asLong() > other.path("version").asLong() ? one : other;
    }

    private void want(long heard) {
        wanted = Math.max(wanted, heard);
    }

    public long version() {
        return version;
    }

    /// Whether there is nothing newer that this client has heard of.
    public boolean settled() {
        return version >= wanted;
    }

    public JsonNode head() {
        return head;
    }

    /// By `seq`.
    public NavigableMap<Long, JsonNode> messages() {
        return messages;
    }

    public List<String> texts() {
        return messages.values().stream().map(row -> row.path("text").asText()).toList();
    }

    Held copy() {
        var copy = new Held();
        copy.version = version;
        copy.wanted = wanted;
        copy.loaded = loaded;
        copy.head = head;
        copy.messages.putAll(messages);
        return copy;
    }
}
