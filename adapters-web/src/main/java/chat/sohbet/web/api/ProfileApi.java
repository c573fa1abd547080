package chat.sohbet.web.api;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.About;
import chat.sohbet.domain.user.Account;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.Privacy;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Fields;
import chat.sohbet.web.json.PersonJson;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.Me;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// `/users/me`: how I am shown and to whom, my password and my address, and the end of it all.
final class ProfileApi {
    private final Chat chat;
    private final Doorkeeper doorkeeper;

    ProfileApi(Chat chat, Doorkeeper doorkeeper) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
    }

    void addTo(Routes routes) {
        routes.get("/users/me", this::account)
                .patch("/users/me", this::present)
                .post("/users/me/password", this::password)
                .post("/users/me/email", this::readdress)
                .post("/users/me/deletion", this::delete);
    }

    private void account(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var account = chat.accounts().account(me.user()).orElseThrow(Problem::unauthenticated);
        send(response, account);
    }

    private void send(ServerResponse response, Account account) {
        var privacy = chat.own().privacy(account.user().id());
        Bodies.send(response, PersonJson.account(account, privacy));
    }

    private void present(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var body = Bodies.read(request);
        var now = chat.accounts().account(me.user()).orElseThrow(Problem::unauthenticated).user();
        var name = body.maybeText("displayName").map(DisplayName::new).orElse(now.displayName());
        var about = body.maybeText("about").map(About::new).orElse(now.about());
        var privacy = body.maybePart("privacy").map(part -> privacy(me, part));
        var account =
                chat.accounts()
                        .present(me.user(), name, about)
                        .orElseThrow(Problem::unauthenticated);
        privacy.ifPresent(kept -> chat.own().keep(me.user(), kept));
        send(response, account);
    }

    private Privacy privacy(Me me, Fields part) {
        var now = chat.own().privacy(me.user());
        return now.lastSeen(everybody(part, "lastSeen", now.lastSeen()))
                .readMarks(everybody(part, "readMarks", now.readMarks()))
                .picture(everybody(part, "picture", now.picture()));
    }

    private static boolean everybody(Fields part, String field, boolean now) {
        return switch (part.maybeText(field).orElse(now ? "everybody" : "nobody")) {
            case "everybody" -> true;
            case "nobody" -> false;
            default -> throw new InvalidValue(field, "everybody, or nobody");
        };
    }

    private void password(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var body = Bodies.read(request);
        var current = body.text("current");
        var fresh = new Password(body.text("password"));
        doorkeeper.attempt(request);
        if (!chat.accounts().changePassword(me.user(), me.session(), current, fresh))
            throw notYours();
        response.status(Status.NO_CONTENT_204).send();
    }

    private static Problem notYours() {
        return new Problem(
                Problem.Code.NOT_ALLOWED, "current", "This is not your password of now.");
    }

    private void readdress(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var body = Bodies.read(request);
        var current = body.text("current");
        var email = new EmailAddress(body.text("email"));
        doorkeeper.attempt(request);
        switch (chat.accounts().changeEmail(me.user(), current, email)) {
            case DONE -> response.status(Status.NO_CONTENT_204).send();
            case WRONG_PASSWORD -> throw notYours();
            case TAKEN ->
                    throw new Problem(
                            Problem.Code.TAKEN,
                            "email",
                            "Somebody has registered with this address.");
        }
    }

    /// Not a DELETE: it brings the password along, and some on the way drop what a DELETE brings.
    private void delete(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var current = Bodies.read(request).text("current");
        doorkeeper.attempt(request);
        if (!chat.accounts().delete(me.user(), current)) throw notYours();
        doorkeeper.letOut(request, response);
        response.status(Status.NO_CONTENT_204).send();
    }
}
