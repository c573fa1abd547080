package chat.sohbet.web.socket;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Rates;

/// A client mutes, archives, pins, marks as unread or keeps a draft; all devices of its owner hear
/// of it, this one included.
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
}
