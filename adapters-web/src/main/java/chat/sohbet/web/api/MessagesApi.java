package chat.sohbet.web.api;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.ConversationJson;
import chat.sohbet.web.json.MessageJson;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.json.Written;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.Me;
import chat.sohbet.web.security.Rates;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/// `/conversations/{id}/messages`: history, what changed, and sending.
final class MessagesApi {
    private static final int PAGE = 50;

    private final Chat chat;
    private final Doorkeeper doorkeeper;
    private final Rates<UserId> sends;

    MessagesApi(Chat chat, Doorkeeper doorkeeper, Rates<UserId> sends) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
        this.sends = sends;
    }

    void addTo(Routes routes) {
        routes.get("/conversations/{id}/messages", this::read)
                .post("/conversations/{id}/messages", this::send);
    }

    private void read(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var id = new Named(request).conversation();
        var query = new Query(request);
        var places =
                List.of("before", "from", "around", "after").stream()
                        .filter(name -> query.text(name).isPresent())
                        .toList();
        if (places.size() > 1)
            throw new InvalidValue(places.getLast(), "the only place that is named");
        if (places.contains("after")) changes(response, me, id, query);
        else page(response, me, id, slice(query));
    }

    private static Slice slice(Query query) {
        int limit = query.limit(PAGE, Slice.MAX);
        return query.number("before")
                .<Slice>map(seq -> new Slice.Before(positive("before", seq), limit))
                .or(() ->
                        query.number("from")
                                .map(seq -> new Slice.From(positive("from", seq), limit)))
                .or(() ->
                        query.number("around")
                                .map(seq -> new Slice.Around(positive("around", seq), limit)))
                .orElseGet(() -> new Slice.Newest(limit));
    }

    private static long positive(String field, long seq) {
        if (seq < 1) throw new InvalidValue(field, "a message number, 1 or more");
        return seq;
    }

    private void page(ServerResponse response, Me me, ConversationId id, Slice slice) {
        var history = chat.history(me.user(), id, slice).orElseThrow(Named::noConversation);
        Bodies.send(response, MessageJson.history(history));
    }

    private void changes(ServerResponse response, Me me, ConversationId id, Query query) {
        long after = query.number("after").orElse(0L);
        if (after < 0) throw new InvalidValue("after", "a version, 0 or more");
        switch (chat.since(me.user(), id, after)) {
            case Resync.Catch caught ->
                    Bodies.send(response, ConversationJson.change(caught.change()));
            case Resync.Reset reset -> Bodies.send(response, ConversationJson.reset(reset, after));
            case Resync.Refused refused -> throw Problem.of(refused.refusal());
        }
    }

    private void send(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var id = new Named(request).conversation();
        var body = Bodies.read(request);
        var clientId = ClientId.parse("clientId", body.text("clientId"));
        var written = Written.of(body);
        long shown = body.maybeNumber("read").orElse(0);
        if (shown < 0) throw new InvalidValue("read", "a message number, 0 or more");
        sends.take(me.user());
        switch (written.hand(chat, me.user(), clientId, id, shown).get()) {
            case Posting.Accepted accepted ->
                    acknowledge(response, Status.CREATED_201, id, accepted.message(), false);
            case Posting.Repeated repeated ->
                    acknowledge(response, Status.OK_200, id, repeated.message(), true);
            case Posting.Refused refused -> throw Problem.of(refused.refusal());
        }
    }

    private static void acknowledge(
            ServerResponse response,
            Status status,
            ConversationId id,
            Message message,
            boolean duplicate) {
        Bodies.send(response, status, MessageJson.acknowledgement(id, message, duplicate));
    }
}
