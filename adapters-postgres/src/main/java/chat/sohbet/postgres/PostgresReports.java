package chat.sohbet.postgres;

import chat.sohbet.application.port.Reports;
import chat.sohbet.domain.report.Outcome;
import chat.sohbet.domain.report.Report;
import chat.sohbet.domain.report.ReportId;
import chat.sohbet.domain.user.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reports in the tables `report` and `report_words`, stewards in a column of `users`.
final class PostgresReports implements Reports {
    /// One after the other, so that nobody gets past their quota.
    private static final String LOCK = "SELECT id FROM users WHERE id = ? FOR NO KEY UPDATE";

    private static final String TIDY = "DELETE FROM report WHERE settled_at < ?";
    private static final String FILED =
            "SELECT count(*) FROM report WHERE reporter = ? AND at > ? AND at <= ?";
    private static final String SAME =
            """
            SELECT 1 FROM report
            WHERE reporter = ? AND about = ? AND settled_at IS NULL
              AND conversation IS NOT DISTINCT FROM ?::uuid AND seq IS NOT DISTINCT FROM ?::bigint
            """;
    private static final String SETTLE =
            """
            UPDATE report SET outcome = ?, settled_by = ?, settled_at = ?, note = ''
            WHERE settled_at IS NULL AND id = ?
            RETURNING about, conversation, seq
            """;
    private static final String SETTLE_LIKE =
            """
            UPDATE report SET outcome = ?, settled_by = ?, settled_at = ?, note = ''
            WHERE settled_at IS NULL AND about = ?
            """;
    private static final String OF_MESSAGE =
            "AND conversation IS NOT DISTINCT FROM ?::uuid AND seq IS NOT DISTINCT FROM ?::bigint";
    private static final String EMPTY =
            """
            DELETE FROM report_words
            USING report
            WHERE report.id = report_words.report AND report.settled_at = ? AND report.about = ?
            """;
    private static final String FORGET =
            "DELETE FROM report WHERE reporter = ? OR about = ? AND conversation IS NULL";
    private static final String DISCHARGE =
            "UPDATE users SET steward = false WHERE id = ? AND steward";
    private static final String APPOINT =
            "UPDATE users SET steward = true WHERE id = ? AND NOT steward AND deleted_at IS NULL";
    private static final String STEWARDS = "SELECT id FROM users WHERE steward AND id = ANY (?)";

    private final Database database;

    PostgresReports(Database database) {
        this.database = database;
    }

    @Override
    public boolean file(Report report, int quota, Duration within) {
        var at = report.at();
        return database.onConnection(connection -> {
            var reporter = report.reporter().value();
            Sql.first(connection, LOCK, row -> row.getString(1), reporter);
            Sql.update(connection, TIDY, at.minus(KEPT));
            if (open(connection, report)) return true;
            var filed =
                    Sql.first(
                                    connection,
                                    FILED,
                                    row -> row.getInt(1),
                                    reporter,
                                    at.minus(within),
                                    at)
                            .orElse(0);
            if (filed >= quota) return false;
            ReportRows.insert(connection, report);
            return true;
        });
    }

    private static boolean open(Connection on, Report report) throws SQLException {
        var place = ReportRows.Place.of(report.subject());
        return Sql.first(
                        on,
                        SAME,
                        row -> row.getInt(1),
                        report.reporter().value(),
                        report.subject().user().value(),
                        place.conversation(),
                        place.seq())
                .isPresent();
    }

    @Override
    public List<Report> open(int limit) {
        return database.snapshot(connection -> ReportRows.open(connection, limit));
    }

    @Override
    public Optional<Report> open(ReportId id) {
        return database.snapshot(connection -> ReportRows.open(connection, id));
    }

    @Override
    public boolean settle(ReportId id, Outcome outcome, UserId by, Instant at) {
        return database.onConnection(connection -> {
            var word = outcome.name();
            var found =
                    Sql.first(
                            connection,
                            SETTLE,
                            row ->
                                    new Settled(
                                            new UserId(Sql.uuid(row, "about")),
                                            ReportRows.Place.of(row)),
                            word,
                            by.value(),
                            at,
                            id.value());
            if (found.isEmpty()) return false;
            var about = found.get().about().value();
            var place = found.get().place();
            switch (outcome) {
                case DISMISSED -> {}
                case DELETED ->
                        Sql.update(
                                connection,
                                SETTLE_LIKE + OF_MESSAGE,
                                word,
                                by.value(),
                                at,
                                about,
                                place.conversation(),
                                place.seq());
                case BARRED -> Sql.update(connection, SETTLE_LIKE, word, by.value(), at, about);
            }
            Sql.update(connection, EMPTY, at, about);
            return true;
        });
    }

    private record Settled(UserId about, ReportRows.Place place) {}

    @Override
    public void forget(UserId user) {
        database.onConnection(connection -> {
            Sql.update(connection, DISCHARGE, user.value());
            return Sql.update(connection, FORGET, user.value(), user.value());
        });
    }

    @Override
    public boolean appoint(UserId user) {
        return changed(APPOINT, user);
    }

    @Override
    public boolean discharge(UserId user) {
        return changed(DISCHARGE, user);
    }

    private boolean changed(String sql, UserId user) {
        return database.onConnection(connection -> Sql.update(connection, sql, user.value()) == 1);
    }

    @Override
    public Set<UserId> stewards(Collection<UserId> users) {
        return Set.copyOf(
                database.alone(connection ->
                        Sql.query(
                                connection,
                                STEWARDS,
                                row -> new UserId(Sql.uuid(row, "id")),
                                Sql.Array.uuids(users, UserId::value))));
    }
}
