package chat.sohbet.web.socket;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.conversation.Amendment;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Rates;

/// A client edits, deletes or reacts to a message, and hears when that is committed. It counts like
/// sending: whoever may write no more may not scribble on what is written either.
final class Amending {
    private final Chat chat;
    private final Rates<UserId> rates;

    Amending(Chat chat, Rates<UserId> rates) {
        this.chat = chat;
        this.rates = rates;
    }

    void amend(ChatSocket socket, Command.Amend amend) throws InterruptedException {
        var me = socket.me().user();
        rates.take(me);
        var message = message(amendment(me, amend));
        socket.outlet().put(Frames.ack(amend.id(), amend.conversation(), message));
    }

    private Amendment amendment(UserId me, Command.Amend amend) {
        return switch (amend.wish()) {
            case Command.Wish.Edit edit ->
                    chat.edit(me, amend.conversation(), amend.seq(), edit.body());
            case Command.Wish.Delete _ -> chat.delete(me, amend.conversation(), amend.seq());
            case Command.Wish.Pin pin ->
                    chat.pin(me, amend.conversation(), amend.seq(), pin.pinned());
            case Command.Wish.React react ->
                    chat.react(me, amend.conversation(), amend.seq(), react.emoji());
        };
    }

    private static Message message(Amendment amendment) {
        return switch (amendment) {
            case Amendment.Amended amended -> amended.message();
            case Amendment.Unchanged unchanged -> unchanged.message();
            case Amendment.Refused refused ->
                    throw Problem.of(refused.refusal()).otherwiseAbout("seq");
        };
    }
}
