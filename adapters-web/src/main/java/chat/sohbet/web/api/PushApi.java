package chat.sohbet.web.api;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.user.Subscription;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Doorkeeper;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// `/users/me/push`: how this device is told of messages while no page of it is open.
final class PushApi {
    private final Chat chat;
    private final Doorkeeper doorkeeper;

    PushApi(Chat chat, Doorkeeper doorkeeper) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
    }

    void addTo(Routes routes) {
        routes.get("/users/me/push", this::key)
                .post("/users/me/push", this::subscribe)
                .delete("/users/me/push", this::unsubscribe);
    }

    private void key(ServerRequest request, ServerResponse response) {
        var _ = doorkeeper.api(request);
        var node = Json.object();
        chat.pushes().key().ifPresent(key -> node.put("key", key));
        Bodies.send(response, node);
    }

    private void subscribe(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var body = Bodies.read(request);
        var subscription =
                new Subscription(
                        me.session(),
                        me.user(),
                        body.text("endpoint"),
                        body.text("key"),
                        body.text("secret"),
                        body.flag("preview"),
                        body.maybeText("language").orElse("en"));
        if (!chat.pushes().subscribe(subscription))
            throw new Problem(
                    Problem.Code.INVALID,
                    "endpoint",
                    "must be the public https address of a push service");
        response.status(Status.NO_CONTENT_204).send();
    }

    private void unsubscribe(ServerRequest request, ServerResponse response) {
        chat.pushes().unsubscribe(doorkeeper.api(request).session());
        response.status(Status.NO_CONTENT_204).send();
    }
}
