package chat.sohbet.bootstrap;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.history.Command;
import chat.sohbet.web.testing.ApiClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// What the history checker's devices ask over the socket.
final class WireCommands {
    private WireCommands() {}

    /// Empty for what is asked over HTTP.
    static Optional<ObjectNode> write(Command command) {
        return Optional.ofNullable(
                switch (command) {
                    case Command.Hello hello -> hello(hello);
                    case Command.Send send -> send(send);
                    case Command.Pin pin ->
                            of("pin", pin.id(), pin.conversation())
                                    .put("seq", pin.seq())
                                    .put("pinned", pin.pinned());
                    case Command.Mark mark ->
                            of("mark", mark.conversation())
                                    .put("delivered", mark.marks().delivered())
                                    .put("read", mark.marks().read());
                    case Command.Typing typing ->
                            of("typing", typing.conversation()).put("active", true);
                    case Command.Fetch fetch ->
                            of("fetch", fetch.id(), fetch.conversation())
                                    .put("after", fetch.after());
                    case Command.Turn turn -> turn(turn);
                    case Command.Edit edit ->
                            of("edit", edit.id(), edit.conversation())
                                    .put("seq", edit.seq())
                                    .put("text", edit.body().text());
                    case Command.Delete delete ->
                            of("delete", delete.id(), delete.conversation())
                                    .put("seq", delete.seq())
                                    .put("scope", "everyone");
                    case Command.React react ->
                            of("react", react.id(), react.conversation())
                                    .put("seq", react.seq())
                                    .put(
                                            "emoji",
                                            react.emoji() == null ? null : react.emoji().text());
                    case Command.Arrange arrange -> arrange(arrange);
                    case Command.Own own -> own(own);
                    case Command.Look _,
                            Command.Open _,
                            Command.Block _,
                            Command.Unblock _,
                            Command.Keep _,
                            Command.OfGroup _ ->
                            null;
                });
    }

    private static ObjectNode of(String type, ConversationId conversation) {
        return ApiClient.json("type", type).put("conversation", conversation.toString());
    }

    private static ObjectNode of(String type, long id, ConversationId conversation) {
        return of(type, conversation).put("id", Long.toString(id));
    }

    private static ObjectNode send(Command.Send send) {
        var node =
                of("send", send.conversation())
                        .put("clientId", send.clientId().toString())
                        .put("text", send.body().text())
                        .put("read", send.read());
        if (send.writing().isReply()) node.put("replyTo", send.writing().replyTo());
        var mentions = node.putArray("mentions");
        send.writing().mentions().forEach(user -> mentions.add(user.toString()));
        var attachments = node.putArray("attachments");
        send.writing().attachments().forEach(file -> attachments.add(file.id().toString()));
        return node;
    }

    private static ObjectNode hello(Command.Hello hello) {
        var node = ApiClient.json("type", "hello").put("protocol", 1).put("self", hello.self());
        var have = node.putObject("have");
        hello.have().forEach((id, version) -> have.put(id.toString(), version));
        return node;
    }

    private static ObjectNode turn(Command.Turn turn) {
        var node = of("fetch", turn.id(), turn.conversation());
        return switch (turn.slice()) {
            case Slice.Newest(int limit) -> node.put("limit", limit);
            case Slice.Before(long seq, int limit) -> node.put("before", seq).put("limit", limit);
            case Slice.From(long seq, int limit) -> node.put("from", seq).put("limit", limit);
            case Slice.Around(long seq, int limit) -> node.put("around", seq).put("limit", limit);
        };
    }

    private static ObjectNode own(Command.Own own) {
        var node = of("self", own.id(), own.conversation());
        return switch (own.what()) {
            case STAR -> node.put("seq", own.seq()).put("star", true);
            case UNSTAR -> node.put("seq", own.seq()).put("star", false);
            case DELETE -> node.put("type", "delete").put("seq", own.seq()).put("scope", "me");
            case CLEAR -> node.put("cleared", own.seq());
            case REMOVE -> node.put("cleared", own.seq()).put("removed", true);
        };
    }

    private static ObjectNode arrange(Command.Arrange arrange) {
        var node = of("self", arrange.id(), arrange.conversation());
        return switch (arrange.wish()) {
            case MUTE -> node.put("mutedUntil", "always");
            case UNMUTE -> node.putNull("mutedUntil");
            case ARCHIVE -> node.put("archived", true);
            case UNARCHIVE -> node.put("archived", false);
            case PIN -> node.put("pinned", true);
            case UNPIN -> node.put("pinned", false);
            case UNREAD -> node.put("unread", true);
            case SEEN -> node.put("unread", false);
            case DRAFT -> node.put("draft", arrange.draft());
        };
    }
}
