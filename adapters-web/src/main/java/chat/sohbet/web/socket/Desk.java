package chat.sohbet.web.socket;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Rate;
import chat.sohbet.web.security.Rates;

/// Where commands are done, each by whom it concerns. What goes wrong is thrown.
final class Desk {
    /// How often somebody may say that they are typing; more of it is not heard.
    static final Rate TYPING = new Rate(2, 10);

    private final Chat chat;
    private final CatchUp catchUp;
    private final Sending sending;
    private final Amending amending;
    private final Arranging arranging;
    private final Fetching fetching;
    private final Watching watching;
    private final Rates<UserId> gestures;
    private final Rates<UserId> typing = new Rates<>(TYPING);

    /// `sends` are for what others get to see, `gestures` for what doesn't concern them.
    Desk(
            Chat chat,
            Rates<UserId> sends,
            Rates<UserId> gestures,
            Attendance attendance,
            Watching watching) {
        this.chat = chat;
        this.catchUp = new CatchUp(chat, attendance);
        this.sending = new Sending(chat, sends);
        this.amending = new Amending(chat, sends);
        this.arranging = new Arranging(chat, gestures);
        this.fetching = new Fetching(chat);
        this.watching = watching;
        this.gestures = gestures;
    }

    /// What is left of a command that has begun.
    interface Rest {
        void finish() throws InterruptedException;
    }

    /// Begins to send; what is returned does the rest.
    Rest send(ChatSocket socket, Command.Send send) {
        return sending.send(socket, send);
    }

    void perform(ChatSocket socket, Command command) throws InterruptedException {
        switch (command) {
            case Command.Hello hello -> catchUp.greet(socket, hello);
            case Command.Send send -> sending.send(socket, send).finish();
            case Command.Amend amend -> amending.amend(socket, amend);
            case Command.Arrange arrange -> arranging.arrange(socket, arrange);
            case Command.Own own -> arranging.own(socket, own);
            case Command.Typing types -> type(socket.me().user(), types);
            case Command.Fetch fetch -> fetching.fetch(socket, fetch);
            case Command.Mark mark ->
                    chat.mark(socket.me().user(), mark.conversation(), mark.marks());
            case Command.Watch watch -> watch(socket, watch);
            case Command.Ping _ -> socket.outlet().offer(Frames.pong());
        }
    }

    private void watch(ChatSocket socket, Command.Watch watch) throws InterruptedException {
        gestures.take(socket.me().user());
        socket.watch(watch.directory());
        watching.watch(socket, watch.users());
    }

    private void type(UserId me, Command.Typing types) {
        try {
            typing.take(me);
        } catch (Problem tooFast) {
            // Nobody waits for an answer, and it is over by itself soon.
            return;
        }
        chat.presence().typing(me, types.conversation(), types.active());
    }
}
