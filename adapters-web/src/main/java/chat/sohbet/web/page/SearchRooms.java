package chat.sohbet.web.page;

import chat.sohbet.application.port.Search;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Words;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.SearchKinds;
import chat.sohbet.web.json.SearchPlace;
import chat.sohbet.web.language.Saying;
import chat.sohbet.web.security.Me;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Chats, people and messages by what is typed: the page that a browser without scripts gets. With
/// them it asks the API as one types.
final class SearchRooms {
    private static final int PAGE = 30;

    /// Chats and people.
    private static final int BESIDE = 10;

    private final Site site;
    private final Hall hall;

    SearchRooms(Hall hall) {
        this.site = hall.site();
        this.hall = hall;
    }

    void register(Routes routes) {
        routes.get("/search", hall.signedIn(this::search));
    }

    private void search(Me me, ServerRequest request, ServerResponse response) {
        var query = request.query().first("query").orElse("").strip();
        var chosen =
                new Filters.Chosen(
                        given(request, "kind"),
                        given(request, "conversation"),
                        given(request, "author"));
        var wanted = wanted(Words.of(query), chosen);
        var filters = Filters.of(me.user(), hall.looks().heads(me.user()), chosen);
        if (wanted.words().none() && wanted.kind() == null && wanted.author() == null) {
            hall.show(me, request, response, View.found(query, Finding.nothing(filters), ""));
            return;
        }
        boolean narrowed = !wanted.equals(Search.Wanted.of(wanted.words()));
        var before = request.query().first("before").map(SearchPlace::of);
        site.searches().take(me.user());
        var found = site.chat().find(me.user(), wanted, before.orElse(Search.Place.TOP), PAGE);
        var more =
                found.next()
                        .map(next ->
                                "/search?query="
                                        + Address.encoded(query)
                                        + address(chosen)
                                        + "&before="
                                        + Address.encoded(SearchPlace.text(next)))
                        .orElse("");
        var finding =
                new Finding(
                        before.isEmpty() && !narrowed
                                ? chats(me.user(), wanted.words())
                                : List.of(),
                        before.isEmpty() && !narrowed ? people(me.user(), query) : List.of(),
                        messages(me.user(), found.hits()),
                        filters);
        hall.show(me, request, response, View.found(query, finding, more));
    }

    private static String given(ServerRequest request, String name) {
        return request.query().first(name).orElse("");
    }

    private static Search.Wanted wanted(Words words, Filters.Chosen chosen) {
        return new Search.Wanted(
                words,
                chosen.chat().isEmpty()
                        ? null
                        : ConversationId.parse("conversation", chosen.chat()),
                chosen.author().isEmpty() ? null : UserId.parse("author", chosen.author()),
                chosen.kind().isEmpty() ? null : SearchKinds.of(chosen.kind()));
    }

    private static String address(Filters.Chosen chosen) {
        return Stream.of(
                        part("kind", chosen.kind()),
                        part("conversation", chosen.chat()),
                        part("author", chosen.author()))
                .collect(Collectors.joining());
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + Address.encoded(value);
    }

    private List<StarRow> chats(UserId me, Words words) {
        return site.chat().find(me, words, BESIDE).stream().map(head -> chat(me, head)).toList();
    }

    private StarRow chat(UserId me, Head head) {
        return new StarRow(
                "/chat/" + head.id(),
                Titles.named(me, head),
                Titles.face(me, head),
                Saying.NOTHING,
                Saying.NOTHING,
                head.activity().toString(),
                hall.looks().times().when(head.activity()));
    }

    private List<PersonRow> people(UserId me, String query) {
        return site.chat().accounts().people(query, "", BESIDE).stream()
                .filter(user -> !user.id().equals(me))
                .map(PersonRow::of)
                .toList();
    }

    private List<StarRow> messages(UserId me, List<Search.Hit> hits) {
        Map<ConversationId, Optional<Head>> heads = new HashMap<>();
        for (var hit : hits)
            heads.computeIfAbsent(hit.conversation(), id -> site.chat().head(me, id));
        var authors = hits.stream().map(hit -> hit.message().author()).collect(Collectors.toSet());
        var people = hall.looks().people(me, authors);
        return hits.stream()
                .flatMap(hit ->
                        heads.getOrDefault(hit.conversation(), Optional.empty()).stream()
                                .map(head -> message(me, head, hit.message(), people)))
                .toList();
    }

    private StarRow message(UserId me, Head head, Message message, People people) {
        return StarRow.of(me, head, message, people, hall.looks().times());
    }
}
