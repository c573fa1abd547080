package chat.sohbet.web.api;

import chat.sohbet.application.ArrangeOwn;
import chat.sohbet.application.Chat;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Preferences.Told;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Arrangement;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.json.MessageJson;
import chat.sohbet.web.json.OwnJson;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.Me;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// `/conversations/{id}/self`, `…/star`, `/users/me/self` and `/users/me/stars`: what I arrange for
/// myself alone.
final class SelfApi {
    private static final int PAGE = 30;
    private static final int MOST = ArrangeOwn.MAX_STARS - 1;

    private final Chat chat;
    private final Doorkeeper doorkeeper;

    SelfApi(Chat chat, Doorkeeper doorkeeper) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
    }

    void addTo(Routes routes) {
        routes.patch("/conversations/{id}/self", this::arrange)
                .put("/conversations/{id}/messages/{seq}/star", this::star)
                .get("/users/me/self", this::since)
                .get("/users/me/stars", this::stars);
    }

    private void arrange(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var id = new Named(request).conversation();
        var body = Bodies.read(request);
        var clearing = Arrangement.clearing(body);
        if (clearing.isPresent()) {
            clear(response, me, id, clearing.get());
            return;
        }
        var change = Arrangement.read(id, body);
        var self = chat.own().arrange(me.user(), id, change).orElseThrow(Named::noConversation);
        Bodies.send(response, OwnJson.self(self));
    }

    private void clear(
            ServerResponse response, Me me, ConversationId id, Arrangement.Clearing clearing) {
        var own = chat.own();
        var told =
                clearing.remove()
                        ? own.remove(me.user(), id, clearing.seq())
                        : own.clear(me.user(), id, clearing.seq());
        Bodies.send(response, OwnJson.self(done(told)));
    }

    private void star(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var named = new Named(request);
        var id = named.conversation();
        long seq = named.seq();
        boolean star = Arrangement.star(Bodies.read(request));
        Bodies.send(response, OwnJson.self(done(chat.own().star(me.user(), id, seq, star))));
    }

    static News.Self done(Told told) {
        return switch (told) {
            case Told.Done(var self) -> self;
            case Told.Refused(var refusal) -> throw Problem.of(refusal);
        };
    }

    private void stars(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var query = new Query(request);
        long before = query.number("before").orElse(Long.MAX_VALUE);
        if (before < 1) throw new InvalidValue("before", "what an earlier page called next");
        int limit = query.limit(PAGE, MOST);
        var found = chat.own().stars(me.user(), before, limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        var node = Json.object();
        node.set("messages", Json.array(page, MessageJson::star));
        if (found.size() > limit) node.put("next", page.getLast().version());
        Bodies.send(response, node);
    }

    private void since(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        long after = new Query(request).number("after").orElse(0L);
        if (after < 0) throw new InvalidValue("after", "a version, 0 or more");
        Bodies.send(response, OwnJson.self(chat.own().since(me.user(), after)));
    }
}
