package chat.sohbet.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Reports;
import chat.sohbet.application.port.ReportsContract;
import chat.sohbet.application.port.Scene;
import chat.sohbet.application.port.Store;
import chat.sohbet.domain.report.Excerpt;
import chat.sohbet.domain.report.Note;
import chat.sohbet.domain.report.Outcome;
import chat.sohbet.domain.report.Reason;
import chat.sohbet.domain.report.Report;
import chat.sohbet.domain.report.ReportId;
import chat.sohbet.domain.report.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresReportsTest implements ReportsContract {
    @Override
    public Store store() {
        return Stage.STORE;
    }

    @Override
    public Reports reports() {
        return Stage.POSTGRES.reports();
    }

    private static long count(String sql, String text) throws Exception {
        try (var connection = PostgresServer.connect(Stage.SETTINGS);
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, text);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    @Test
    void of_what_is_settled_no_word_is_left_and_after_a_while_nothing() throws Exception {
        var ada = scene().person().id();
        var talk = scene().direct(scene().person(), scene().person());
        var word = Scene.word();
        var now = Scene.now();
        var words = List.of(new Excerpt(1, ada, now, word, 0));
        var report =
                new Report(
                        new ReportId(Scene.userId().value()),
                        ada,
                        new Subject.Said(ada, talk, 1, words),
                        Reason.OTHER,
                        new Note(word),
                        now);
        reports().file(report, 1, DAY);
        assertThat(count("SELECT count(*) FROM report_words WHERE body = ?", word)).isOne();

        reports().settle(report.id(), Outcome.DELETED, ada, now);
        assertThat(count("SELECT count(*) FROM report_words WHERE body = ?", word)).isZero();
        assertThat(count("SELECT count(*) FROM report WHERE note = ?", word)).isZero();
        var byId = "SELECT count(*) FROM report WHERE id = ?::uuid";
        assertThat(count(byId, report.id().toString())).isOne();

        var later = now.plus(Reports.KEPT).plusSeconds(1);
        var next =
                new Report(
                        new ReportId(Scene.userId().value()),
                        ada,
                        new Subject.Person(scene().person().id()),
                        Reason.SPAM,
                        new Note(""),
                        later);
        reports().file(next, 1, DAY);
        assertThat(count(byId, report.id().toString())).isZero();
    }
}
