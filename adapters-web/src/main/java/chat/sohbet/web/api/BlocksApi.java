package chat.sohbet.web.api;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.user.User;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.json.PersonJson;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Doorkeeper;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Comparator;

/// `/users/{user}/block` and `/users/me/blocks`: from whom I don't want to hear.
final class BlocksApi {
    private final Chat chat;
    private final Doorkeeper doorkeeper;

    BlocksApi(Chat chat, Doorkeeper doorkeeper) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
    }

    void addTo(Routes routes) {
        routes.get("/users/me/blocks", this::list)
                .post("/users/{user}/block", this::block)
                .delete("/users/{user}/block", this::unblock);
    }

    private void list(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var blocked =
                chat.accounts().users(me.user(), chat.blocked(me.user())).stream()
                        .sorted(Comparator.comparing((User user) -> user.username().text()))
                        .toList();
        var node = Json.object();
        node.set("users", Json.array(blocked, PersonJson::user));
        Bodies.send(response, node);
    }

    private void block(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        if (!chat.block(me.user(), new Named(request).user())) throw Problem.notFound("user");
        response.status(Status.NO_CONTENT_204).send();
    }

    private void unblock(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        chat.unblock(me.user(), new Named(request).user());
        response.status(Status.NO_CONTENT_204).send();
    }
}
