package chat.sohbet.web.page;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.RecoveryCode;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.language.Saying;
import chat.sohbet.web.security.Lost;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/// For who forgot their password, without JavaScript: ask for a code, and choose another password
/// with it. Where the host sends no mail, it says whom to ask.
final class ForgottenDoor {
    private static final String PLACE = "/forgotten";

    private final Site site;
    private final Shell shell;
    private final Html html;
    private final Lost lost;

    ForgottenDoor(Site site, Shell shell, Html html) {
        this.site = site;
        this.shell = shell;
        this.html = html;
        this.lost = new Lost(site.chat(), site.doorkeeper());
    }

    void register(Routes routes) {
        routes.get(PLACE, this::show)
                .post(PLACE, this::ask)
                .get(Lost.PLACE, this::showCode)
                .post(Lost.PLACE, this::recover);
    }

    private void show(ServerRequest request, ServerResponse response) {
        show(request, response, 200, Typed.NOTHING, Saying.NOTHING);
    }

    private void ask(ServerRequest request, ServerResponse response) {
        var typed = "";
        try {
            typed = site.forms().accept(request).text("email");
            lost.ask(request, new EmailAddress(typed), site.languages().of(request.headers()));
            // The same for everybody, whether or not a letter is on its way.
            Html.see(response, Lost.PLACE + "?sent");
        } catch (InvalidValue wrong) {
            show(request, response, 400, Typed.of("email", typed, wrong), Saying.NOTHING);
        } catch (RuntimeException thrown) {
            var problem = Problem.known(thrown).orElseThrow(() -> thrown);
            show(request, response, problem.code().status(), Typed.of(typed), Wrong.of(problem));
        }
    }

    private void show(
            ServerRequest request,
            ServerResponse response,
            int status,
            Typed email,
            Saying problem) {
        var field =
                new DoorPage.Field(
                        "email",
                        Saying.of("register.email"),
                        "email",
                        "email",
                        email.value(),
                        EmailAddress.MAX,
                        email.invalid() ? email.wrong() : Saying.of("forgotten.email-hint"),
                        email.invalid(),
                        true);
        boolean offered = lost.offered();
        send(
                request,
                response,
                status,
                PLACE,
                Saying.of(offered ? "forgotten.heading" : "forgotten.host"),
                problem,
                offered ? List.of(field) : List.of(),
                offered ? Saying.of("forgotten.ask") : Saying.NOTHING,
                Saying.NOTHING,
                Saying.of(offered ? "forgotten.foot" : "forgotten.host-hint"));
    }

    private void showCode(ServerRequest request, ServerResponse response) {
        boolean sent = request.query().contains("sent");
        showCode(
                request,
                response,
                200,
                Typed.NOTHING,
                Saying.NOTHING,
                Saying.NOTHING,
                sent ? Saying.of("forgotten.sent") : Saying.NOTHING);
    }

    private void recover(ServerRequest request, ServerResponse response) {
        var code = "";
        try {
            var sent = site.forms().accept(request);
            code = sent.text("code");
            lost.recover(request, new RecoveryCode(code), new Password(sent.text("password")));
            Html.see(response, "/login?recovered");
        } catch (InvalidValue wrong) {
            var password = wrong.field().equals("password") ? Wrong.of(wrong) : Saying.NOTHING;
            var typed = Typed.of("code", code, wrong);
            showCode(request, response, 400, typed, password, Saying.NOTHING, Saying.NOTHING);
        } catch (RuntimeException thrown) {
            var problem = Problem.known(thrown).orElseThrow(() -> thrown);
            int status = problem.code().status();
            var told = Wrong.of(problem);
            var typed = Typed.of(code);
            showCode(request, response, status, typed, Saying.NOTHING, told, Saying.NOTHING);
        }
    }

    private void showCode(
            ServerRequest request,
            ServerResponse response,
            int status,
            Typed code,
            Saying password,
            Saying problem,
            Saying notice) {
        var fields =
                List.of(
                        new DoorPage.Field(
                                "code",
                                Saying.of("forgotten.code"),
                                "text",
                                "one-time-code",
                                code.value(),
                                64,
                                code.invalid() ? code.wrong() : Saying.of("forgotten.code-hint"),
                                code.invalid(),
                                true),
                        new DoorPage.Field(
                                "password",
                                Saying.of("profile.new"),
                                "password",
                                "new-password",
                                "",
                                Password.MAX,
                                password == Saying.NOTHING
                                        ? Saying.of("register.password-hint")
                                        : password,
                                password != Saying.NOTHING,
                                false));
        var heading = Saying.of("forgotten.choose");
        var submit = Saying.of("profile.change");
        var foot = Saying.of("forgotten.foot");
        send(request, response, status, Lost.PLACE, heading, problem, fields, submit, notice, foot);
    }

    private void send(
            ServerRequest request,
            ServerResponse response,
            int status,
            String action,
            Saying heading,
            Saying problem,
            List<DoorPage.Field> fields,
            Saying submit,
            Saying notice,
            Saying foot) {
        var page =
                new DoorPage(
                        shell.as(Appearance.of(request)),
                        Saying.of("forgotten.title"),
                        site.forms().token(request, response),
                        action,
                        "",
                        Saying.of("login.story"),
                        Saying.of("site.motto"),
                        heading,
                        Saying.of("forgotten.back"),
                        "/login",
                        Saying.of("door.log-in"),
                        problem,
                        fields,
                        submit,
                        foot,
                        notice,
                        false);
        html.send(request, response, status, "door", page);
    }
}
