package chat.sohbet.web.api;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Conversations;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Lifetime;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.ConversationJson;
import chat.sohbet.web.json.Fields;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.Me;
import chat.sohbet.web.security.Rates;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// `/conversations`: my list, one of it, and opening more.
final class ConversationsApi {
    private static final Pattern POSITION = Pattern.compile("(\\d{1,11})\\.(\\d{9})_(.{36})");
    private static final int PAGE = 50;
    private static final int MOST = 100;

    private final Chat chat;
    private final Doorkeeper doorkeeper;
    private final Rates<UserId> sends;

    ConversationsApi(Chat chat, Doorkeeper doorkeeper, Rates<UserId> sends) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
        this.sends = sends;
    }

    void addTo(Routes routes) {
        routes.get("/conversations", this::list)
                .post("/conversations", this::open)
                .get("/conversations/{id}", this::one)
                .patch("/conversations/{id}", this::change);
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
        node.set("conversations", Json.array(page, head -> ConversationJson.head(head, me.user())));
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
        var body = Bodies.read(request);
        if (body.has("clientId") || body.has("title") || body.has("members"))
            found(response, me, body);
        else direct(response, me, body);
    }

    private void direct(ServerResponse response, Me me, Fields body) {
        var with = UserId.parse("with", body.text("with"));
        if (with.equals(me.user())) throw new InvalidValue("with", "somebody else than yourself");
        var id =
                chat.direct(me.user(), with)
                        .orElseThrow(() -> Problem.notFound("user").about("with"));
        opened(response, Status.OK_200, me, id);
    }

    private void found(ServerResponse response, Me me, Fields body) {
        if (body.has("with")) throw new InvalidValue("with", "left out where a group is founded");
        var clientId = ClientId.parse("clientId", body.text("clientId"));
        var title = new Title(body.text("title"));
        var description =
                body.maybeText("description").map(Description::new).orElse(Description.NONE);
        var members = MembersApi.people(body);
        sends.take(me.user());
        var founding = chat.groups().found(me.user(), clientId, title, description, members);
        opened(
                response,
                founding.repeated() ? Status.OK_200 : Status.CREATED_201,
                me,
                founding.conversation());
    }

    private void opened(ServerResponse response, Status status, Me me, ConversationId id) {
        response.header(HeaderNames.LOCATION, Api.ROOT + "/conversations/" + id);
        Bodies.send(response, status, Whole.conversation(chat, me, id));
    }

    private void one(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        Bodies.send(response, Whole.conversation(chat, me, new Named(request).conversation()));
    }

    /// Another title, description, lifetime, or several of them, one after the other.
    private void change(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var id = new Named(request).conversation();
        var body = Bodies.read(request);
        var title = body.maybeText("title").map(Title::new);
        var description = body.maybeText("description").map(Description::new);
        var lifetime = lifetime(body);
        if (title.isEmpty() && description.isEmpty() && lifetime.isEmpty())
            throw new InvalidValue("title", "given, or description, or lifetime");
        sends.take(me.user());
        title.ifPresent(to -> MembersApi.settled(chat.groups().rename(me.user(), id, to)));
        description.ifPresent(to -> MembersApi.settled(chat.groups().describe(me.user(), id, to)));
        lifetime.ifPresent(to -> MembersApi.settled(chat.keep(me.user(), id, to)));
        Bodies.send(response, Whole.conversation(chat, me, id));
    }

    private static Optional<Lifetime> lifetime(Fields body) {
        var seconds = body.maybeNumber("lifetime");
        return seconds.isEmpty()
                ? Optional.empty()
                : Optional.of(Lifetime.ofSeconds(seconds.getAsLong()));
    }
}
