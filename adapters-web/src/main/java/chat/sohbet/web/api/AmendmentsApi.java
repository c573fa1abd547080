package chat.sohbet.web.api;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.Amendment;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.MessageJson;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.Me;
import chat.sohbet.web.security.Rates;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// `/conversations/{id}/messages/{seq}`: a message is edited, deleted, pinned and reacted to.
final class AmendmentsApi {
    private static final String MESSAGE = "/conversations/{id}/messages/{seq}";

    private final Chat chat;
    private final Doorkeeper doorkeeper;
    private final Rates<UserId> sends;

    AmendmentsApi(Chat chat, Doorkeeper doorkeeper, Rates<UserId> sends) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
        this.sends = sends;
    }

    void addTo(Routes routes) {
        routes.patch(MESSAGE, this::edit)
                .delete(MESSAGE, this::delete)
                .put(MESSAGE + "/pin", this::pin)
                .put(MESSAGE + "/reaction", this::react);
    }

    private void edit(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var named = new Named(request);
        var id = named.conversation();
        long seq = named.seq();
        var body = new Body(Bodies.read(request).text("text"));
        sends.take(me.user());
        show(response, me, chat.edit(me.user(), id, seq, body));
    }

    private void delete(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var named = new Named(request);
        var id = named.conversation();
        long seq = named.seq();
        boolean forMe = forMe(new Query(request));
        sends.take(me.user());
        if (forMe) SelfApi.done(chat.own().delete(me.user(), id, seq));
        else amended(chat.delete(me.user(), id, seq));
        response.status(Status.NO_CONTENT_204).send();
    }

    private static boolean forMe(Query query) {
        return switch (query.text("scope").orElse("everyone")) {
            case "everyone" -> false;
            case "me" -> true;
            default -> throw new InvalidValue("scope", "everyone, or me");
        };
    }

    private void pin(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var named = new Named(request);
        var id = named.conversation();
        long seq = named.seq();
        var body = Bodies.read(request);
        if (!body.has("pinned")) throw new InvalidValue("pinned", "true or false");
        sends.take(me.user());
        show(response, me, chat.pin(me.user(), id, seq, body.flag("pinned")));
    }

    private void react(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var named = new Named(request);
        var id = named.conversation();
        long seq = named.seq();
        var body = Bodies.read(request);
        if (!body.named("emoji")) throw new InvalidValue("emoji", "given; null takes it back");
        var emoji = body.maybeText("emoji").map(Emoji::new).orElse(null);
        sends.take(me.user());
        show(response, me, chat.react(me.user(), id, seq, emoji));
    }

    private static void show(ServerResponse response, Me me, Amendment amendment) {
        Bodies.send(response, MessageJson.message(amended(amendment).seenBy(me.user())));
    }

    private static Message amended(Amendment amendment) {
        return switch (amendment) {
            case Amendment.Amended amended -> amended.message();
            case Amendment.Unchanged unchanged -> unchanged.message();
            case Amendment.Refused refused -> throw Problem.of(refused.refusal());
        };
    }
}
