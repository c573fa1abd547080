package chat.sohbet.web.page;

import chat.sohbet.application.SettleReports;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.report.Outcome;
import chat.sohbet.domain.report.Report;
import chat.sohbet.domain.report.ReportId;
import chat.sohbet.domain.report.Subject;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.language.Saying;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where those who look after the house see what was reported, and do something about it. For
/// everybody else, signed in or not, there is no such page.
final class AdminRooms {
    private static final String PLACE = "/admin/reports";
    private static final int PAGE = 50;

    private final Site site;
    private final Hall hall;
    private final Excerpts excerpts;

    AdminRooms(Hall hall) {
        this.site = hall.site();
        this.hall = hall;
        this.excerpts = new Excerpts(hall);
    }

    void register(Routes routes) {
        routes.get(PLACE, this::list).post(PLACE + "/{report}", this::settle);
    }

    private SettleReports reports() {
        return site.chat().reports();
    }

    private UserId steward(ServerRequest request, ServerResponse response) {
        return site.doorkeeper()
                .page(request, response)
                .map(me -> me.user())
                .filter(reports()::steward)
                .orElseThrow(AdminRooms::nothing);
    }

    private static Problem nothing() {
        return Problem.notFound("page");
    }

    private void list(ServerRequest request, ServerResponse response) {
        var me = steward(request, response);
        var open = reports().open(me, PAGE);
        var people = excerpts.people(me, open);
        var page =
                new ReportsPage(
                        hall.shell().as(Appearance.of(request)),
                        site.forms().token(request, response),
                        cases(open).stream().map(same -> row(people, same)).toList());
        hall.html().send(request, response, 200, "reports", page);
    }

    /// Reports about the same, those first whose first is the oldest.
    private static Collection<List<Report>> cases(List<Report> open) {
        return open.stream()
                .collect(
                        Collectors.groupingBy(
                                report -> same(report.subject()),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .values();
    }

    private static List<Object> same(Subject subject) {
        return switch (subject) {
            case Subject.Person(var user) -> List.of(user);
            case Subject.Said said -> List.of(said.conversation(), said.seq());
        };
    }

    private ReportsPage.Case row(People people, List<Report> same) {
        var first = same.getFirst();
        var subject = first.subject();
        var about = Optional.<User>ofNullable(people.known().get(subject.user()));
        return new ReportsPage.Case(
                first.id().toString(),
                same.stream().skip(1).map(report -> report.id().toString()).toList(),
                people.name(subject.user()),
                about.map(PersonRow::handle).orElse(Saying.NOTHING),
                same.size() == 1
                        ? Saying.NOTHING
                        : Saying.of("reports.several", "count", same.size()),
                same.stream().map(report -> voice(people, report)).toList(),
                excerpts.lines(people, Excerpts.of(subject)),
                subject instanceof Subject.Said);
    }

    private ReportsPage.Voice voice(People people, Report report) {
        return new ReportsPage.Voice(
                people.name(report.reporter()),
                report.at().toString(),
                hall.looks().times().when(report.at()),
                ReportRooms.reason(report.reason()),
                report.note().text());
    }

    private void settle(ServerRequest request, ServerResponse response) {
        var me = steward(request, response);
        var sent = site.forms().accept(request);
        var outcome =
                switch (sent.text("do")) {
                    case "dismiss" -> Outcome.DISMISSED;
                    case "delete" -> Outcome.DELETED;
                    case "disable" -> Outcome.BARRED;
                    default -> throw new InvalidValue("do", "dismiss, delete or disable");
                };
        var id = id(request.path().pathParameters().get("report"));
        if (outcome != Outcome.DISMISSED && sent.text("sure").isEmpty()) {
            ask(me, request, response, id, outcome, sent.text("do"));
            return;
        }
        // What is no case is no case for all who said so, as far as this steward has seen them.
        if (outcome == Outcome.DISMISSED)
            for (var also : sent.all("also")) reports().settle(me, id(also), outcome);
        switch (reports().settle(me, id, outcome)) {
            // Whoever was faster has done it: the list tells.
            case DONE, NOT_FOUND -> Html.see(response, PLACE);
            case NOT_ALLOWED -> throw new Problem(Problem.Code.NOT_ALLOWED, "You may not do that.");
        }
    }

    /// Whether they are sure; by a page, for that works without scripts.
    private void ask(
            UserId me,
            ServerRequest request,
            ServerResponse response,
            ReportId id,
            Outcome outcome,
            String act) {
        var found = reports().open(me, id);
        if (found.isEmpty()) {
            Html.see(response, PLACE);
            return;
        }
        var subject = found.get().subject();
        var people = excerpts.people(me, subject);
        boolean bars = outcome == Outcome.BARRED;
        var page =
                new SurePage(
                        hall.shell().as(Appearance.of(request)),
                        site.forms().token(request, response),
                        request.path().path(),
                        act,
                        Saying.of(bars ? "reports.sure-disable" : "reports.sure-delete"),
                        people.name(subject.user()),
                        excerpts.lines(people, Excerpts.of(subject)),
                        Saying.of(bars ? "reports.hint-disable" : "reports.hint-delete"),
                        Saying.of(bars ? "reports.disable" : "reports.delete"));
        hall.html().send(request, response, 200, "sure", page);
    }

    private static ReportId id(String text) {
        try {
            return ReportId.parse("report", text);
        } catch (InvalidValue notOne) {
            throw nothing();
        }
    }
}
