package chat.sohbet.web.page;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Me;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The app's own pages: chats, a conversation, people, oneself. They hold what there is to read,
/// and their forms do what there is to do; the browser client takes over from there.
final class Rooms {
    private static final int PAGE = 50;

    private final Site site;
    private final Shell shell;
    private final Html html;
    private final Looks looks;

    Rooms(Site site, Shell shell, Html html, Looks looks) {
        this.site = site;
        this.shell = shell;
        this.html = html;
        this.looks = looks;
    }

    void register(Routes routes) {
        routes.get("/", signedIn(this::chats))
                .get("/chat/{id}", signedIn(this::conversation))
                .post("/chat/{id}", signedIn(this::send))
                .get("/people", signedIn(this::people))
                .post("/people/{id}", signedIn(this::open))
                .get("/me", signedIn(this::myself))
                .post("/devices/{id}", signedIn(this::signOut));
    }

    /// A page for those who are signed in; others are shown the door.
    interface Page {
        void show(Me me, ServerRequest request, ServerResponse response);
    }

    Handler signedIn(Page page) {
        return (request, response) -> {
            var me = site.doorkeeper().page(request, response);
            if (me.isPresent()) page.show(me.get(), request, response);
            else Html.see(response, "/login");
        };
    }

    private void chats(Me me, ServerRequest request, ServerResponse response) {
        show(me, request, response, new View("chats", "", List.of(), "", null));
    }

    private void conversation(Me me, ServerRequest request, ServerResponse response) {
        var head = head(me, request);
        var slice =
                request.query().first("before").isPresent()
                        ? new Slice.Before(number("before", request.query().get("before")), PAGE)
                        : new Slice.Newest(PAGE);
        var history =
                site.chat()
                        .history(me.user(), head.id(), slice)
                        .orElseThrow(() -> Problem.notFound("chat"));
        show(
                me,
                request,
                response,
                new View("chats", "", List.of(), "", looks.pane(me.user(), head, history)));
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
        var found = site.chat().people(query, request.query().first("after").orElse(""), PAGE + 1);
        var shown =
                found.stream().limit(PAGE).filter(user -> !user.id().equals(me.user())).toList();
        var more =
                found.size() > PAGE
                        ? "/people?query="
                                + Address.encoded(query)
                                + "&after="
                                + Address.encoded(found.get(PAGE - 1).username().text())
                        : "";
        show(me, request, response, new View("people", query, shown, more, null));
    }

    private void open(Me me, ServerRequest request, ServerResponse response) {
        site.forms().accept(request);
        var other = UserId.parse("user", request.path().pathParameters().get("id"));
        var conversation =
                site.chat().direct(me.user(), other).orElseThrow(() -> Problem.notFound("person"));
        Html.see(response, "/chat/" + conversation);
    }

    private void myself(Me me, ServerRequest request, ServerResponse response) {
        show(me, request, response, new View("me", "", List.of(), "", null));
    }

    private void signOut(Me me, ServerRequest request, ServerResponse response) {
        site.forms().accept(request);
        site.chat()
                .signOut(
                        me.user(),
                        SessionId.parse("session", request.path().pathParameters().get("id")));
        Html.see(response, "/me");
    }

    Head head(Me me, ServerRequest request) {
        return known(request)
                .flatMap(id -> site.chat().head(me.user(), id))
                .orElseThrow(() -> Problem.notFound("chat"));
    }

    private static Optional<ConversationId> known(ServerRequest request) {
        try {
            return Optional.of(
                    ConversationId.parse(
                            "conversation", request.path().pathParameters().get("id")));
        } catch (InvalidValue nobodysId) {
            return Optional.empty();
        }
    }

    private static long number(String field, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOne) {
            throw new InvalidValue(field, "a message number");
        }
    }

    /// What of the app a page shows.
    private record View(
            String section,
            String query,
            List<User> people,
            String more,
            @Nullable ChatPane chat) {}

    private void show(Me me, ServerRequest request, ServerResponse response, View view) {
        var account = site.chat().account(me.user()).orElseThrow(Problem::unauthenticated);
        var heads = looks.heads(me.user());
        var current = view.chat() == null ? "" : view.chat().id();
        var rows = looks.rows(me.user(), heads, current);
        long unread = rows.stream().filter(row -> !row.unread().isEmpty()).count();
        html.send(
                response,
                200,
                "app",
                new AppPage(
                        shell,
                        unread > 0 ? "(" + unread + ") Sohbet" : "Sohbet",
                        PersonRow.of(account.user()),
                        view.section().equals("me") ? account.email().text() : "",
                        site.forms().token(request, response),
                        view.chat() == null ? "list" : "main",
                        view.section(),
                        unread > 0 ? Long.toString(unread) : "",
                        rows,
                        view.query(),
                        view.people().stream().map(PersonRow::of).toList(),
                        view.more(),
                        view.section().equals("me") ? devices(me) : List.of(),
                        view.chat()));
    }

    private List<AppPage.Device> devices(Me me) {
        return site.chat().sessions(me.user()).stream()
                .map(session ->
                        new AppPage.Device(
                                session.id().toString(),
                                session.device().text(),
                                session.usedAt().toString(),
                                looks.times().when(session.usedAt()),
                                session.id().equals(me.session())))
                .toList();
    }
}
