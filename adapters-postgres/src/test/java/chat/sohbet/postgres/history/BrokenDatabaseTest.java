package chat.sohbet.postgres.history;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a database does wrong on purpose, the checker finds.
class BrokenDatabaseTest {
    @ParameterizedTest
    @EnumSource
    void whatever_it_gets_wrong_is_found(BrokenDatabase broken) {
        assertThatThrownBy(() -> live(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Seed ")
                .hasMessageContaining(broken.invariant() + " ");
    }

    /// Some need a history or two to show.
    private static void live(BrokenDatabase broken) {
        LongStream.rangeClosed(1, 10).forEach(seed -> PostgresHouse.live(seed, broken));
    }
}
