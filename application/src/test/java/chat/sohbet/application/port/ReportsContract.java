package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.report.Excerpt;
import chat.sohbet.domain.report.Note;
import chat.sohbet.domain.report.Outcome;
import chat.sohbet.domain.report.Reason;
import chat.sohbet.domain.report.Report;
import chat.sohbet.domain.report.ReportId;
import chat.sohbet.domain.report.Subject;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every adapter of [Reports] has to keep.
public interface ReportsContract extends Staged {
    Duration DAY = Duration.ofDays(1);

    Reports reports();

    private static Report report(User reporter, Subject subject, Instant at) {
        var id = new ReportId(Scene.userId().value());
        return new Report(id, reporter.id(), subject, Reason.ABUSE, new Note("Look at it."), at);
    }

    private Report filed(User reporter, Subject subject) {
        var report = report(reporter, subject, Scene.now());
        assertThat(reports().file(report, 10, DAY)).isTrue();
        return report;
    }

    private static Subject person(User user) {
        return new Subject.Person(user.id());
    }

    private static Subject.Said said(User author, ConversationId talk, long seq) {
        var words =
                List.of(
                        new Excerpt(seq, author.id(), Scene.now(), "'; DROP TABLE \"x\" \\", 0),
                        new Excerpt(seq + 1, author.id(), Scene.now(), "", 2));
        return new Subject.Said(author.id(), talk, seq, words);
    }

    private List<Report> openAbout(User user) {
        return reports().open(10_000).stream()
                .filter(report -> report.subject().user().equals(user.id()))
                .toList();
    }

    @Test
    default void what_was_reported_is_there_until_it_is_settled() {
        var ada = scene().person();
        var eve = scene().person();
        var admin = scene().person().id();
        var about = filed(ada, person(eve));
        var message = filed(ada, said(eve, scene().direct(ada, eve), 7));

        assertThat(openAbout(eve)).containsExactly(about, message);
        assertThat(reports().open(message.id())).contains(message);
        assertThat(reports().open(1)).hasSize(1);

        assertThat(settle(message, Outcome.DISMISSED, admin)).isTrue();
        assertThat(reports().open(message.id())).isEmpty();
        assertThat(openAbout(eve)).containsExactly(about);
        assertThat(settle(message, Outcome.DISMISSED, admin)).isFalse();
    }

    private boolean settle(Report report, Outcome outcome, UserId by) {
        return reports().settle(report.id(), outcome, by, Scene.now());
    }

    @Test
    default void of_a_crowd_that_settles_it_one_does() {
        var eve = scene().person();
        var report = filed(scene().person(), person(eve));
        var admin = scene().person().id();
        assertThat(AtOnce.crowd(_ -> settle(report, Outcome.DISMISSED, admin)))
                .containsOnlyOnce(true);
    }

    @Test
    default void a_deleted_message_settles_all_that_is_about_it_and_nothing_else() {
        var ada = scene().person();
        var bob = scene().person();
        var eve = scene().person();
        var talk = scene().group(eve, ada, bob);
        var first = filed(ada, said(eve, talk, 3));
        filed(bob, said(eve, talk, 3));
        var another = filed(bob, said(eve, talk, 4));
        var person = filed(bob, person(eve));

        settle(first, Outcome.DELETED, ada.id());
        assertThat(openAbout(eve)).containsExactly(another, person);
    }

    @Test
    default void who_is_barred_has_no_open_reports_left() {
        var ada = scene().person();
        var eve = scene().person();
        var bob = scene().person();
        filed(ada, said(eve, scene().direct(ada, eve), 3));
        var person = filed(ada, person(eve));
        var another = filed(ada, person(bob));

        settle(person, Outcome.BARRED, ada.id());
        assertThat(openAbout(eve)).isEmpty();
        assertThat(openAbout(bob)).containsExactly(another);
    }

    @Test
    default void the_same_again_changes_nothing_while_it_is_open() {
        var ada = scene().person();
        var eve = scene().person();
        var talk = scene().direct(ada, eve);
        AtOnce.crowd(_ -> reports().file(report(ada, person(eve), Scene.now()), 10, DAY));
        AtOnce.crowd(_ -> reports().file(report(ada, said(eve, talk, 1), Scene.now()), 10, DAY));
        assertThat(openAbout(eve)).hasSize(2);

        var open = openAbout(eve).getFirst();
        settle(open, Outcome.DISMISSED, ada.id());
        var again = filed(ada, open.subject());
        assertThat(openAbout(eve)).hasSize(2).contains(again);
    }

    @Test
    default void nobody_gets_past_their_quota_and_it_comes_back_with_time() {
        var eve = scene().person();
        var now = Scene.now();
        assertThat(
                        AtOnce.crowd(_ ->
                                reports().file(report(eve, person(scene().person()), now), 5, DAY)))
                .filteredOn(filed -> filed)
                .hasSize(5);
        settle(mine(eve).getFirst(), Outcome.DISMISSED, eve.id());
        assertThat(fileAnother(eve, now.plus(DAY).minusSeconds(1))).isFalse();
        assertThat(fileAnother(scene().person(), now)).isTrue();
        assertThat(fileAnother(eve, now.plus(DAY).plusSeconds(1))).isTrue();
    }

    private boolean fileAnother(User reporter, Instant at) {
        return reports().file(report(reporter, person(scene().person()), at), 5, DAY);
    }

    private List<Report> mine(User reporter) {
        return reports().open(10_000).stream()
                .filter(report -> report.reporter().equals(reporter.id()))
                .toList();
    }

    @Test
    default void who_goes_takes_what_they_reported_along() {
        var ada = scene().person();
        var eve = scene().person();
        reports().appoint(ada.id());
        filed(ada, person(eve));
        filed(eve, person(ada));
        var message = filed(eve, said(ada, scene().direct(ada, eve), 1));

        reports().forget(ada.id());
        assertThat(openAbout(eve)).isEmpty();
        assertThat(openAbout(ada)).containsExactly(message);
        assertThat(reports().stewards(List.of(ada.id()))).isEmpty();
    }

    @Test
    default void somebody_is_a_steward_from_their_appointment_to_their_discharge() {
        var ada = scene().person().id();
        var bob = scene().person().id();
        assertThat(reports().stewards(List.of(ada, bob))).isEmpty();

        assertThat(reports().appoint(ada)).isTrue();
        assertThat(reports().appoint(ada)).isFalse();
        assertThat(reports().appoint(Scene.userId())).isFalse();
        assertThat(reports().stewards(List.of(ada, bob, Scene.userId()))).containsExactly(ada);
        assertThat(reports().stewards(List.of())).isEmpty();

        assertThat(reports().discharge(ada)).isTrue();
        assertThat(reports().discharge(ada)).isFalse();
        assertThat(reports().stewards(List.of(ada, bob))).isEmpty();
    }
}
