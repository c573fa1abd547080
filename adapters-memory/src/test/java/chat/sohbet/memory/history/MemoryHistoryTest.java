package chat.sohbet.memory.history;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.history.ChatHouse;
import chat.sohbet.history.Happening;
import chat.sohbet.history.Histories;
import chat.sohbet.history.Size;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/// Whole histories over the memory adapters: two nodes, a feed that loses, a network that doubles
/// and reorders. `-Dsohbet.rounds=5000` makes it a night's work, `-Dsohbet.seed=7` plays one again.
class MemoryHistoryTest {
    @Test
    void nothing_is_lost_or_doubled_among_a_few_people() {
        Histories.seeds(60).forEach(seed -> Histories.replay(seed, Size.SMALL, builder()));
    }

    @Test
    void nothing_is_lost_or_doubled_among_many() {
        var lived = EnumSet.noneOf(Happening.class);
        Histories.seeds(1)
                .forEach(seed -> {
                    var history = Histories.replay(seed, Size.LARGE, builder());
                    lived.addAll(history.happenings().keySet());
                });
        assertThat(lived).containsExactly(Happening.values());
    }

    @Test
    void nothing_is_lost_or_doubled_while_threads_race() {
        Histories.seeds(3)
                .forEach(seed -> Histories.live(seed, Size.SMALL, 100, MemoryHouse::live));
    }

    @Test
    void a_seed_gives_the_same_history_again() {
        var once = Histories.replay(7, Size.SMALL, builder());
        var again = Histories.replay(7, Size.SMALL, builder());
        assertThat(again.digest()).isEqualTo(once.digest());
        assertThat(Histories.replay(8, Size.SMALL, builder()).digest()).isNotEqualTo(once.digest());
    }

    /// As after another history's storm: people register, and then nobody answers for a while.
    @Test
    void a_house_that_is_still_waking_up_is_waited_for() {
        Histories.replay(
                1,
                Size.SMALL,
                (timeline, random) ->
                        new SleepyHouse(builder().build(timeline, random), timeline, 12_000));
    }

    private static Histories.Builder builder() {
        return MemoryHouse.with(ChatHouse.Plan.of(2));
    }
}
