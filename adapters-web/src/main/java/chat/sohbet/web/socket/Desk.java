package chat.sohbet.web.socket;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.security.Rates;

/// Where commands are done, each by whom it concerns. What goes wrong is thrown.
final class Desk {
    private final Chat chat;
    private final CatchUp catchUp;
    private final Sending sending;
    private final Amending amending;
    private final Fetching fetching;

    Desk(Chat chat, Rates<UserId> sends) {
        this.chat = chat;
        this.catchUp = new CatchUp(chat);
        this.sending = new Sending(chat, sends);
        this.amending = new Amending(chat, sends);
        this.fetching = new Fetching(chat);
    }

    void perform(ChatSocket socket, Command command) throws InterruptedException {
        switch (command) {
            case Command.Hello hello -> catchUp.greet(socket, hello);
            case Command.Send send -> sending.send(socket, send);
            case Command.Amend amend -> amending.amend(socket, amend);
            case Command.Fetch fetch -> fetching.fetch(socket, fetch);
            case Command.Mark mark ->
                    chat.mark(socket.me().user(), mark.conversation(), mark.marks());
            case Command.Watch watch -> socket.watch(watch.directory());
            case Command.Ping _ -> socket.outlet().offer(Frames.pong());
        }
    }
}
