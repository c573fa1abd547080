package chat.sohbet.web.page;

import chat.sohbet.domain.report.Excerpt;
import chat.sohbet.domain.report.Report;
import chat.sohbet.domain.report.Subject;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.language.Saying;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was said when something was reported, as pages show it.
record Excerpts(Hall hall) {
    static List<Excerpt> of(Subject subject) {
        return switch (subject) {
            case Subject.Person _ -> List.of();
            case Subject.Said said -> said.words();
        };
    }

    People people(UserId me, Subject subject) {
        return people(me, ids(subject).collect(Collectors.toSet()));
    }

    People people(UserId me, List<Report> reports) {
        return people(
                me,
                reports.stream()
                        .flatMap(report ->
                                Stream.concat(Stream.of(report.reporter()), ids(report.subject())))
                        .collect(Collectors.toSet()));
    }

    private static Stream<UserId> ids(Subject subject) {
        return Stream.concat(Stream.of(subject.user()), of(subject).stream().map(Excerpt::author));
    }

    private People people(UserId me, Collection<UserId> ids) {
        var users = hall.site().chat().accounts().users(me, Set.copyOf(ids));
        return new People(
                me, users.stream().collect(Collectors.toMap(User::id, Function.identity())));
    }

    List<ReportPage.Line> lines(People people, List<Excerpt> words) {
        return words.stream().map(line -> line(people, line)).toList();
    }

    private ReportPage.Line line(People people, Excerpt line) {
        return new ReportPage.Line(
                people.name(line.author()),
                line.at().toString(),
                hall.looks().times().when(line.at()),
                line.text(),
                line.files() == 0
                        ? Saying.NOTHING
                        : Saying.of("report.files", "count", line.files()));
    }
}
