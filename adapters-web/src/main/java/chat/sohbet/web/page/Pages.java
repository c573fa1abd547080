package chat.sohbet.web.page;

import chat.sohbet.web.http.ErrorPage;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.language.Saying;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.time.Clock;

/// All pages, to be registered at the root.
public final class Pages implements HttpService, ErrorPage {
    private final Html html;
    private final Shell shell;
    private final Doors doors;
    private final RegistrationDoor registration;
    private final ForgottenDoor forgotten;
    private final Rooms rooms;
    private final ProfileRooms profile;
    private final GroupRooms groups;
    private final DetailsRooms details;
    private final StarRooms stars;
    private final SearchRooms search;
    private final InviteDoor invites;
    private final LanguageDoor language;
    private final Installation installation;
    private final ReportRooms report;
    private final AdminRooms admin;

    public Pages(Site site) {
        shell = Shell.of(site.assets());
        html = new Html(new Templates(), site.languages(), site.assets());
        doors = new Doors(site, shell, html);
        registration = new RegistrationDoor(site, shell, html);
        forgotten = new ForgottenDoor(site, shell, html);
        var looks = new Looks(site.chat(), Clock.systemDefaultZone());
        var hall = new Hall(site, shell, html, looks);
        rooms = new Rooms(hall);
        profile = new ProfileRooms(hall);
        groups = new GroupRooms(hall);
        details = new DetailsRooms(hall);
        stars = new StarRooms(hall);
        search = new SearchRooms(hall);
        invites = new InviteDoor(hall);
        language = new LanguageDoor(site);
        installation = new Installation(site);
        report = new ReportRooms(hall);
        admin = new AdminRooms(hall);
    }

    @Override
    public void routing(HttpRules rules) {
        var routes = new Routes();
        doors.register(routes);
        registration.register(routes);
        forgotten.register(routes);
        rooms.register(routes);
        profile.register(routes);
        groups.register(routes);
        details.register(routes);
        stars.register(routes);
        search.register(routes);
        invites.register(routes);
        language.register(routes);
        installation.register(routes);
        report.register(routes);
        admin.register(routes);
        routes.register(rules);
    }

    @Override
    public String html(ServerRequestHeaders headers, int status, Problem problem) {
        var heading =
                switch (status) {
                    case 404 -> "failure.nothing";
                    case 403 -> "failure.not-allowed";
                    case 429 -> "failure.too-fast";
                    case 503 -> "failure.moment";
                    default -> status < 500 ? "failure.not-worked" : "failure.wrong";
                };
        return html.render(
                headers,
                "/",
                "failure",
                new FailurePage(
                        shell.as(Appearance.of(headers)),
                        Saying.of("site.title", "page", Saying.of(heading)),
                        Saying.of(heading),
                        Wrong.of(problem)));
    }
}
