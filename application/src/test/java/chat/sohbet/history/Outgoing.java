package chat.sohbet.history;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.message.ClientId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A device's outbox: what was written and is not acknowledged. One send is under way in each
/// conversation, so order survives retries, and a retry is the same command again.
final class Outgoing {
    /// How long an answer may take before it is given up for lost.
    private static final long PATIENCE = 5_000;

    private final Timeline timeline;
    private final Map<ConversationId, Deque<Command.Send>> waiting = new LinkedHashMap<>();
    private final Map<ConversationId, Long> underWay = new LinkedHashMap<>();
    private final Consumer<Command.Send> mouth;
    private boolean online;
    private long turns;

    Outgoing(Timeline timeline, Consumer<Command.Send> mouth) {
        this.timeline = timeline;
        this.mouth = mouth;
    }

    void write(Command.Send send) {
        waiting.computeIfAbsent(send.conversation(), _ -> new ArrayDeque<>()).add(send);
        next(send.conversation());
    }

    void online() {
        online = true;
        waiting.keySet().forEach(this::next);
    }

    void offline() {
        online = false;
        underWay.clear();
    }

    void acked(ClientId clientId) {
        gone(clientId);
    }

    void refused(ClientId clientId, long retryAfter) {
        if (retryAfter == 0) gone(clientId);
        else if (first(clientId) instanceof Command.Send send)
            timeline.after(retryAfter, () -> again(send.conversation()));
    }

    private void gone(ClientId clientId) {
        var send = first(clientId);
        if (send == null) return;
        waiting.getOrDefault(send.conversation(), new ArrayDeque<>()).remove();
        again(send.conversation());
    }

    private Command.@Nullable Send first(ClientId clientId) {
        return waiting.values().stream()
                .map(Deque::peek)
                .filter(send -> send != null && send.clientId().equals(clientId))
                .findFirst()
                .orElse(null);
    }

    private void again(ConversationId conversation) {
        underWay.remove(conversation);
        next(conversation);
    }

    private void next(ConversationId conversation) {
        var send = waiting.getOrDefault(conversation, new ArrayDeque<>()).peek();
        if (!online || send == null || underWay.containsKey(conversation)) return;
        long turn = ++turns;
        underWay.put(conversation, turn);
        mouth.accept(send);
        timeline.aside(
                PATIENCE,
                () -> {
                    if (underWay.getOrDefault(conversation, 0L) == turn) again(conversation);
                });
    }

    /// What is being said at the moment.
    Collection<Command.Send> underWay() {
        return underWay.keySet().stream()
                .map(conversation -> waiting.get(conversation).element())
                .toList();
    }

    boolean isEmpty() {
        return waiting.values().stream().allMatch(Deque::isEmpty);
    }
}
