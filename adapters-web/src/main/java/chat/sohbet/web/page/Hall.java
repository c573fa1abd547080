package chat.sohbet.web.page;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.user.Privacy;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.language.Saying;
import chat.sohbet.web.security.Me;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Comparator;
import java.util.List;

/// What all rooms of the app share: the list of chats on one side, and who may come in.
record Hall(Site site, Shell shell, Html html, Looks looks) {
    /// Messages that a page of a conversation holds.
    static final int PAGE = 50;

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

    /// The conversation that a request's path names. One of others is one that doesn't exist.
    Head head(Me me, ServerRequest request) {
        try {
            var id =
                    ConversationId.parse("conversation", request.path().pathParameters().get("id"));
            return site.chat().head(me.user(), id).orElseThrow(() -> Problem.notFound("chat"));
        } catch (InvalidValue nobodysId) {
            throw Problem.notFound("chat");
        }
    }

    /// A group that a request's path names and I am in; who is gone may read what was said, and no
    /// more.
    Head group(Me me, ServerRequest request) {
        var head = head(me, request);
        if (head.kind() != Kind.GROUP || !head.active()) throw Problem.notFound("group");
        return head;
    }

    ChatPane pane(Me me, Head head, Slice slice) {
        var history =
                site.chat()
                        .history(me.user(), head.id(), slice)
                        .orElseThrow(() -> Problem.notFound("chat"));
        return looks.pane(me.user(), head, history);
    }

    ChatPane pane(Me me, Head head) {
        return pane(me, head, new Slice.Newest(PAGE));
    }

    void show(Me me, ServerRequest request, ServerResponse response, View view) {
        show(me, request, response, 200, view);
    }

    void show(Me me, ServerRequest request, ServerResponse response, int status, View view) {
        var account =
                site.chat().accounts().account(me.user()).orElseThrow(Problem::unauthenticated);
        var heads = looks.heads(me.user());
        var current = view.chat() == null ? "" : view.chat().id();
        var rows = looks.rows(me.user(), heads, current);
        long unread = rows.stream().filter(ConversationRow::calls).count();
        boolean mine = view.section().equals("me");
        html.send(
                request,
                response,
                status,
                "app",
                new AppPage(
                        shell.as(Appearance.of(request)),
                        unread > 0 ? "(" + unread + ") Sohbet" : "Sohbet",
                        PersonRow.of(account.user()),
                        mine ? account.email().text() : "",
                        site.forms().token(request, response),
                        view.section(),
                        unread > 0 ? Long.toString(unread) : "",
                        rows,
                        view.query(),
                        view.people().stream().map(PersonRow::of).toList(),
                        view.section().equals("people") ? view.more() : "",
                        mine ? devices(me) : List.of(),
                        mine ? blocked(me.user()) : List.of(),
                        mine ? site.chat().own().privacy(me.user()) : Privacy.OPEN,
                        mine && site.chat().reports().steward(me.user()),
                        view.stars(),
                        view.section().equals("stars") ? view.more() : "",
                        view.found(),
                        view.section().equals("search") ? view.more() : "",
                        view.founding(),
                        mine ? view.profile() : Profile.of(account.user(), Saying.NOTHING),
                        view.chat(),
                        view.panel()));
    }

    private List<AppPage.Device> devices(Me me) {
        return site.chat().accounts().sessions(me.user()).stream()
                .map(session ->
                        new AppPage.Device(
                                session.id().toString(),
                                session.device().text(),
                                session.usedAt().toString(),
                                looks.times().when(session.usedAt()),
                                session.id().equals(me.session())))
                .toList();
    }

    private List<PersonRow> blocked(UserId me) {
        return site.chat().accounts().users(me, site.chat().blocked(me)).stream()
                .map(PersonRow::of)
                .sorted(Comparator.comparing(PersonRow::name))
                .toList();
    }
}
