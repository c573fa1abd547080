package chat.sohbet.postgres.history;

import chat.sohbet.history.Histories;
import chat.sohbet.history.Size;
import org.junit.jupiter.api.Test;

/// Whole histories over PostgreSQL, with two nodes whose threads race each other: batches, locks
/// and snapshots are real. See `docs/CHECKER.md`.
class PostgresHistoryTest {
    @Test
    void nothing_is_lost_or_doubled_among_a_few_people() {
        Histories.seeds(3).forEach(seed -> PostgresHouse.live(seed, Size.SMALL, 8));
    }

    @Test
    void nothing_is_lost_or_doubled_in_a_crowd() {
        Histories.seeds(1).forEach(seed -> PostgresHouse.live(seed, Size.CROWD, 4));
    }
}
