package chat.sohbet.web.page;

import chat.sohbet.domain.user.Password;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.language.Saying;
import chat.sohbet.web.security.Devices;
import chat.sohbet.web.security.Forms;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/// Logging in, registering and logging out, by forms that work without JavaScript. What was wrong
/// stands under its field, and what was typed is kept, but for passwords.
final class Doors {
    private static final String LEFT = "sohbet_left=%s; Path=/login; Max-Age=300; SameSite=Strict";

    private final Site site;
    private final Shell shell;
    private final Html html;

    Doors(Site site, Shell shell, Html html) {
        this.site = site;
        this.shell = shell;
        this.html = html;
    }

    void register(Routes routes) {
        routes.get("/login", this::login).post("/login", this::logIn).post("/logout", this::logOut);
    }

    private void login(ServerRequest request, ServerResponse response) {
        var next = Return.to(request.query().first("next").orElse(""));
        var query = request.query();
        var told =
                query.contains("deleted")
                        ? Saying.of("account.deleted")
                        : query.contains("recovered")
                                ? Saying.of("forgotten.done")
                                : Saying.NOTHING;
        showLogin(request, response, 200, next, "", Saying.NOTHING, told);
    }

    private void logIn(ServerRequest request, ServerResponse response) {
        var sent = Optional.<Forms.Sent>empty();
        var next = Return.to("");
        try {
            sent = Optional.of(site.forms().accept(request));
            next = Return.to(sent.get().text("next"));
            var signedIn =
                    site.doorkeeper()
                            .signIn(
                                    request,
                                    sent.get().text("username"),
                                    sent.get().text("password"),
                                    Devices.of(request));
            if (signedIn.isPresent()) {
                site.doorkeeper().letIn(request, response, signedIn.get());
                Html.see(response, next.path());
                return;
            }
            showLogin(
                    request,
                    response,
                    401,
                    next,
                    sent.get().text("username"),
                    Saying.of("login.wrong"),
                    Saying.NOTHING);
        } catch (RuntimeException thrown) {
            var problem = Problem.known(thrown).orElseThrow(() -> thrown);
            var name = sent.map(form -> form.text("username")).orElse("");
            int status = problem.code().status();
            showLogin(request, response, status, next, name, Wrong.of(problem), Saying.NOTHING);
        }
    }

    private void showLogin(
            ServerRequest request,
            ServerResponse response,
            int status,
            Return next,
            String name,
            Saying problem,
            Saying notice) {
        var fields =
                List.of(
                        new DoorPage.Field(
                                "username",
                                Saying.of("login.username"),
                                "text",
                                "username",
                                name,
                                254,
                                Saying.NOTHING,
                                false,
                                name.isEmpty()),
                        new DoorPage.Field(
                                "password",
                                Saying.of("door.password"),
                                "password",
                                "current-password",
                                "",
                                Password.MAX,
                                Saying.NOTHING,
                                false,
                                !name.isEmpty()));
        html.send(
                request,
                response,
                status,
                "door",
                new DoorPage(
                        shell.as(Appearance.of(request)),
                        Saying.of("login.title"),
                        site.forms().token(request, response),
                        "/login",
                        next.path(),
                        Saying.of("login.story"),
                        Saying.of("site.motto"),
                        Saying.of("login.heading"),
                        site.admission().offered(next.invite())
                                ? Saying.of("login.otherwise")
                                : Saying.NOTHING,
                        "/register" + next.query(),
                        site.admission().offered(next.invite())
                                ? Saying.of("door.create")
                                : Saying.NOTHING,
                        problem,
                        fields,
                        Saying.of("door.log-in"),
                        Saying.of("login.foot"),
                        notice,
                        true));
    }

    /// What the browser still keeps of whoever left, its next page wipes (`static/js/door.js`): the
    /// one before may have had no time to.
    private void logOut(ServerRequest request, ServerResponse response) {
        site.forms().accept(request);
        site.doorkeeper()
                .page(request, response)
                .ifPresent(me -> {
                    site.chat().accounts().signOut(me.user(), me.session());
                    response.headers().add(HeaderNames.SET_COOKIE, LEFT.formatted(me.user()));
                });
        site.doorkeeper().letOut(request, response);
        Html.see(response, "/login");
    }
}
