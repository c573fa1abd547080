package chat.sohbet.web.page;

import chat.sohbet.application.ManageGroup.Joining;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.Invitation;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.web.api.Api;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.language.Saying;
import chat.sohbet.web.security.Me;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.UUID;

/// Where an invite link leads: it tells what group it is, and lets in who is signed in. Who isn't
/// does that first and comes back.
final class InviteDoor {
    private final Site site;
    private final Hall hall;

    InviteDoor(Hall hall) {
        this.site = hall.site();
        this.hall = hall;
    }

    void register(Routes routes) {
        routes.get("/invite/{token}", this::look)
                .post("/invite/{token}", hall.signedIn(this::join));
    }

    private void look(ServerRequest request, ServerResponse response) {
        boolean signedIn = site.doorkeeper().page(request, response).isPresent();
        var invitation = token(request).flatMap(site.chat().groups()::invitation);
        show(request, response, invitation, signedIn);
    }

    private void join(Me me, ServerRequest request, ServerResponse response) {
        site.forms().accept(request);
        var token = token(request);
        if (token.isEmpty()) {
            show(request, response, Optional.empty(), true);
            return;
        }
        switch (site.chat().groups().join(me.user(), token.get())) {
            case Joining.Joined joined -> Html.see(response, "/chat/" + joined.group());
            case Joining.Refused refused -> {
                if (refused.refusal() != Refusal.NOT_FOUND) throw Problem.of(refused.refusal());
                show(request, response, Optional.empty(), true);
            }
        }
    }

    private static Optional<InviteToken> token(ServerRequest request) {
        try {
            return Optional.of(new InviteToken(request.path().pathParameters().get("token")));
        } catch (InvalidValue notOne) {
            return Optional.empty();
        }
    }

    /// The picture of a group that its guest sees without being in it.
    private static Face face(ServerRequest request, Face face, Optional<Invitation> found) {
        var token = request.path().pathParameters().get("token");
        return found.flatMap(invitation -> invitation.properties().picture())
                .map(picture ->
                        new Face(
                                face.hue(),
                                face.initials(),
                                Api.ROOT + "/invites/" + token + "/picture/" + picture))
                .orElse(face);
    }

    private void show(
            ServerRequest request,
            ServerResponse response,
            Optional<Invitation> found,
            boolean signedIn) {
        var path = request.path().path();
        var next = Return.to(path).query();
        var group = found.map(invitation -> invitation.group().value()).orElse(new UUID(0, 0));
        var title = found.map(it -> it.properties().title().text()).orElse("");
        var page =
                new InvitePage(
                        hall.shell().as(Appearance.of(request)),
                        site.forms().token(request, response),
                        path,
                        title,
                        face(request, Face.of(group, title), found),
                        found.map(it -> it.properties().description().text()).orElse(""),
                        found.map(it -> Panels.size(it.members())).orElse(Saying.NOTHING),
                        signedIn,
                        "/login" + next,
                        site.admission().offered(Return.to(path).invite())
                                ? "/register" + next
                                : "");
        hall.html().send(request, response, found.isPresent() ? 200 : 404, "invite", page);
    }
}
