package chat.sohbet.bootstrap;

import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.Link;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Somebody who says something every 200 ms, whatever happens, to others at other nodes, each in a
/// conversation of their own in which the others are silent, and notes when it was acknowledged,
/// and when what they say came. Does what the protocol asks of a client: applies what follows,
/// fetches after a gap, comes back at the next node, and says again what wasn't acknowledged.
final class Witness implements AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(200);
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration GAP = Duration.ofMillis(200);

    /// How long an answer may take before it is asked for again.
    private static final Duration ANSWER = Duration.ofSeconds(1);

    /// How long a node may take to answer before another is tried.
    private static final long HANDSHAKE = 2;

    private final ApiClient api;
    private final int home;
    private final String mine;
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final IntFunction<Optional<URI>> nodes;
    private final Notes notes = new Notes();
    private final Map<String, ObjectNode> outbox = new LinkedHashMap<>();
    private final Map<String, Long> notBefore = new HashMap<>();
    private @Nullable Connection link;
    private @Nullable CompletableFuture<?> connecting;
    private long spoken;
    private int said;
    private int next;
    private boolean speaking = true;
    private volatile boolean closed;

    /// What it holds of a conversation.
    private static final class Room {
        final Set<Long> held = new HashSet<>();
        long version;
        long wanted;
        long shown;
        long fetched;
        long gap;
    }

    private final class Connection {
        final int node;
        private Link.@Nullable Opened opened;
        private boolean synced;

        Connection(int node) {
            this.node = node;
        }

        void hears(JsonNode frame) {
            synchronized (Witness.this) {
                heard(this, frame);
            }
        }
    }

    /// @param rooms the conversations of all, by the home of who speaks there
    /// @param nodes where each node is now, if it is up
    Witness(ApiClient api, int home, List<String> rooms, IntFunction<Optional<URI>> nodes) {
        this.api = api;
        this.home = home;
        this.next = home;
        this.mine = rooms.get(home);
        rooms.forEach(room -> this.rooms.put(room, new Room()));
        this.nodes = nodes;
        Thread.ofVirtual().name("witness").start(this::live);
    }

    private void live() {
        try {
            while (!closed) {
                synchronized (this) {
                    tick(System.nanoTime());
                }
                Thread.sleep(TICK);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick(long now) {
        if (speaking && now - spoken >= PACE.toNanos()) speak(now);
        if (connecting == null && (link == null || link.node != home)) connect();
        notBefore
                .entrySet()
                .removeIf(due -> {
                    if (due.getValue() > now) return false;
                    say(outbox.get(due.getKey()));
                    return true;
                });
        rooms.forEach((conversation, room) -> {
            if (room.gap != 0 && now - room.gap >= GAP.toNanos()) fetch(conversation, room, now);
        });
    }

    private void speak(long now) {
        spoken = now;
        var id = UUID.randomUUID().toString();
        var send =
                ApiClient.json("type", "send")
                        .put("conversation", mine)
                        .put("clientId", id)
                        .put("text", home + " says " + ++said);
        outbox.put(id, send);
        notes.said(send.path("text").asText(), now);
        if (link != null && link.synced) say(send);
    }

    private void say(@Nullable ObjectNode frame) {
        if (link != null && link.opened != null && frame != null)
            link.opened.send(frame.toString());
    }

    private void fetch(String conversation, Room room, long now) {
        if (now - room.fetched < ANSWER.toNanos()) return;
        room.fetched = now;
        say(
                ApiClient.json("type", "fetch")
                        .put("id", UUID.randomUUID().toString())
                        .put("conversation", conversation)
                        .put("after", room.version));
    }

    /// At home, if home is there; who is elsewhere goes home as soon as it is.
    private void connect() {
        int node = link == null ? next : home;
        next = (node + 1) % ThreeNodes.NODES;
        var address = nodes.apply(node);
        if (address.isEmpty()) return;
        var fresh = new Connection(node);
        var headers = Map.of("Authorization", api.header("Authorization"));
        var opening =
                CompletableFuture.supplyAsync(
                        () -> Link.open(address.get(), headers, fresh::hears),
                        Thread::startVirtualThread);
        connecting =
                opening.copy()
                        .orTimeout(HANDSHAKE, TimeUnit.SECONDS)
                        .whenComplete((opened, failed) -> {
                            if (failed == null) connected(fresh, opened);
                            else opening.thenAccept(Link.Opened::abort);
                            synchronized (this) {
                                connecting = null;
                            }
                        });
    }

    private synchronized void connected(Connection fresh, Link.Opened opened) {
        if (closed) {
            opened.abort();
            return;
        }
        var before = link;
        link = fresh;
        fresh.opened = opened;
        if (before != null && before.opened != null) before.opened.abort();
        var hello = ApiClient.json("type", "hello").put("protocol", 1);
        var have = hello.putObject("have");
        rooms.forEach((conversation, room) -> {
            if (room.version > 0) have.put(conversation, room.version);
            // Whoever says hello is told what is missing.
            room.gap = 0;
        });
        say(hello);
        var _ = opened.closed().thenAccept(_ -> lost(fresh));
    }

    private synchronized void lost(Connection which) {
        if (link != which || closed) return;
        link = null;
        next = home;
        notes.lost(which.node, System.nanoTime());
    }

    // Listening

    private void heard(Connection from, JsonNode frame) {
        long now = System.nanoTime();
        switch (frame.path("type").asText()) {
            case "synced" -> {
                from.synced = true;
                notes.back(now);
                if (from == link) outbox.values().forEach(this::say);
            }
            case "ack" -> {
                var sent = outbox.remove(frame.path("clientId").asText());
                if (sent != null) notes.acknowledged(sent.path("text").asText(), now);
            }
            case "error" -> refused(frame, now);
            case "changes" -> {
                var room = rooms.get(frame.path("conversation").asText());
                if (room != null) changed(room, frame, now);
            }
            default -> {}
        }
    }

    private void refused(JsonNode error, long now) {
        notes.refused(error.path("code").asText());
        var id = error.path("clientId").asText();
        if (outbox.containsKey(id))
            notBefore.put(id, now + (long) (error.path("retryAfter").asDouble(1) * 1e9));
    }

    private void changed(Room room, JsonNode frame, long now) {
        if (frame.has("id")) room.fetched = 0;
        if (frame.path("reset").asBoolean()) notes.protest("a reset");
        long version = frame.path("version").asLong();
        room.wanted = Math.max(room.wanted, version);
        if (version <= room.version) return;
        if (frame.path("after").asLong() > room.version) {
            if (room.gap == 0) room.gap = now;
            return;
        }
        for (var row : frame.path("messages")) shown(room, row, now);
        room.version = version;
        if (room.gap == 0 || version < room.wanted) return;
        notes.gap(now - room.gap);
        room.gap = 0;
    }

    private void shown(Room room, JsonNode row, long now) {
        long seq = row.path("seq").asLong();
        if (!room.held.add(seq)) return;
        if (seq <= room.shown) notes.protest("appears before what was shown already: " + row);
        room.shown = Math.max(room.shown, seq);
        notes.seen(row.path("text").asText(), now);
    }

    // For who asks

    String userId() {
        return api.userId();
    }

    /// Whether it is connected to that node now, as far as it knows.
    synchronized boolean at(int node) {
        return link != null && link.synced && link.node == node;
    }

    synchronized void fallSilent() {
        speaking = false;
    }

    /// Whether all it said is acknowledged.
    synchronized boolean settled() {
        return outbox.isEmpty();
    }

    synchronized int said() {
        return said;
    }

    synchronized Notes notes() {
        return notes.copy();
    }

    synchronized List<String> missing(List<Witness> all) {
        var missing = new ArrayList<String>();
        for (var other : all)
            for (int i = 1; i <= other.said(); i++) {
                var text = other.home + " says " + i;
                if (notes.seen(text).isEmpty()) missing.add(text);
            }
        return missing;
    }

    /// Vanishes.
    @Override
    public synchronized void close() {
        closed = true;
        if (link != null && link.opened != null) link.opened.abort();
        link = null;
    }
}
