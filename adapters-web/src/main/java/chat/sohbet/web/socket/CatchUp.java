package chat.sohbet.web.socket;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Conversations.Position;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Resync;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A client begins to listen, or makes sure that it missed nothing: the same path after a reconnect
/// and from cold.
final class CatchUp {
    private static final int HEADS_A_FRAME = 100;

    private final Chat chat;
    private final Attendance attendance;

    CatchUp(Chat chat, Attendance attendance) {
        this.chat = chat;
        this.attendance = attendance;
    }

    /// First listens and is found by other nodes, then reads: what happens in between comes twice,
    /// not never. Who can't be brought up to date, because we are cut off or too many come at once,
    /// is sent away to come back in a moment: a socket that stayed would hear only what is new, and
    /// its client believe that it has all.
    void greet(ChatSocket socket, Command.Hello hello) throws InterruptedException {
        socket.listen();
        try {
            attendance.came(socket);
            bring(socket, hello);
        } catch (Unavailable notNow) {
            socket.outlet().close(CloseCode.GOING_AWAY, Sockets.farewell(CloseCode.GOING_AWAY));
        }
    }

    private void bring(ChatSocket socket, Command.Hello hello) throws InterruptedException {
        int messages = 0;
        var moved = heads(socket, hello.have());
        for (var id : moved) messages += bring(socket, id, hello.have().getOrDefault(id, 0L));
        if (hello.self().isPresent()) arranged(socket, hello.self().getAsLong());
        socket.outlet().put(Frames.synced(moved.size(), messages));
    }

    private void arranged(ChatSocket socket, long after) throws InterruptedException {
        for (var frame : Frames.self(chat.own().since(socket.me().user(), after)))
            socket.outlet().put(frame);
    }

    /// Sends all heads; returns the conversations that are no longer as the client has them.
    private List<ConversationId> heads(ChatSocket socket, Map<ConversationId, Long> have)
            throws InterruptedException {
        var me = socket.me().user();
        var moved = new ArrayList<ConversationId>();
        var after = Position.TOP;
        boolean last = false;
        while (!last) {
            var found = chat.heads(me, after, HEADS_A_FRAME + 1);
            last = found.size() <= HEADS_A_FRAME;
            var page = last ? found : found.subList(0, HEADS_A_FRAME);
            socket.outlet().put(Frames.heads(page, me, last));
            page.stream().filter(head -> moved(head, have)).map(Head::id).forEach(moved::add);
            if (!last) after = new Position(page.getLast().activity(), page.getLast().id());
        }
        return moved;
    }

    private static boolean moved(Head head, Map<ConversationId, Long> have) {
        var version = have.get(head.id());
        return version != null && version != head.version();
    }

    /// Sends what changed since; returns how many messages that were.
    private int bring(ChatSocket socket, ConversationId id, long after)
            throws InterruptedException {
        return switch (chat.since(socket.me().user(), id, after)) {
            case Resync.Catch caught -> {
                for (var frame : Frames.changes(caught.change(), null)) socket.outlet().put(frame);
                yield caught.change().messages().size();
            }
            case Resync.Reset reset -> {
                socket.outlet().put(Frames.reset(reset, after, null));
                yield 0;
            }
            // Between the heads and now it became somebody else's.
            case Resync.Refused _ -> 0;
        };
    }
}
