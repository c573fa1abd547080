package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.history.Histories;
import chat.sohbet.history.Size;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole histories among three nodes to which something happens all the while. Three rounds live
/// beside each other, each with people and a seed of its own. Five rows are run always, three
/// rounds each, of five people with two devices; `-Dsohbet.faults=all` takes all of them,
/// `-Dsohbet.faults=KAFKA_AWAY` one, with fifteen people in each round, and `-Dsohbet.rounds` and
/// `-Dsohbet.seed` are as ever. See `docs/CHECKER.md`.
@EnabledOnOs({OS.LINUX, OS.MAC})
class FaultsTest {
    private static final Set<Fault> ALWAYS =
            EnumSet.of(
                    Fault.NODE_KILLED,
                    Fault.NODE_STOPPED,
                    Fault.POSTMASTER_KILLED,
                    Fault.KAFKA_AWAY,
                    Fault.LINKS_RESET);
    private static final String WISHED = System.getProperty("sohbet.faults", "");

    /// Thirty devices in three rounds.
    private static final Size FRIENDS = new Size(5, 4, 120, 30, 80, 0);

    /// Thirty in each.
    private static final Size CLASS = new Size(15, 10, 350, 50, 60, 0);

    private static final int BESIDE_EACH_OTHER = 3;

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
        return switch (WISHED) {
            case "" -> ALWAYS;
            case "all" -> EnumSet.allOf(Fault.class);
            default -> EnumSet.of(Fault.valueOf(WISHED));
        };
    }

    @ParameterizedTest
    @MethodSource("rows")
    void nothing_that_was_acknowledged_is_lost_or_doubled(Fault fault) throws Exception {
        var seeds = Histories.seeds(BESIDE_EACH_OTHER).boxed().toList();
        for (int i = 0; i < seeds.size(); i += BESIDE_EACH_OTHER)
            live(fault, seeds.subList(i, Math.min(seeds.size(), i + BESIDE_EACH_OTHER)));
    }

    private static void live(Fault fault, List<Long> seeds) throws Exception {
        nodes.awaitReady();
        try (var storm = new Storm(nodes, fault, seeds.size())) {
            var rounds =
                    seeds.stream().<Callable<Object>>map(seed -> () -> live(seed, storm)).toList();
            try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
                for (var round : threads.invokeAll(rounds)) round.get();
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof Error wrong) throw wrong;
                throw failed;
            }
            assertThat(storm.strikes()).isPositive();
        }
        nodes.awaitReady();
        nodes.awaitNobody();
        assertThat(nodes.complaints()).isEmpty();
    }

    /// The nodes know the people and the files of other rows. The same number stays the same.
    private static long distinct(long seed, Fault fault) {
        return 1_000 * fault.ordinal() + seed % 1_000;
    }

    private static Object live(long seed, Storm storm) {
        var houses = new ArrayList<FaultyHouse>();
        var lived =
                Histories.live(
                        distinct(seed, storm.fault()),
                        WISHED.isEmpty() ? FRIENDS : CLASS,
                        1,
                        (timeline, _) -> {
                            var house = new FaultyHouse(nodes, storm, timeline);
                            houses.add(house);
                            return house;
                        });
        assertThat(houses).flatExtracting(FaultyHouse::faults).isEmpty();
        return lived;
    }
}
