package chat.sohbet.web.api;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Arrangement;
import chat.sohbet.web.json.Wire;
import chat.sohbet.web.security.Doorkeeper;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// `/conversations/{id}/self` and `/users/me/self`: what I arrange for myself alone.
final class SelfApi {
    private final Chat chat;
    private final Doorkeeper doorkeeper;

    SelfApi(Chat chat, Doorkeeper doorkeeper) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
    }

    void addTo(Routes routes) {
        routes.patch("/conversations/{id}/self", this::arrange).get("/users/me/self", this::since);
    }

    private void arrange(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var id = new Named(request).conversation();
        var change = Arrangement.read(id, Bodies.read(request));
        var self = chat.own().arrange(me.user(), id, change).orElseThrow(Named::noConversation);
        Bodies.send(response, Wire.self(self));
    }

    private void since(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        long after = new Query(request).number("after").orElse(0L);
        if (after < 0) throw new InvalidValue("after", "a version, 0 or more");
        Bodies.send(response, Wire.self(chat.own().since(me.user(), after)));
    }
}
