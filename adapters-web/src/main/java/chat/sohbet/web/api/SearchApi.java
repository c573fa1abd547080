package chat.sohbet.web.api;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Search;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.message.Words;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.ConversationJson;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.json.MessageJson;
import chat.sohbet.web.json.PersonJson;
import chat.sohbet.web.json.SearchKinds;
import chat.sohbet.web.json.SearchPlace;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.Me;
import chat.sohbet.web.security.Rates;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/search`: messages of mine by what they say, and, beside the first of them, conversations by
/// what they are called and people by their names.
final class SearchApi {
    private static final int PAGE = 50;
    private static final int MOST = 100;

    /// Conversations and people.
    private static final int BESIDE = 10;

    private final Chat chat;
    private final Doorkeeper doorkeeper;
    private final Rates<UserId> searches;

    SearchApi(Chat chat, Doorkeeper doorkeeper, Rates<UserId> searches) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
        this.searches = searches;
    }

    void addTo(Routes routes) {
        routes.get("/search", this::search);
    }

    private void search(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var query = new Query(request);
        var text = query.text("query").orElse("");
        var wanted = wanted(query, Words.of(text));
        var before = query.text("before").map(SearchPlace::of);
        int limit = query.limit(PAGE, MOST);
        searches.take(me.user());
        var found =
                asksNothing(wanted)
                        ? new Search.Found(List.of(), null)
                        : chat.find(me.user(), wanted, before.orElse(Search.Place.TOP), limit);
        var node = Json.object();
        node.set("messages", Json.array(found.hits(), MessageJson::hit));
        found.next().ifPresent(next -> node.put("next", SearchPlace.text(next)));
        if (before.isEmpty()
                && !asksNothing(wanted)
                && wanted.equals(Search.Wanted.of(wanted.words())))
            beside(node, me, text.strip(), wanted.words());
        Bodies.send(response, node);
    }

    private static Search.Wanted wanted(Query query, Words words) {
        var conversation =
                query.text("conversation").map(id -> ConversationId.parse("conversation", id));
        var author = query.text("author").map(id -> UserId.parse("author", id));
        var kind = query.text("kind").map(SearchKinds::of);
        return new Search.Wanted(words, orNull(conversation), orNull(author), orNull(kind));
    }

    /// As the field is before anybody has typed.
    private static boolean asksNothing(Search.Wanted wanted) {
        return wanted.words().none() && wanted.author() == null && wanted.kind() == null;
    }

    private static <T> @Nullable T orNull(Optional<T> given) {
        return given.orElse(null);
    }

    private void beside(ObjectNode node, Me me, String text, Words words) {
        var conversations = chat.find(me.user(), words, BESIDE);
        node.set(
                "conversations",
                Json.array(conversations, head -> ConversationJson.head(head, me.user())));
        node.set("users", Json.array(chat.accounts().people(text, "", BESIDE), PersonJson::user));
    }
}
