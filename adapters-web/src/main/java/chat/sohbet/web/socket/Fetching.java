package chat.sohbet.web.socket;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.web.json.Problem;

/// A client asks for messages that it doesn't hold.
final class Fetching {
    private final Chat chat;

    Fetching(Chat chat) {
        this.chat = chat;
    }

    void fetch(ChatSocket socket, Command.Fetch fetch) throws InterruptedException {
        switch (fetch.wanted()) {
            case Command.Wanted.Since since ->
                    since(socket, fetch.id(), fetch.conversation(), since.version());
            case Command.Wanted.Page page ->
                    page(socket, fetch.id(), fetch.conversation(), page.slice());
        }
    }

    private void since(ChatSocket socket, String id, ConversationId conversation, long version)
            throws InterruptedException {
        switch (chat.since(socket.me().user(), conversation, version)) {
            case Resync.Catch caught -> {
                for (var frame : Frames.changes(caught.change(), id)) socket.outlet().put(frame);
            }
            case Resync.Reset reset -> socket.outlet().put(Frames.reset(reset, version, id));
            case Resync.Refused refused ->
                    throw Problem.of(refused.refusal()).about("conversation");
        }
    }

    private void page(ChatSocket socket, String id, ConversationId conversation, Slice slice)
            throws InterruptedException {
        var history =
                chat.history(socket.me().user(), conversation, slice)
                        .orElseThrow(() -> Problem.notFound("conversation").about("conversation"));
        socket.outlet().put(Frames.page(history, slice, id));
    }
}
