package chat.sohbet.web.api;

import chat.sohbet.application.Chat;
import chat.sohbet.application.ManageGroup.Joining;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.ConversationJson;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.Me;
import chat.sohbet.web.security.Rates;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// `/conversations/{id}/invite` and `/invites/{token}`: admins hand out a link, and whoever has it
/// may join. The token is a secret that has to be in an address; nothing here writes it anywhere
/// else.
final class InvitesApi {
    private final Chat chat;
    private final Doorkeeper doorkeeper;
    private final Rates<UserId> sends;

    InvitesApi(Chat chat, Doorkeeper doorkeeper, Rates<UserId> sends) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
        this.sends = sends;
    }

    void addTo(Routes routes) {
        routes.get("/conversations/{id}/invite", this::current)
                .post("/conversations/{id}/invite", this::make)
                .delete("/conversations/{id}/invite", this::revoke)
                .get("/invites/{token}", this::look)
                .post("/invites/{token}", this::join);
    }

    private void current(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var group = new Named(request).conversation();
        var node = Json.object();
        var token = chat.groups().currentInvite(me.user(), group);
        if (token.isEmpty()) refuseOthers(me, group);
        token.ifPresent(invite -> node.put("token", invite.text()));
        Bodies.send(response, node);
    }

    /// An admin may know that there is no invite; a member, that it is not theirs to know.
    private void refuseOthers(Me me, ConversationId group) {
        var head =
                chat.head(me.user(), group)
                        .filter(found -> found.active() && found.kind() == Kind.GROUP);
        if (head.isEmpty()) throw Named.noConversation();
        boolean admin =
                chat.members(me.user(), group).stream()
                        .anyMatch(member -> member.user().equals(me.user()) && member.admin());
        if (!admin) throw Problem.of(Refusal.NOT_ALLOWED);
    }

    private void make(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var group = new Named(request).conversation();
        sends.take(me.user());
        switch (chat.groups().invite(me.user(), group)) {
            case Settlement.Invited(var token) when token != null ->
                    Bodies.send(
                            response, Status.CREATED_201, Json.object().put("token", token.text()));
            case Settlement settlement -> MembersApi.done(response, settlement);
        }
    }

    private void revoke(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var group = new Named(request).conversation();
        sends.take(me.user());
        MembersApi.done(response, chat.groups().revokeInvite(me.user(), group));
    }

    /// What somebody gets to see before they join.
    private void look(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var invitation = chat.groups().invitation(token(request)).orElseThrow(InvitesApi::gone);
        boolean member = chat.head(me.user(), invitation.group()).filter(Head::active).isPresent();
        Bodies.send(response, ConversationJson.invitation(invitation, member));
    }

    private void join(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var token = token(request);
        sends.take(me.user());
        switch (chat.groups().join(me.user(), token)) {
            case Joining.Joined joined -> {
                response.header(
                        HeaderNames.LOCATION, Api.ROOT + "/conversations/" + joined.group());
                Bodies.send(response, Whole.conversation(chat, me, joined.group()));
            }
            case Joining.Refused refused ->
                    throw refused.refusal() == Refusal.NOT_FOUND
                            ? gone()
                            : Problem.of(refused.refusal());
        }
    }

    static InviteToken token(ServerRequest request) {
        try {
            return new InviteToken(new Named(request).part("token"));
        } catch (InvalidValue neverWasOne) {
            throw Problem.notFound("invite");
        }
    }

    /// It was taken back, or replaced; which ones have ever been made nobody remembers.
    private static Problem gone() {
        return new Problem(Problem.Code.GONE, "This invite doesn't work any more.");
    }
}
