package chat.sohbet.web.socket;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Posting;
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

    /// Hands the message in, and returns what waits for the commit and says so.
    Desk.Rest send(ChatSocket socket, Command.Send send) {
        var me = socket.me().user();
        rates.take(me);
        var conversation = conversation(me, send.place());
        var posting = send.written().hand(chat, me, send.clientId(), conversation, send.shown());
        return () -> answer(socket, conversation, posting.get());
    }

    private static void answer(ChatSocket socket, ConversationId conversation, Posting posting)
            throws InterruptedException {
        switch (posting) {
            case Posting.Accepted accepted ->
                    socket.outlet().put(Frames.ack(conversation, accepted.message(), false));
            case Posting.Repeated repeated ->
                    socket.outlet().put(Frames.ack(conversation, repeated.message(), true));
            case Posting.Refused refused ->
                    throw Problem.of(refused.refusal()).otherwiseAbout("conversation");
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
