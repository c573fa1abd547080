package chat.sohbet.web.page;

import chat.sohbet.domain.user.Password;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Devices;
import chat.sohbet.web.security.Forms;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/// Logging in, registering and logging out, by forms that work without JavaScript. What was wrong
/// stands under its field, and what was typed is kept, but for passwords.
final class Doors {
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
        showLogin(request, response, 200, next, "", "");
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
                    "Username or password is wrong.");
        } catch (RuntimeException thrown) {
            var problem = Problem.known(thrown).orElseThrow(() -> thrown);
            var name = sent.map(form -> form.text("username")).orElse("");
            showLogin(request, response, problem.code().status(), next, name, problem.detail());
        }
    }

    private void showLogin(
            ServerRequest request,
            ServerResponse response,
            int status,
            Return next,
            String name,
            String problem) {
        var fields =
                List.of(
                        new DoorPage.Field(
                                "username",
                                "Username or e-mail",
                                "text",
                                "username",
                                name,
                                254,
                                "",
                                false,
                                name.isEmpty()),
                        new DoorPage.Field(
                                "password",
                                "Password",
                                "password",
                                "current-password",
                                "",
                                Password.MAX,
                                "",
                                false,
                                !name.isEmpty()));
        html.send(
                request,
                response,
                status,
                "door",
                new DoorPage(
                        shell.as(Appearance.of(request)),
                        "Log in · Sohbet",
                        site.forms().token(request, response),
                        "/login",
                        next.path(),
                        "Sohbet is the word for talking with friends, for as long as the tea lasts.",
                        "Chat that lives on a server you know.",
                        "Welcome back",
                        site.registration() ? "New here?" : "",
                        "/register" + next.query(),
                        site.registration() ? "Create an account" : "",
                        problem,
                        fields,
                        "Log in",
                        "You stay signed in on this device for 30 days. Log out any time under You."));
    }

    private void logOut(ServerRequest request, ServerResponse response) {
        site.forms().accept(request);
        site.doorkeeper()
                .page(request, response)
                .ifPresent(me -> site.chat().accounts().signOut(me.user(), me.session()));
        site.doorkeeper().letOut(request, response);
        Html.see(response, "/login");
    }
}
