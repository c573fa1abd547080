package chat.sohbet.web.api;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Conversations;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.json.Wire;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.Me;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.regex.Pattern;

/// `/conversations`: my list, and one of it.
final class ConversationsApi {
    private static final Pattern POSITION = Pattern.compile("(\\d{1,11})\\.(\\d{9})_(.{36})");
    private static final int PAGE = 50;
    private static final int MOST = 100;

    private final Chat chat;
    private final Doorkeeper doorkeeper;

    ConversationsApi(Chat chat, Doorkeeper doorkeeper) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
    }

    void addTo(Routes routes) {
        routes.get("/conversations", this::list)
                .post("/conversations", this::open)
                .get("/conversations/{id}", this::one);
    }

    private void list(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var query = new Query(request);
        int limit = query.limit(PAGE, MOST);
        var after =
                query.text("before")
                        .map(ConversationsApi::position)
                        .orElse(Conversations.Position.TOP);
        var found = chat.heads(me.user(), after, limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        var node = Json.object();
        node.set("conversations", Wire.array(page, head -> Wire.head(head, me.user())));
        if (found.size() > limit) node.put("next", position(page.getLast()));
        Bodies.send(response, node);
    }

    /// A place in the list, as `next` says it and `before` repeats it: the last row's activity in
    /// seconds and nanoseconds, and its id.
    private static String position(Head last) {
        var at = last.activity();
        return "%d.%09d_%s".formatted(at.getEpochSecond(), at.getNano(), last.id());
    }

    private static Conversations.Position position(String text) {
        var parts = POSITION.matcher(text);
        if (!parts.matches()) throw new InvalidValue("before", "what an earlier page called next");
        return new Conversations.Position(
                Instant.ofEpochSecond(
                        Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))),
                ConversationId.parse("before", parts.group(3)));
    }

    private void open(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var with = UserId.parse("with", Bodies.read(request).text("with"));
        if (with.equals(me.user())) throw new InvalidValue("with", "somebody else than yourself");
        var id =
                chat.direct(me.user(), with)
                        .orElseThrow(() -> Problem.notFound("user").about("with"));
        response.header(HeaderNames.LOCATION, Api.ROOT + "/conversations/" + id);
        Bodies.send(response, Status.OK_200, Wire.head(head(me, id), me.user()));
    }

    private void one(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        Bodies.send(response, Wire.head(head(me, id(request)), me.user()));
    }

    private Head head(Me me, ConversationId id) {
        return chat.head(me.user(), id).orElseThrow(ConversationsApi::unknown);
    }

    /// The conversation in a request's path. What is no id is no conversation, and so is one of
    /// others.
    static ConversationId id(ServerRequest request) {
        try {
            return ConversationId.parse("id", request.path().pathParameters().get("id"));
        } catch (InvalidValue notAnId) {
            throw unknown();
        }
    }

    static Problem unknown() {
        return Problem.notFound("conversation");
    }
}
