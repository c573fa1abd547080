package chat.sohbet.history;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.UserId;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// A connection to a [ChatNode]. Commands are worked on in order, as a socket's worker does.
final class ChatLink implements Link {
    private final UserId user;
    private final Consumer<Frame> ear;
    private final Executor worker;
    private final ChatNode node;
    private final Desk desk;
    private volatile boolean closed;

    ChatLink(UserId user, Consumer<Frame> ear, Executor worker, Chat chat, ChatNode node) {
        this.user = user;
        this.ear = ear;
        this.worker = worker;
        this.node = node;
        this.desk = new Desk(chat, user, this::answer);
    }

    UserId user() {
        return user;
    }

    void tell(Frame frame) {
        if (!closed) ear.accept(frame);
    }

    /// What a dying node does is done, but nobody hears of it.
    private void answer(Frame frame) {
        if (!node.dying()) tell(frame);
    }

    @Override
    public void say(Command command) {
        if (!closed) worker.execute(() -> node.run(() -> work(command)));
    }

    private void work(Command command) {
        var clientId = command instanceof Command.Send send ? send.clientId() : null;
        try {
            desk.serve(command);
        } catch (Unavailable e) {
            long retryAfter = e.retryAfter().toMillis();
            answer(new Frame.Refused(command.id(), clientId, "unavailable", retryAfter));
        } catch (InvalidValue e) {
            answer(new Frame.Refused(command.id(), clientId, "invalid", 0));
        }
    }

    void lost() {
        if (closed) return;
        tell(new Frame.Gone());
        closed = true;
    }

    @Override
    public void close() {
        closed = true;
        node.gone(this);
    }
}
