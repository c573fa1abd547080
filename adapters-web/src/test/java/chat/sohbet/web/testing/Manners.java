package chat.sohbet.web.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Whether both ends of a connection keep to the document: the server sends nothing that isn't in
/// it, and takes no command that isn't. Not thread-safe.
final class Manners {
    private final SocketContract contract = SocketContract.served();
    private final List<String> faults = new ArrayList<>();
    private final List<JsonNode> doubtful = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();

    /// A command goes out; the server is to refuse it where it isn't in the document.
    void says(JsonNode command) {
        var verdict = contract.fromClient(command);
        if (verdict.good()) seen.add(verdict.message());
        else doubtful.add(command);
    }

    void hears(JsonNode frame) {
        var verdict = contract.fromServer(frame);
        if (verdict.good()) seen.add(verdict.message());
        else faults.add(verdict.faults() + " in " + frame);
        doubtful.stream()
                .filter(command -> answers(frame, command))
                .findFirst()
                .ifPresent(it -> {
                    doubtful.remove(it);
                    if (!frame.path("code").asText().equals("invalid"))
                        faults.add(
                                contract.fromClient(it).faults()
                                        + " in "
                                        + it
                                        + " was taken: "
                                        + frame);
                });
    }

    /// Whether a frame is about a command; one that names none is an error about one that has no
    /// name.
    private static boolean answers(JsonNode frame, JsonNode command) {
        for (var name : List.of("id", "clientId"))
            if (command.has(name)) return command.path(name).equals(frame.path(name));
        return frame.path("type").asText().equals("error")
                && !frame.has("id")
                && !frame.has("clientId");
    }

    /// Which messages of the document went either way.
    Set<String> seen() {
        return Set.copyOf(seen);
    }

    void check() {
        if (!faults.isEmpty())
            throw new AssertionError("not as the AsyncAPI document says: " + faults);
    }

    /// The same, once all is answered.
    void checkAll() {
        check();
        if (!doubtful.isEmpty())
            throw new AssertionError("not in the AsyncAPI document, and not refused: " + doubtful);
    }
}
