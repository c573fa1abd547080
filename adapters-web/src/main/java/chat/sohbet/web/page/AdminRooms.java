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
import java.util.Optional;

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
                        open.stream().map(report -> row(people, report)).toList());
        hall.html().send(request, response, 200, "reports", page);
    }

    private ReportsPage.Row row(People people, Report report) {
        var about = Optional.<User>ofNullable(people.known().get(report.subject().user()));
        return new ReportsPage.Row(
                report.id().toString(),
                people.name(report.subject().user()),
                about.map(PersonRow::handle).orElse(Saying.NOTHING),
                people.name(report.reporter()),
                report.at().toString(),
                hall.looks().times().when(report.at()),
                ReportRooms.reason(report.reason()),
                report.note().text(),
                excerpts.lines(people, Excerpts.of(report.subject())),
                report.subject() instanceof Subject.Said);
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
        switch (reports().settle(me, id(request), outcome)) {
            // Whoever was faster has done it: the list tells.
            case DONE, NOT_FOUND -> Html.see(response, PLACE);
            case NOT_ALLOWED -> throw new Problem(Problem.Code.NOT_ALLOWED, "You may not do that.");
        }
    }

    private static ReportId id(ServerRequest request) {
        try {
            return ReportId.parse("report", request.path().pathParameters().get("report"));
        } catch (InvalidValue notOne) {
            throw nothing();
        }
    }
}
