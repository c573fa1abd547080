package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.history.Histories;
import chat.sohbet.history.Size;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole histories of fifteen people with two devices each, among three nodes to which something
/// happens all the while. Two rows, one round each; `-Dsohbet.faults=all` takes all of them, and
/// `-Dsohbet.rounds` and `-Dsohbet.seed` are as ever. See `docs/CHECKER.md`.
@EnabledOnOs({OS.LINUX, OS.MAC})
class FaultsTest {
    private static final Set<Fault> ALWAYS = EnumSet.of(Fault.NODE_KILLED, Fault.KAFKA_AWAY);
    private static final Size CLASS = new Size(15, 10, 350, 50, 40, 0);

    @TempDir private static Path folder;

    private static ThreeNodes nodes;

    @BeforeAll
    static void open() {
        Logging.setUp(
                new Settings.Log(Settings.LogLevel.ERROR, Settings.LogFormat.TEXT), System.err);
        nodes = new ThreeNodes(folder);
    }

    @AfterAll
    static void close() {
        nodes.close();
    }

    static Set<Fault> rows() {
        var wished = System.getProperty("sohbet.faults", "");
        return switch (wished) {
            case "" -> ALWAYS;
            case "all" -> EnumSet.allOf(Fault.class);
            default -> EnumSet.of(Fault.valueOf(wished));
        };
    }

    @ParameterizedTest
    @MethodSource("rows")
    void nothing_that_was_acknowledged_is_lost_or_doubled(Fault fault) {
        Histories.seeds(1).forEach(seed -> live(seed, fault));
    }

    private static void live(long seed, Fault fault) {
        var houses = new ArrayList<FaultyHouse>();
        Histories.live(
                seed,
                CLASS,
                1,
                (timeline, _) -> {
                    var house = new FaultyHouse(nodes, fault, timeline);
                    houses.add(house);
                    return house;
                });
        for (var house : houses) {
            assertThat(house.strikes()).isPositive();
            assertThat(house.faults()).isEmpty();
        }
    }
}
