package chat.sohbet.web.socket;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Preferences.Told;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Rates;

/// A client does something for its owner alone: mutes, archives, pins, marks as unread, drafts,
/// gives stars, deletes and clears; all devices of its owner hear of it, this one included.
final class Arranging {
    private final Chat chat;
    private final Rates<UserId> rates;

    Arranging(Chat chat, Rates<UserId> rates) {
        this.chat = chat;
        this.rates = rates;
    }

    void arrange(ChatSocket socket, Command.Arrange arrange) throws InterruptedException {
        var me = socket.me().user();
        rates.take(me);
        var news =
                chat.own()
                        .arrange(me, arrange.conversation(), arrange.change())
                        .orElseThrow(() -> Problem.notFound("conversation").about("conversation"));
        socket.outlet().put(Frames.ack(arrange.id(), arrange.conversation(), news.version()));
    }

    void own(ChatSocket socket, Command.Own own) throws InterruptedException {
        var me = socket.me().user();
        rates.take(me);
        switch (told(me, own.conversation(), own.wish())) {
            case Told.Done(var news) ->
                    socket.outlet().put(Frames.ack(own.id(), own.conversation(), news.version()));
            case Told.Refused(var refusal) -> throw Problem.of(refusal).about(field(own.wish()));
        }
    }

    private Told told(UserId me, ConversationId conversation, Command.ForMe wish) {
        return switch (wish) {
            case Command.ForMe.Star star ->
                    chat.own().star(me, conversation, star.seq(), star.star());
            case Command.ForMe.Delete delete -> chat.own().delete(me, conversation, delete.seq());
            case Command.ForMe.Clear clear ->
                    clear.remove()
                            ? chat.own().remove(me, conversation, clear.seq())
                            : chat.own().clear(me, conversation, clear.seq());
        };
    }

    private static String field(Command.ForMe wish) {
        return switch (wish) {
            case Command.ForMe.Star _, Command.ForMe.Delete _ -> "seq";
            case Command.ForMe.Clear _ -> "conversation";
        };
    }
}
