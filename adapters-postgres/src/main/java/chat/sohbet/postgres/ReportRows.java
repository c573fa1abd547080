package chat.sohbet.postgres;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.report.Excerpt;
import chat.sohbet.domain.report.Note;
import chat.sohbet.domain.report.Reason;
import chat.sohbet.domain.report.Report;
import chat.sohbet.domain.report.ReportId;
import chat.sohbet.domain.report.Subject;
import chat.sohbet.domain.user.UserId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows of the tables `report` and `report_words`.
final class ReportRows {
    private static final String INSERT =
            """
            INSERT INTO report (id, reporter, about, conversation, seq, reason, note, at)
            VALUES (?, ?, ?, ?::uuid, ?::bigint, ?, ?, ?)
            """;
    private static final String INSERT_WORDS =
            "INSERT INTO report_words (report, seq, author, at, body, files) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String OPEN =
            """
            SELECT id, reporter, about, conversation, seq, reason, note, at
            FROM report
            WHERE settled_at IS NULL
            """;
    private static final String OLDEST = OPEN + "ORDER BY at, id LIMIT ?";
    private static final String ONE = OPEN + "AND id = ?";
    private static final String WORDS =
            "SELECT seq, author, at, body, files FROM report_words WHERE report = ? ORDER BY seq";

    private ReportRows() {}

    /// Where a message stands; of a person nowhere.
    record Place(@Nullable UUID conversation, @Nullable Long seq) {
        static Place of(Subject subject) {
            return switch (subject) {
                case Subject.Person _ -> new Place(null, null);
                case Subject.Said said -> new Place(said.conversation().value(), said.seq());
            };
        }

        static Place of(ResultSet row) throws SQLException {
            var conversation = Sql.uuidOrNull(row, "conversation");
            return new Place(conversation, conversation == null ? null : row.getLong("seq"));
        }

        private Subject subject(UserId about) {
            return conversation == null || seq == null
                    ? new Subject.Person(about)
                    : new Subject.Said(about, new ConversationId(conversation), seq, List.of());
        }
    }

    static void insert(Connection on, Report report) throws SQLException {
        var place = Place.of(report.subject());
        Sql.update(
                on,
                INSERT,
                report.id().value(),
                report.reporter().value(),
                report.subject().user().value(),
                place.conversation(),
                place.seq(),
                report.reason().word(),
                report.note().text(),
                report.at());
        if (!(report.subject() instanceof Subject.Said said)) return;
        for (var line : said.words())
            Sql.update(
                    on,
                    INSERT_WORDS,
                    report.id().value(),
                    line.seq(),
                    line.author().value(),
                    line.at(),
                    line.text(),
                    line.files());
    }

    static List<Report> open(Connection on, int limit) throws SQLException {
        return withWords(on, Sql.query(on, OLDEST, ReportRows::report, limit));
    }

    static Optional<Report> open(Connection on, ReportId id) throws SQLException {
        return withWords(on, Sql.query(on, ONE, ReportRows::report, id.value())).stream()
                .findFirst();
    }

    private static Report report(ResultSet row) throws SQLException {
        return new Report(
                new ReportId(Sql.uuid(row, "id")),
                new UserId(Sql.uuid(row, "reporter")),
                Place.of(row).subject(new UserId(Sql.uuid(row, "about"))),
                Reason.of(row.getString("reason")),
                new Note(row.getString("note")),
                Sql.instant(row, "at"));
    }

    private static List<Report> withWords(Connection on, List<Report> reports) throws SQLException {
        var whole = new ArrayList<Report>();
        for (var report : reports) whole.add(withWords(on, report));
        return whole;
    }

    private static Report withWords(Connection on, Report report) throws SQLException {
        if (!(report.subject() instanceof Subject.Said said)) return report;
        var words = Sql.query(on, WORDS, ReportRows::line, report.id().value());
        return new Report(
                report.id(),
                report.reporter(),
                new Subject.Said(said.user(), said.conversation(), said.seq(), words),
                report.reason(),
                report.note(),
                report.at());
    }

    private static Excerpt line(ResultSet row) throws SQLException {
        return new Excerpt(
                row.getLong("seq"),
                new UserId(Sql.uuid(row, "author")),
                Sql.instant(row, "at"),
                row.getString("body"),
                row.getInt("files"));
    }
}
