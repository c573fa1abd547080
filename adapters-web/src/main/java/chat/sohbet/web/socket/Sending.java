package chat.sohbet.web.socket;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Rates;

/// A client sends a message, and hears when it is committed.
final class Sending {
    private final Chat chat;
    private final Rates<UserId> rates;

    Sending(Chat chat, Rates<UserId> rates) {
        this.chat = chat;
        this.rates = rates;
    }

    void send(ChatSocket socket, Command.Send send) throws InterruptedException {
        var me = socket.me().user();
        rates.take(me);
        var conversation = conversation(me, send.place());
        var draft = new Draft(send.clientId(), me, send.body());
        switch (chat.send(conversation, draft, send.shown())) {
            case Posting.Accepted accepted ->
                    socket.outlet().put(Frames.ack(conversation, accepted.message(), false));
            case Posting.Repeated repeated ->
                    socket.outlet().put(Frames.ack(conversation, repeated.message(), true));
            case Posting.Refused refused ->
                    throw Problem.of(refused.refusal()).about("conversation");
        }
    }

    private ConversationId conversation(UserId me, Command.Place place) {
        return switch (place) {
            case Command.Place.In in -> in.conversation();
            case Command.Place.To to ->
                    chat.direct(me, to.user())
                            .orElseThrow(() -> Problem.notFound("user").about("to"));
        };
    }
}
