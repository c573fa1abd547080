package chat.sohbet.web.api;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Group;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Fields;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.Me;
import chat.sohbet.web.security.Rates;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// `/conversations/{id}/members`: who is in it, who comes and goes, who is an admin.
final class MembersApi {
    private final Chat chat;
    private final Doorkeeper doorkeeper;
    private final Rates<UserId> sends;

    MembersApi(Chat chat, Doorkeeper doorkeeper, Rates<UserId> sends) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
        this.sends = sends;
    }

    void addTo(Routes routes) {
        routes.get("/conversations/{id}/members", this::list)
                .post("/conversations/{id}/members", this::add)
                .patch("/conversations/{id}/members/{user}", this::appoint)
                .delete("/conversations/{id}/members/{user}", this::remove);
    }

    private void list(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var members = chat.members(me.user(), new Named(request).conversation());
        if (members.isEmpty()) throw Named.noConversation();
        var node = Json.object();
        node.set("members", Whole.members(chat, me, members));
        Bodies.send(response, node);
    }

    private void add(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var group = new Named(request).conversation();
        var others = people(Bodies.read(request));
        if (others.isEmpty()) throw new InvalidValue("members", "1 to " + Group.MAX + " people");
        sends.take(me.user());
        switch (chat.groups().add(me.user(), group, others)) {
            case Settlement.Refused(Refusal refusal) when refusal == Refusal.FULL ->
                    throw Problem.of(refusal).about("members");
            case Settlement settlement -> done(response, settlement);
        }
    }

    /// The people that `members` names, each once.
    static Set<UserId> people(Fields body) {
        if (!body.has("members")) throw new InvalidValue("members", "given");
        return body.texts("members", Group.MAX).stream()
                .map(id -> UserId.parse("members", id))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void appoint(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var named = new Named(request);
        var group = named.conversation();
        var user = named.user();
        var role = role(Bodies.read(request).text("role"));
        sends.take(me.user());
        done(response, about(me, group, chat.groups().appoint(me.user(), group, user, role)));
    }

    private static Role role(String word) {
        return switch (word) {
            case "admin" -> Role.ADMIN;
            case "member" -> Role.MEMBER;
            default -> throw new InvalidValue("role", "admin or member");
        };
    }

    /// Shows somebody out; one's own way out is the same.
    private void remove(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var named = new Named(request);
        var group = named.conversation();
        var user = named.user();
        sends.take(me.user());
        done(response, about(me, group, chat.groups().remove(me.user(), group, user)));
    }

    /// Whoever is in the group may know that it's the other who isn't.
    private Settlement about(Me me, ConversationId group, Settlement settlement) {
        if (settlement instanceof Settlement.Refused(Refusal refusal)
                && refusal == Refusal.NOT_FOUND
                && chat.head(me.user(), group).filter(Head::active).isPresent())
            throw Problem.notFound("member").about("user");
        return settlement;
    }

    /// Answers that it is so now.
    static void done(ServerResponse response, Settlement settlement) {
        settled(settlement);
        response.status(Status.NO_CONTENT_204).send();
    }

    /// Throws the [Problem] of a refusal.
    static void settled(Settlement settlement) {
        if (settlement instanceof Settlement.Refused refused) throw Problem.of(refused.refusal());
    }
}
