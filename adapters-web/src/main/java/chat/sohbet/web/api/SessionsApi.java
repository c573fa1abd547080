package chat.sohbet.web.api;

import chat.sohbet.application.Chat;
import chat.sohbet.application.SignedIn;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.DeviceName;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.json.PersonJson;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.AccessTokens;
import chat.sohbet.web.security.Devices;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.Me;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/// `/sessions`: people sign in and out, and see where they are signed in.
final class SessionsApi {
    private static final String CURRENT = "current";

    private final Chat chat;
    private final Doorkeeper doorkeeper;
    private final AccessTokens tokens;

    SessionsApi(Chat chat, Doorkeeper doorkeeper, AccessTokens tokens) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
        this.tokens = tokens;
    }

    void addTo(Routes routes) {
        routes.post("/sessions", this::signIn)
                .get("/sessions", this::list)
                .post("/sessions/refresh", this::refresh)
                .delete("/sessions/{id}", this::signOut);
    }

    private void signIn(ServerRequest request, ServerResponse response) {
        var body = Bodies.read(request);
        var username = body.text("username");
        var password = body.text("password");
        var device =
                body.maybeText("device").map(DeviceName::new).orElseGet(() -> Devices.of(request));
        boolean cookies = body.flag("cookies");
        if (cookies) doorkeeper.ownPage(request);
        var signedIn =
                doorkeeper
                        .signIn(request, username, password, device)
                        .orElseThrow(() ->
                                new Problem(
                                        Problem.Code.UNAUTHENTICATED,
                                        "Username or password is wrong."));
        answer(request, response, Status.CREATED_201, signedIn, cookies);
    }

    /// The browser's refresh token is in its cookie, other clients send theirs.
    private void refresh(ServerRequest request, ServerResponse response) {
        var token = Bodies.read(request).maybeText("refreshToken");
        if (token.isEmpty()) doorkeeper.ownPage(request);
        var signedIn =
                token.isPresent()
                        ? token.flatMap(doorkeeper::refresh)
                        : doorkeeper.refreshByCookie(request);
        answer(
                request,
                response,
                Status.OK_200,
                signedIn.orElseThrow(Problem::unauthenticated),
                token.isEmpty());
    }

    private void answer(
            ServerRequest request,
            ServerResponse response,
            Status status,
            SignedIn signedIn,
            boolean cookies) {
        var session = signedIn.session();
        var user =
                chat.accounts()
                        .account(session.user())
                        .orElseThrow(Problem::unauthenticated)
                        .user();
        var node = Json.object();
        if (cookies) doorkeeper.letIn(request, response, signedIn);
        else addTokens(node, signedIn);
        node.put("expiresIn", tokens.life().toSeconds());
        node.set("user", PersonJson.user(user));
        node.set("session", PersonJson.session(session, session.id()));
        Bodies.send(response, status, node);
    }

    private void addTokens(ObjectNode node, SignedIn signedIn) {
        node.put("accessToken", tokens.issue(signedIn.session()));
        node.put("refreshToken", signedIn.refreshToken().text());
    }

    private void list(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var sessions = chat.accounts().sessions(me.user());
        var node = Json.object();
        node.set(
                "sessions",
                Json.array(sessions, session -> PersonJson.session(session, me.session())));
        Bodies.send(response, node);
    }

    private void signOut(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var session = named(request, me).orElseThrow(() -> Problem.notFound("session"));
        boolean mine = chat.accounts().signOut(me.user(), session);
        boolean current = session.equals(me.session());
        if (current && Doorkeeper.bearer(request.headers()).isEmpty())
            doorkeeper.letOut(request, response);
        if (!mine && !current) throw Problem.notFound("session");
        response.status(Status.NO_CONTENT_204).send();
    }

    private static Optional<SessionId> named(ServerRequest request, Me me) {
        var id = request.path().pathParameters().get("id");
        if (id.equals(CURRENT)) return Optional.of(me.session());
        try {
            return Optional.of(SessionId.parse("id", id));
        } catch (InvalidValue noSession) {
            return Optional.empty();
        }
    }
}
