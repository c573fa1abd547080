package chat.sohbet.web.page;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.language.Saying;
import chat.sohbet.web.security.Forms;
import chat.sohbet.web.security.Me;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Founding a group and taking people in: both choose people.
final class GroupRooms {
    private final Site site;
    private final Hall hall;

    GroupRooms(Hall hall) {
        this.site = hall.site();
        this.hall = hall;
    }

    void register(Routes routes) {
        routes.get("/groups/new", hall.signedIn(this::begin))
                .post("/groups/new", hall.signedIn(this::found))
                .get("/chat/{id}/add", hall.signedIn(this::choose))
                .post("/chat/{id}/add", hall.signedIn(this::add));
    }

    // A new group

    private void begin(Me me, ServerRequest request, ServerResponse response) {
        var choosing = Choosing.begin(site.chat(), Set.of(me.user()));
        var blank =
                founding(
                        UUID.randomUUID().toString(), Typed.NOTHING, Typed.NOTHING, Saying.NOTHING);
        hall.show(me, request, response, View.founding(choosing.fill(blank)));
    }

    private void found(Me me, ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        var choosing = Choosing.of(site.chat(), Set.of(me.user()), sent);
        if (!sent.text("do").equals("create")) {
            hall.show(me, request, response, View.founding(choosing.fill(typed(sent))));
            return;
        }
        try {
            Html.see(response, "/chat/" + found(me, sent, choosing));
        } catch (InvalidValue wrong) {
            var picker = choosing.fill(marked(sent, wrong));
            hall.show(me, request, response, 400, View.founding(picker));
        }
    }

    private ConversationId found(Me me, Forms.Sent sent, Choosing choosing) {
        var title = new Title(sent.text("title"));
        var description = new Description(sent.text("description"));
        var clientId = ClientId.parse("clientId", sent.text("clientId"));
        site.sends().take(me.user());
        return site.chat()
                .groups()
                .found(me.user(), clientId, title, description, choosing.members())
                .conversation();
    }

    private static Picker typed(Forms.Sent sent) {
        return founding(
                sent.text("clientId"),
                Typed.of(sent.text("title")),
                Typed.of(sent.text("description")),
                Saying.NOTHING);
    }

    private static Picker marked(Forms.Sent sent, InvalidValue wrong) {
        return founding(
                sent.text("clientId"),
                Typed.of("title", sent.text("title"), wrong),
                Typed.of("description", sent.text("description"), wrong),
                switch (wrong.field()) {
                    case "title", "description" -> Saying.NOTHING;
                    default -> Wrong.of(wrong);
                });
    }

    private static Picker founding(
            String clientId, Typed title, Typed description, Saying problem) {
        var blank = Picker.forGroup();
        return new Picker(
                blank.name(),
                blank.action(),
                clientId,
                true,
                title,
                description,
                "",
                "",
                blank.chosen(),
                blank.found(),
                problem,
                blank.submit());
    }

    // More people

    private void choose(Me me, ServerRequest request, ServerResponse response) {
        var head = hall.group(me, request);
        boolean admin =
                site.chat().members(me.user(), head.id()).stream()
                        .anyMatch(member -> member.user().equals(me.user()) && member.admin());
        if (!admin) throw Problem.of(Refusal.NOT_ALLOWED);
        var choosing = Choosing.begin(site.chat(), members(me, head));
        show(me, request, response, 200, head, choosing.fill(adding(head, Saying.NOTHING)));
    }

    private void add(Me me, ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        var head = hall.group(me, request);
        var choosing = Choosing.of(site.chat(), members(me, head), sent);
        if (!sent.text("do").equals("create")) {
            show(me, request, response, 200, head, choosing.fill(adding(head, Saying.NOTHING)));
            return;
        }
        try {
            switch (site.chat().groups().add(me.user(), head.id(), choosing.members())) {
                case Settlement.Settled _, Settlement.Unchanged _, Settlement.Invited _ ->
                        Html.see(response, "/chat/" + head.id() + "/details");
                case Settlement.Refused refused -> throw Problem.of(refused.refusal());
            }
        } catch (InvalidValue wrong) {
            var picker = choosing.fill(adding(head, Wrong.of(wrong)));
            show(me, request, response, 400, head, picker);
        }
    }

    private void show(
            Me me,
            ServerRequest request,
            ServerResponse response,
            int status,
            Head head,
            Picker picker) {
        var panel = Panel.of(head.id().toString(), picker);
        hall.show(me, request, response, status, View.of(hall.pane(me, head), panel));
    }

    private static Picker adding(Head head, Saying problem) {
        var blank = Picker.forAdding();
        return new Picker(
                blank.name(),
                "/chat/" + head.id() + "/add",
                "",
                false,
                Typed.NOTHING,
                Typed.NOTHING,
                "",
                "",
                blank.chosen(),
                blank.found(),
                problem,
                blank.submit());
    }

    private Set<UserId> members(Me me, Head head) {
        return site.chat().members(me.user(), head.id()).stream()
                .filter(Member::active)
                .map(Member::user)
                .collect(Collectors.toSet());
    }
}
