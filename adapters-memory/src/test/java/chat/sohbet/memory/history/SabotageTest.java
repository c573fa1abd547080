package chat.sohbet.memory.history;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.history.Histories;
import chat.sohbet.history.Sabotage;
import chat.sohbet.history.Size;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The checker itself is checked: whatever is broken on purpose, it finds, and says rightly what.
class SabotageTest {
    @ParameterizedTest
    @EnumSource
    void whatever_is_broken_is_found(Sabotage sabotage) {
        assertThatThrownBy(() -> live(sabotage))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Seed ")
                .hasMessageContaining("-Dsohbet.seed=")
                .hasMessageContaining(sabotage.invariant() + " ");
    }

    /// Some need many histories to show.
    private static void live(Sabotage sabotage) {
        LongStream.rangeClosed(1, 100)
                .forEach(seed ->
                        Histories.replay(
                                seed,
                                Size.SMALL,
                                (timeline, random) ->
                                        MemoryHouse.with(sabotage.plan(2, timeline, random))
                                                .build(timeline, random)));
    }
}
