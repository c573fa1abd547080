package chat.sohbet.web.page;

import chat.sohbet.application.port.Preferences;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Star;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Me;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is mine alone: starred messages, the place where one stands, and clearing a conversation.
final class StarRooms {
    private static final int PAGE = 30;

    private final Site site;
    private final Hall hall;

    StarRooms(Hall hall) {
        this.site = hall.site();
        this.hall = hall;
    }

    void register(Routes routes) {
        routes.get("/stars", hall.signedIn(this::stars))
                .get("/chat/{id}/at/{seq}", hall.signedIn(this::place))
                .post("/chat/{id}/clear", hall.signedIn(this::clear));
    }

    private void stars(Me me, ServerRequest request, ServerResponse response) {
        long before = request.query().first("before").map(StarRooms::number).orElse(Long.MAX_VALUE);
        var found = site.chat().own().stars(me.user(), before, PAGE + 1);
        var page = found.subList(0, Math.min(PAGE, found.size()));
        var more = found.size() > PAGE ? "/stars?before=" + page.getLast().version() : "";
        hall.show(me, request, response, View.stars(rows(me.user(), page), more));
    }

    private List<StarRow> rows(UserId me, List<Star> stars) {
        Map<ConversationId, Optional<Head>> heads = new HashMap<>();
        for (var star : stars)
            heads.computeIfAbsent(star.conversation(), id -> site.chat().head(me, id));
        var authors =
                stars.stream().map(star -> star.message().author()).collect(Collectors.toSet());
        var people = hall.looks().people(me, authors);
        return stars.stream()
                .flatMap(star ->
                        heads.getOrDefault(star.conversation(), Optional.empty()).stream()
                                .map(head -> row(me, head, star, people)))
                .toList();
    }

    private StarRow row(UserId me, Head head, Star star, People people) {
        return StarRow.of(me, head, star.message(), people, hall.looks().times());
    }

    /// The conversation around a message; the browser goes on to the message itself.
    private void place(Me me, ServerRequest request, ServerResponse response) {
        var head = hall.head(me, request);
        long seq = number(request.path().pathParameters().get("seq"));
        var pane = hall.pane(me, head, new Slice.Around(seq, Hall.PAGE));
        hall.show(me, request, response, View.of(pane));
    }

    private void clear(Me me, ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        var head = hall.head(me, request);
        long seq = number(sent.text("cleared"));
        var own = site.chat().own();
        boolean remove = sent.text("do").equals("remove");
        var told =
                remove
                        ? own.remove(me.user(), head.id(), seq)
                        : own.clear(me.user(), head.id(), seq);
        switch (told) {
            case Preferences.Told.Done _ -> Html.see(response, remove ? "/" : "/chat/" + head.id());
            case Preferences.Told.Refused(var refusal) -> throw Problem.of(refusal);
        }
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) throw Problem.notFound("message");
        return Long.parseLong(text);
    }
}
