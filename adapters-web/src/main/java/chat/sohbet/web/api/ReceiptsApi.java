package chat.sohbet.web.api;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Message;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.json.PersonJson;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.Me;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Comparator;

/// `/conversations/{id}/messages/{seq}/receipts`: whom a message of mine reached, and who read it.
final class ReceiptsApi {
    private final Chat chat;
    private final Doorkeeper doorkeeper;

    ReceiptsApi(Chat chat, Doorkeeper doorkeeper) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
    }

    void addTo(Routes routes) {
        routes.get("/conversations/{id}/messages/{seq}/receipts", this::of);
    }

    private void of(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var named = new Named(request);
        var id = named.conversation();
        var message = message(me, id, named.seq());
        if (!message.author().equals(me.user()) || message.content() instanceof Content.Happened)
            throw Problem.of(Refusal.NOT_ALLOWED);
        var marks = chat.receipts(me.user(), id);
        // Who joined later has marks past it, and has never seen it.
        var others =
                chat.members(me.user(), id).stream()
                        .filter(member -> !member.user().equals(me.user()))
                        .filter(member -> member.active() && member.spans().contain(message.seq()))
                        .sorted(Comparator.comparing(member -> member.user().toString()))
                        .toList();
        var node = Json.object().put("conversation", id.toString()).put("seq", message.seq());
        node.set(
                "receipts",
                Json.array(
                        others,
                        (Member member) ->
                                PersonJson.receipt(
                                        member.user(),
                                        message.seq(),
                                        marks.getOrDefault(member.user(), Watermarks.NONE))));
        Bodies.send(response, node);
    }

    private Message message(Me me, ConversationId id, long seq) {
        return chat.history(me.user(), id, new Slice.From(seq, 1)).stream()
                .flatMap(page -> page.messages().stream())
                .filter(message -> message.seq() == seq)
                .findFirst()
                .orElseThrow(() -> Problem.of(Refusal.NOT_FOUND));
    }
}
