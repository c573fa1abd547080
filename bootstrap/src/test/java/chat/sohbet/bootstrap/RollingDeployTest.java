package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Of three nodes two are replaced, one after the other, by nodes of the next version, whose schema
/// has more in it, and then one of these by one of the version before, which meets a schema that it
/// doesn't know; people write all the while.
///
/// The next version is this one with more migrations: what they may do is said in
/// `docs/OPERATIONS.md`.
@EnabledOnOs({OS.LINUX, OS.MAC})
class RollingDeployTest {
    private static final int CROWD = 20;
    private static final Map<String, String> STEPS =
            Map.of(
                    "V9997__of_tomorrow.sql",
                    "ALTER TABLE message ADD COLUMN of_tomorrow int NOT NULL DEFAULT 0;",
                    "V9998__of_tomorrow.sql",
                    "ALTER TABLE session ADD COLUMN of_tomorrow text;",
                    "V9999__of_tomorrow.sql",
                    """
                    CREATE TABLE of_tomorrow (id bigint PRIMARY KEY, message bigint);
                    CREATE INDEX message_of_tomorrow ON message (of_tomorrow) WHERE of_tomorrow > 0;
                    """);

    @TempDir private static Path folder;

    /// What a program of the next version has on its class path.
    private static Map<String, String> next() throws IOException {
        var root = folder.resolve("next");
        var steps = Files.createDirectories(root.resolve("chat/sohbet/postgres/migration"));
        for (var step : STEPS.entrySet())
            Files.writeString(steps.resolve(step.getKey()), step.getValue());
        return Map.of("JDK_JAVA_OPTIONS", "-Xbootclasspath/a:" + root);
    }

    /// By which node somebody writes: one of those that are up, another one after each failure.
    private static ApiClient door(
            ThreeNodes house, Map<Object, ApiClient> doors, int number, ApiClient who) {
        for (int i = number; ; i++) {
            var address = house.address(i % ThreeNodes.NODES);
            if (address.isPresent())
                return doors.computeIfAbsent(
                        List.of(who, address.get()), _ -> who.at(address.get()));
        }
    }

    @Test
    void nodes_are_replaced_one_by_one_and_nobody_loses_a_word() throws Exception {
        try (var house = new ThreeNodes(folder)) {
            var first = house.address(0).orElseThrow();
            var crowd =
                    IntStream.range(0, CROWD)
                            .mapToObj(i -> ApiClient.register(first, "person" + i))
                            .toList();
            var founder = crowd.getFirst();
            var group = founder.group("all", crowd.subList(1, CROWD).toArray(ApiClient[]::new));
            var doors = new ConcurrentHashMap<Object, ApiClient>();
            var turn = new AtomicInteger();
            var writers =
                    new Writers(
                            group, crowd, who -> door(house, doors, turn.getAndIncrement(), who));
            try (writers) {
                writers.areHeard(2);
                for (int node : List.of(0, 1)) {
                    replace(house, node, crowd, next());
                    assertThat(house.count("SELECT count(*) FROM of_tomorrow")).isZero();
                    writers.areHeard(2);
                }
                replace(house, 0, crowd, Map.of());
                writers.areHeard(2);
            }
            assertThat(writers.refused())
                    .as("by nodes that were about to go")
                    .isNotEmpty()
                    .allMatch(why -> why.startsWith("503 unavailable") || why.equals("no answer"));
            var reader = founder.at(house.address(0).orElseThrow());
            assertThat(writers.inTheLog(reader)).isEqualTo(writers.acknowledged());
            assertThat(house.count("SELECT count(*) FROM message WHERE of_tomorrow <> 0")).isZero();
        }
    }

    /// Ends a node as whoever deploys does, and starts another in its place. Those who were on it
    /// are told to come back, each after a time of their own.
    private static void replace(
            ThreeNodes house, int node, List<ApiClient> crowd, Map<String, String> program) {
        var there = house.address(node).orElseThrow();
        var sockets = new ArrayList<ChatClient>();
        for (var who : crowd) sockets.add(ChatClient.of(who.at(there)).connect());
        house.stop(node);
        var waits = sockets.stream().map(RollingDeployTest::comesBackAfter).sorted().toList();
        assertThat(waits.getFirst()).isNotNegative();
        assertThat(waits.getLast()).isLessThanOrEqualTo(5);
        // Of twenty, evenly spread, all within the same two seconds: once in some million times.
        assertThat(waits.getLast() - waits.getFirst()).isGreaterThan(2);
        sockets.forEach(ChatClient::close);
        house.start(node, program);
    }

    private static double comesBackAfter(ChatClient socket) {
        assertThat(socket.closeCode()).isEqualTo(4503);
        return socket.frames("bye").getLast().path("retryAfter").asDouble(-1);
    }
}
