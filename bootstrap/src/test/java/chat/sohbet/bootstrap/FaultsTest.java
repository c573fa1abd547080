package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.history.Histories;
import chat.sohbet.history.Size;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole histories among three nodes to which something happens all the while. Three rounds live
/// beside each other, each with people and a seed of its own. Five rows are run always, three
/// rounds each, of five people with two devices; `-Dsohbet.faults=all` takes all of them,
/// `-Dsohbet.faults=KAFKA_AWAY` one, with fifteen people in each round, and `-Dsohbet.rounds` and
/// `-Dsohbet.seed` are as ever. With `-Dsohbet.faults.long` what happens lasts for a minute where
/// it can. See `docs/CHECKER.md`.
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

    /// What is always run is run on machines that have other work.
    private static final int SLACK = Integer.getInteger("sohbet.slack", WISHED.isEmpty() ? 3 : 1);

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
            default ->
                    Stream.of(WISHED.split(","))
                            .map(Fault::valueOf)
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fault.class)));
        };
    }

    @ParameterizedTest
    @MethodSource("rows")
    void nothing_that_was_acknowledged_is_lost_or_doubled(Fault fault, TestReporter reporter)
            throws Exception {
        var seeds = Histories.seeds(BESIDE_EACH_OTHER).boxed().toList();
        for (int i = 0; i < seeds.size(); i += BESIDE_EACH_OTHER)
            live(fault, seeds.subList(i, Math.min(seeds.size(), i + BESIDE_EACH_OTHER)), reporter);
    }

    private static void live(Fault fault, List<Long> seeds, TestReporter reporter)
            throws Exception {
        nodes.awaitReady();
        var houses = new CopyOnWriteArrayList<FaultyHouse>();
        try (var witnesses =
                        new Witnesses(nodes, "w" + UUID.randomUUID().toString().substring(24));
                var storm = new Storm(nodes, fault, witnesses, seeds.size())) {
            live(seeds, seed -> live(seed, storm, houses));
            var strikes = storm.strikes();
            nodes.awaitReady();
            witnesses.finish();
            var testimony = witnesses.testimony();
            reporter.publishEntry(fault + " " + seeds, strikes.size() + " times; " + testimony);
            assertThat(strikes).isNotEmpty();
            fault.promise().check(testimony, SLACK);
            fault.check(nodes);
            for (var strike : strikes) fault.check(strike, testimony);
            assertThat(houses).flatExtracting(FaultyHouse::faults).isEmpty();
            if (fault.endsHalfOpen()) nodes.links().silence();
        } finally {
            houses.forEach(FaultyHouse::vanish);
        }
        reporter.publishEntry(fault + " everybody gone", nodes.awaitNobody().toMillis() + " ms");
        nodes.links().free();
        assertThat(nodes.complaints()).isEmpty();
    }

    private static void live(List<Long> seeds, LongConsumer round) throws Exception {
        var rounds =
                seeds.stream().map(seed -> Executors.callable(() -> round.accept(seed))).toList();
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            for (var lived : threads.invokeAll(rounds)) lived.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error wrong) throw wrong;
            throw failed;
        }
    }

    /// The nodes know the people and the files of other rows. The same number stays the same.
    private static long distinct(long seed, Fault fault) {
        return 1_000 * fault.ordinal() + seed % 1_000;
    }

    private static Size size() {
        return switch (System.getProperty("sohbet.size", WISHED.isEmpty() ? "friends" : "class")) {
            case "friends" -> FRIENDS;
            case "class" -> CLASS;
            default -> throw new IllegalArgumentException("friends or class");
        };
    }

    private static void live(long seed, Storm storm, List<FaultyHouse> houses) {
        Histories.live(
                distinct(seed, storm.fault()),
                size(),
                1,
                (timeline, _) -> {
                    var house = new FaultyHouse(nodes, storm, timeline);
                    houses.add(house);
                    return house;
                });
    }
}
