package chat.sohbet.web.api;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.Privacy;
import chat.sohbet.domain.user.Registration;
import chat.sohbet.domain.user.Username;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.json.PersonJson;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Admission;
import chat.sohbet.web.security.Doorkeeper;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Set;

/// `/users`: people register, see themselves, and find each other.
final class UsersApi {
    private static final int PAGE = 50;
    private static final int MOST = 100;

    private final Chat chat;
    private final Doorkeeper doorkeeper;
    private final Admission admission;

    UsersApi(Chat chat, Doorkeeper doorkeeper, Admission admission) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
        this.admission = admission;
    }

    void addTo(Routes routes) {
        routes.post("/users", this::register)
                .get("/users", this::directory)
                .get("/users/{user}", this::user);
    }

    private void register(ServerRequest request, ServerResponse response) {
        var body = Bodies.read(request);
        var username = new Username(body.text("username"));
        var email = new EmailAddress(body.text("email"));
        var password = new Password(body.text("password"));
        var name = new DisplayName(body.maybeText("displayName").orElse(username.text()));
        doorkeeper.attempt(request);
        admission.check(body.maybeText("invite").orElse(""));
        switch (chat.accounts().register(username, email, password, name)) {
            case Registration.Registered registered -> {
                var user = registered.account().user();
                response.header(HeaderNames.LOCATION, Api.ROOT + "/users/" + user.id());
                Bodies.send(
                        response,
                        Status.CREATED_201,
                        PersonJson.account(registered.account(), Privacy.OPEN));
            }
            case Registration.Taken taken -> throw taken(taken.claims());
        }
    }

    private static Problem taken(Set<Registration.Claim> claims) {
        return claims.contains(Registration.Claim.USERNAME)
                ? new Problem(
                        Problem.Code.TAKEN,
                        "username",
                        "Somebody has this username, or one that looks like it.")
                : new Problem(
                        Problem.Code.TAKEN, "email", "Somebody has registered with this address.");
    }

    private void user(ServerRequest request, ServerResponse response) {
        doorkeeper.api(request);
        var user =
                chat.accounts()
                        .user(new Named(request).user())
                        .orElseThrow(() -> Problem.notFound("user"));
        Bodies.send(response, PersonJson.user(user));
    }

    private void directory(ServerRequest request, ServerResponse response) {
        doorkeeper.api(request);
        var query = new Query(request);
        int limit = query.limit(PAGE, MOST);
        var found =
                chat.accounts()
                        .people(
                                query.text("query").orElse(""),
                                query.text("after").orElse(""),
                                limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        var node = Json.object();
        node.set("users", Json.array(page, PersonJson::user));
        Bodies.send(response, node.put("more", found.size() > limit));
    }
}
