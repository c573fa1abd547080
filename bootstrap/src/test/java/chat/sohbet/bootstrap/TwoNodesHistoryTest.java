package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.history.Happening;
import chat.sohbet.history.Histories;
import chat.sohbet.history.Size;
import chat.sohbet.postgres.history.BrokenDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole histories over the wire: two nodes, PostgreSQL, Kafka, and devices whose lines lose,
/// double, delay and reorder frames, break, and come back at the other node. `-Dsohbet.size=large`
/// takes minutes and has a group of 20; `-Dsohbet.rounds` and `-Dsohbet.seed` are as ever, but the
/// seed decides only what people do, not who is first.
class TwoNodesHistoryTest {
    private static final Size SHORT = new Size(6, 5, 300, 60, 15, 0);
    private static final Size BRIEF = new Size(4, 3, 120, 20, 5, 0);

    @TempDir private static Path folder;

    @BeforeAll
    static void quiet() {
        Logging.setUp(
                new Settings.Log(Settings.LogLevel.ERROR, Settings.LogFormat.TEXT), System.err);
    }

    @Test
    void nothing_is_lost_or_doubled_between_two_nodes() {
        Histories.seeds(1).forEach(TwoNodesHistoryTest::live);
    }

    @Test
    void a_database_whose_clock_goes_back_is_found() {
        assertThatThrownBy(() ->
                        Histories.live(
                                1,
                                BRIEF,
                                2,
                                (timeline, _) ->
                                        new WireHouse(timeline, folder.resolve("broken"))
                                                .broken(BrokenDatabase.CLOCK_TURNED_BACK)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(BrokenDatabase.CLOCK_TURNED_BACK.invariant() + " ");
    }

    private static void live(long seed) {
        var houses = new ArrayList<WireHouse>();
        var lived =
                Histories.live(
                        seed,
                        size(),
                        1,
                        (timeline, _) -> {
                            var house = new WireHouse(timeline, folder.resolve("seed-" + seed));
                            houses.add(house);
                            return house;
                        });
        assertThat(houses).flatExtracting(WireHouse::faults).isEmpty();
        assertThat(lived.happenings())
                .containsKeys(
                        Happening.SENT,
                        Happening.RETRIED,
                        Happening.GAP,
                        Happening.RECONNECTED,
                        Happening.REACTED,
                        Happening.JOINED);
    }

    private static Size size() {
        return switch (System.getProperty("sohbet.size", "short")) {
            case "short" -> SHORT;
            case "crowd" -> Size.CROWD;
            case "large" -> Size.LARGE;
            default -> throw new IllegalArgumentException("short, crowd or large");
        };
    }
}
