package chat.sohbet.web.page;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.Registration;
import chat.sohbet.domain.user.Username;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.language.Saying;
import chat.sohbet.web.security.Devices;
import chat.sohbet.web.security.Forms;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Registering. What is wrong stands under its field, all of it at once, and what was typed is
/// kept, but for the password.
final class RegistrationDoor {
    private final Site site;
    private final Shell shell;
    private final Html html;

    RegistrationDoor(Site site, Shell shell, Html html) {
        this.site = site;
        this.shell = shell;
        this.html = html;
    }

    void register(Routes routes) {
        routes.get("/register", this::show).post("/register", this::register);
    }

    /// The fields as they came. Who gives no name for others is called by their username.
    private record Filled(
            String displayName, String username, String email, String password, Return next) {
        static Filled nothing(Return next) {
            return new Filled("", "", "", "", next);
        }

        static Filled of(Forms.Sent sent) {
            return new Filled(
                    sent.text("displayName").isBlank()
                            ? sent.text("username")
                            : sent.text("displayName"),
                    sent.text("username"),
                    sent.text("email"),
                    sent.text("password"),
                    Return.to(sent.text("next")));
        }
    }

    private void show(ServerRequest request, ServerResponse response) {
        var next = Return.to(request.query().first("next").orElse(""));
        site.admission().check(next.invite());
        show(request, response, 200, Filled.nothing(next), Map.of(), Saying.NOTHING);
    }

    private void register(ServerRequest request, ServerResponse response) {
        var typed = Filled.nothing(Return.to(""));
        var wrong = new LinkedHashMap<String, Saying>();
        try {
            typed = Filled.of(site.forms().accept(request));
            site.doorkeeper().attempt(request);
            site.admission().check(typed.next().invite());
            if (registered(typed, wrong)) {
                letIn(request, response, typed);
                return;
            }
            show(request, response, 400, typed, wrong, Saying.NOTHING);
        } catch (InvalidValue invalid) {
            wrong.put(invalid.field(), Wrong.of(invalid));
            show(request, response, 400, typed, wrong, Saying.NOTHING);
        } catch (RuntimeException thrown) {
            var problem = Problem.known(thrown).orElseThrow(() -> thrown);
            show(request, response, problem.code().status(), typed, wrong, Wrong.of(problem));
        }
    }

    /// True if somebody new is here; otherwise `wrong` says why not, by field.
    private boolean registered(Filled typed, Map<String, Saying> wrong) {
        var displayName = value(wrong, "displayName", DisplayName::new, typed.displayName());
        var username = value(wrong, "username", Username::new, typed.username());
        var email = value(wrong, "email", EmailAddress::new, typed.email());
        var password = value(wrong, "password", Password::new, typed.password());
        if (!wrong.isEmpty()) return false;
        var made =
                site.chat()
                        .accounts()
                        .register(
                                username.orElseThrow(),
                                email.orElseThrow(),
                                password.orElseThrow(),
                                displayName.orElseThrow());
        return switch (made) {
            case Registration.Registered _ -> true;
            case Registration.Taken taken -> {
                for (var claim : taken.claims()) explain(claim, wrong);
                yield false;
            }
        };
    }

    private static void explain(Registration.Claim claim, Map<String, Saying> wrong) {
        switch (claim) {
            case USERNAME -> wrong.put("username", Saying.of("register.name-taken"));
            case EMAIL -> wrong.put("email", Saying.of("register.email-taken"));
        }
    }

    private void letIn(ServerRequest request, ServerResponse response, Filled typed) {
        site.chat()
                .accounts()
                .signIn(typed.username(), typed.password(), Devices.of(request))
                .ifPresent(signedIn -> site.doorkeeper().letIn(request, response, signedIn));
        Html.see(response, typed.next().path());
    }

    private static <T> Optional<T> value(
            Map<String, Saying> wrong, String field, Function<String, T> make, String text) {
        try {
            return Optional.of(make.apply(text));
        } catch (InvalidValue invalid) {
            wrong.put(field, Wrong.of(invalid));
            return Optional.empty();
        }
    }

    private void show(
            ServerRequest request,
            ServerResponse response,
            int status,
            Filled typed,
            Map<String, Saying> wrong,
            Saying problem) {
        html.send(
                request,
                response,
                status,
                "door",
                new DoorPage(
                        shell.as(Appearance.of(request)),
                        Saying.of("register.title"),
                        site.forms().token(request, response),
                        "/register",
                        typed.next().path(),
                        Saying.of("register.story"),
                        Saying.of("register.small"),
                        Saying.of("register.heading"),
                        Saying.of("register.otherwise"),
                        "/login" + typed.next().query(),
                        Saying.of("door.log-in"),
                        problem,
                        fields(typed, wrong),
                        Saying.of("register.submit"),
                        Saying.of("register.foot")));
    }

    private static List<DoorPage.Field> fields(Filled typed, Map<String, Saying> wrong) {
        return List.of(
                field(
                        "displayName",
                        Saying.of("profile.name"),
                        "text",
                        "name",
                        typed.displayName(),
                        DisplayName.MAX,
                        wrong,
                        Saying.of("register.name-hint")),
                field(
                        "username",
                        Saying.of("register.username"),
                        "text",
                        "username",
                        typed.username(),
                        Username.MAX,
                        wrong,
                        Saying.of("register.username-hint")),
                field(
                        "email",
                        Saying.of("register.email"),
                        "email",
                        "email",
                        typed.email(),
                        EmailAddress.MAX,
                        wrong,
                        Saying.of("register.email-hint")),
                field(
                        "password",
                        Saying.of("door.password"),
                        "password",
                        "new-password",
                        "",
                        Password.MAX,
                        wrong,
                        Saying.of("register.password-hint")));
    }

    private static DoorPage.Field field(
            String name,
            Saying label,
            String type,
            String autocomplete,
            String value,
            int maxLength,
            Map<String, Saying> wrong,
            Saying hint) {
        var first = wrong.isEmpty() ? "displayName" : wrong.keySet().iterator().next();
        return new DoorPage.Field(
                name,
                label,
                type,
                autocomplete,
                value,
                maxLength,
                wrong.getOrDefault(name, hint),
                wrong.containsKey(name),
                name.equals(first));
    }
}
