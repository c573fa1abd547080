package chat.sohbet.web.page;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Me;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// The app's own pages: chats, a conversation, people, oneself. They hold what there is to read,
/// and their forms do what there is to do; the browser client takes over from there.
final class Rooms {
    private final Site site;
    private final Hall hall;

    Rooms(Hall hall) {
        this.site = hall.site();
        this.hall = hall;
    }

    void register(Routes routes) {
        routes.get("/", hall.signedIn(this::chats))
                .get("/chat/{id}", hall.signedIn(this::conversation))
                .post("/chat/{id}", hall.signedIn(this::send))
                .get("/people", hall.signedIn(this::people))
                .post("/people/{id}", hall.signedIn(this::open))
                .post("/devices/{id}", hall.signedIn(this::signOut));
    }

    private void chats(Me me, ServerRequest request, ServerResponse response) {
        hall.show(me, request, response, View.of("chats"));
    }

    private void conversation(Me me, ServerRequest request, ServerResponse response) {
        var head = hall.head(me, request);
        hall.show(me, request, response, View.of(hall.pane(me, head, slice(request))));
    }

    private static Slice slice(ServerRequest request) {
        var query = request.query();
        if (query.contains("around"))
            return new Slice.Around(number("around", query.get("around")), Hall.PAGE);
        if (query.contains("before"))
            return new Slice.Before(number("before", query.get("before")), Hall.PAGE);
        return new Slice.Newest(Hall.PAGE);
    }

    private void send(Me me, ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        var conversation =
                ConversationId.parse("conversation", request.path().pathParameters().get("id"));
        site.sends().take(me.user());
        var draft =
                new Draft(
                        ClientId.parse("clientId", sent.text("clientId")),
                        me.user(),
                        new Body(sent.text("text")));
        switch (site.chat().send(conversation, draft, number("shown", sent.text("shown")))) {
            case Posting.Accepted _, Posting.Repeated _ ->
                    Html.see(response, "/chat/" + conversation);
            case Posting.Refused refused -> throw Problem.of(refused.refusal());
        }
    }

    private void people(Me me, ServerRequest request, ServerResponse response) {
        var query = request.query().first("query").orElse("").strip();
        var found =
                site.chat()
                        .accounts()
                        .people(query, request.query().first("after").orElse(""), Hall.PAGE + 1);
        var shown =
                found.stream()
                        .limit(Hall.PAGE)
                        .filter(user -> !user.id().equals(me.user()))
                        .toList();
        var more =
                found.size() > Hall.PAGE
                        ? "/people?query="
                                + Address.encoded(query)
                                + "&after="
                                + Address.encoded(found.get(Hall.PAGE - 1).username().text())
                        : "";
        hall.show(me, request, response, View.people(query, shown, more));
    }

    private void open(Me me, ServerRequest request, ServerResponse response) {
        site.forms().accept(request);
        var other = UserId.parse("user", request.path().pathParameters().get("id"));
        var conversation =
                site.chat().direct(me.user(), other).orElseThrow(() -> Problem.notFound("person"));
        Html.see(response, "/chat/" + conversation);
    }

    private void signOut(Me me, ServerRequest request, ServerResponse response) {
        site.forms().accept(request);
        site.chat()
                .accounts()
                .signOut(
                        me.user(),
                        SessionId.parse("session", request.path().pathParameters().get("id")));
        Html.see(response, "/me");
    }

    private static long number(String field, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOne) {
            throw new InvalidValue(field, "a message number");
        }
    }
}
