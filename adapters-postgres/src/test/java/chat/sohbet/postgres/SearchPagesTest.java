package chat.sohbet.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Plans are made once, and may be made while nothing is due.
class SearchPagesTest {
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared hit=(\\d+)");
    private static final int DUE = 3_000;

    @Test
    void a_plan_made_in_quiet_times_takes_pages_of_busy_ones_one_by_one() throws Exception {
        var settings = PostgresServer.freshDatabase();
        try (var _ = Postgres.open(settings);
                var connection = PostgresServer.connect(settings);
                var statement = connection.createStatement()) {
            statement.execute(Database.PLANNING);
            statement.execute("ANALYZE search_due");
            statement.execute(
                    "PREPARE take (int) AS " + SearchPages.TAKE.replace("?", "$1").strip());
            statement.execute("EXECUTE take (500)");
            statement.execute(
                    "INSERT INTO search_due (conversation, page) SELECT gen_random_uuid(), 0 FROM generate_series(1, %d)"
                            .formatted(DUE));

            assertThat(buffers(statement)).isBetween(500L, 2L * DUE);
        }
    }

    private static long buffers(Statement statement) throws SQLException {
        try (var plan = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS) EXECUTE take (500)")) {
            while (plan.next()) {
                var buffers = BUFFERS.matcher(plan.getString(1));
                if (buffers.find()) return Long.parseLong(buffers.group(1));
            }
        }
        throw new AssertionError("a plan without buffers");
    }
}
