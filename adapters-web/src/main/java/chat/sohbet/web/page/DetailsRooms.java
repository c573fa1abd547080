package chat.sohbet.web.page;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.message.Lifetime;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.language.Saying;
import chat.sohbet.web.security.Forms;
import chat.sohbet.web.security.Me;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// The details of a conversation, and what can be done there: name the group, lead it, leave it,
/// invite to it; block a person; see how far a message has come.
final class DetailsRooms {
    private final Site site;
    private final Hall hall;
    private final Panels panels;

    DetailsRooms(Hall hall) {
        this.site = hall.site();
        this.hall = hall;
        this.panels = new Panels(site.chat(), hall.looks().times());
    }

    void register(Routes routes) {
        routes.get("/chat/{id}/details", hall.signedIn(this::details))
                .post("/chat/{id}/details", hall.signedIn(this::rename))
                .post("/chat/{id}/lifetime", hall.signedIn(this::keep))
                .post("/chat/{id}/members", hall.signedIn(this::manage))
                .post("/chat/{id}/invite", hall.signedIn(this::invite))
                .get("/chat/{id}/leave", hall.signedIn(this::asked))
                .post("/chat/{id}/leave", hall.signedIn(this::leave))
                .get("/chat/{id}/info/{seq}", hall.signedIn(this::traces))
                .post("/people/{id}/block", hall.signedIn(this::block));
    }

    private void details(Me me, ServerRequest request, ServerResponse response) {
        var head = hall.head(me, request);
        var about = panels.about(me.user(), head, home(request));
        hall.show(me, request, response, View.of(hall.pane(me, head), Panel.of(about)));
    }

    private void rename(Me me, ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        var head = hall.group(me, request);
        try {
            var title = new Title(sent.text("title"));
            var description = new Description(sent.text("description"));
            settled(site.chat().groups().rename(me.user(), head.id(), title));
            settled(site.chat().groups().describe(me.user(), head.id(), description));
            Html.see(response, "/chat/" + head.id() + "/details");
        } catch (InvalidValue wrong) {
            var about =
                    panels.about(
                            me.user(),
                            head,
                            home(request),
                            Typed.of("title", sent.text("title"), wrong),
                            Typed.of("description", sent.text("description"), wrong));
            hall.show(me, request, response, 400, View.of(hall.pane(me, head), Panel.of(about)));
        }
    }

    private void keep(Me me, ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        var head = hall.head(me, request);
        settled(site.chat().keep(me.user(), head.id(), lifetime(sent)));
        Html.see(response, "/chat/" + head.id() + "/details");
    }

    private static Lifetime lifetime(Forms.Sent sent) {
        try {
            return Lifetime.ofSeconds(Long.parseLong(sent.text("lifetime")));
        } catch (NumberFormatException notOne) {
            throw new InvalidValue("lifetime", "a number of seconds");
        }
    }

    /// One form holds everybody, and the button that was pressed says what of whom.
    private void manage(Me me, ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        var head = hall.group(me, request);
        var groups = site.chat().groups();
        var id = head.id();
        if (!sent.text("greet").isEmpty()) {
            greet(me, response, user(sent, "greet"));
            return;
        }
        if (!sent.text("promote").isEmpty())
            settled(groups.appoint(me.user(), id, user(sent, "promote"), Role.ADMIN));
        if (!sent.text("demote").isEmpty())
            settled(groups.appoint(me.user(), id, user(sent, "demote"), Role.MEMBER));
        if (!sent.text("remove").isEmpty())
            settled(groups.remove(me.user(), id, user(sent, "remove")));
        Html.see(response, "/chat/" + id + "/details");
    }

    private void greet(Me me, ServerResponse response, UserId other) {
        var chat =
                site.chat().direct(me.user(), other).orElseThrow(() -> Problem.notFound("person"));
        Html.see(response, "/chat/" + chat);
    }

    private void invite(Me me, ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        var head = hall.group(me, request);
        var groups = site.chat().groups();
        settled(
                sent.text("do").equals("revoke")
                        ? groups.revokeInvite(me.user(), head.id())
                        : groups.invite(me.user(), head.id()));
        Html.see(response, "/chat/" + head.id() + "/details");
    }

    private void asked(Me me, ServerRequest request, ServerResponse response) {
        var head = hall.group(me, request);
        var leaving = panels.leaving(me.user(), head, Saying.NOTHING);
        hall.show(me, request, response, View.of(hall.pane(me, head), Panel.of(leaving)));
    }

    private void leave(Me me, ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        var head = hall.group(me, request);
        var groups = site.chat().groups();
        if (!sent.text("successor").isEmpty())
            settled(groups.appoint(me.user(), head.id(), user(sent, "successor"), Role.ADMIN));
        switch (groups.leave(me.user(), head.id())) {
            case Settlement.Settled _, Settlement.Unchanged _, Settlement.Invited _ ->
                    Html.see(response, "/chat/" + head.id());
            case Settlement.Refused refused -> {
                var problem = Problem.of(refused.refusal());
                var leaving = panels.leaving(me.user(), head, Wrong.of(problem));
                hall.show(
                        me,
                        request,
                        response,
                        problem.code().status(),
                        View.of(hall.pane(me, head), Panel.of(leaving)));
            }
        }
    }

    private void traces(Me me, ServerRequest request, ServerResponse response) {
        var head = hall.head(me, request);
        var message = own(me, head, request);
        var traces = panels.traces(me.user(), head, message);
        var panel = Panel.of(head.id().toString(), traces);
        hall.show(me, request, response, View.of(hall.pane(me, head), panel));
    }

    private Message own(Me me, Head head, ServerRequest request) {
        try {
            var seq = Long.parseLong(request.path().pathParameters().get("seq"));
            return site.chat()
                    .history(me.user(), head.id(), new Slice.From(seq, 1))
                    .flatMap(history -> history.messages().stream().findFirst())
                    .filter(message -> message.seq() == seq && message.author().equals(me.user()))
                    .orElseThrow(() -> Problem.notFound("message"));
        } catch (NumberFormatException notOne) {
            throw Problem.notFound("message");
        }
    }

    /// From now on I don't hear from somebody, or do again.
    private void block(Me me, ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        var other = UserId.parse("user", request.path().pathParameters().get("id"));
        if (sent.text("do").equals("unblock")) site.chat().unblock(me.user(), other);
        else if (!site.chat().block(me.user(), other)) throw Problem.notFound("person");
        if (sent.text("back").equals("me")) Html.see(response, "/me");
        else greet(me, response, other);
    }

    private static UserId user(Forms.Sent sent, String field) {
        return UserId.parse("user", sent.text(field));
    }

    private static void settled(Settlement settlement) {
        if (settlement instanceof Settlement.Refused refused) throw Problem.of(refused.refusal());
    }

    private String home(ServerRequest request) {
        return site.doorkeeper().home(request);
    }
}
