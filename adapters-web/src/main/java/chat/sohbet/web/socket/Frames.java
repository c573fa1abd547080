package chat.sohbet.web.socket;

import chat.sohbet.application.port.News;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.History;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Figures;
import chat.sohbet.web.json.ConversationJson;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.json.MessageJson;
import chat.sohbet.web.json.OwnJson;
import chat.sohbet.web.json.PersonJson;
import chat.sohbet.web.json.Problem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The frames a server sends, rendered.
final class Frames {
    /// No frame is larger: what doesn't fit is split between rows.
    static final int MOST_BYTES = 256 * 1024;

    /// The same for the rows of a frame, with room for the rest of it.
    private static final int MOST_ROWS = MOST_BYTES - 4 * 1024;

    private Frames() {}

    private static ObjectNode typed(String type) {
        return Json.object().put("type", type);
    }

    private static ObjectNode typed(String type, @Nullable String id) {
        var node = typed(type);
        if (id != null) node.put("id", id);
        return node;
    }

    static Frame welcome(Welcome welcome) {
        return Frame.text(welcome.write(typed("welcome")));
    }

    static Frame heads(List<Head> heads, UserId viewer, boolean last) {
        var node = typed("heads");
        node.set("conversations", Json.array(heads, head -> ConversationJson.head(head, viewer)));
        if (last) node.put("last", true);
        return Frame.text(node);
    }

    /// One frame, or several that follow each other: each begins at the version at which the one
    /// before ends, and all but the last say that there is more. `id` is there in an answer.
    static List<Frame> changes(Change change, @Nullable String id) {
        var parts = Splitting.of(change, MOST_ROWS);
        var frames = new ArrayList<Frame>();
        for (int at = 0; at < parts.size(); at++) {
            var node = typed("changes", id);
            node.setAll(ConversationJson.change(parts.get(at)));
            if (at < parts.size() - 1) node.put("more", true);
            frames.add(Frame.text(node));
        }
        return frames;
    }

    static Frame reset(Resync.Reset reset, long after, @Nullable String id) {
        return Frame.text(typed("changes", id).setAll(ConversationJson.reset(reset, after)));
    }

    /// One frame: of a page that is too large the end that is further away is cut off, and there is
    /// more.
    static Frame page(History history, Slice slice, String id) {
        var cut = Splitting.cut(history, slice, MOST_ROWS);
        return Frame.text(typed("page", id).setAll(MessageJson.history(cut)));
    }

    static Frame ack(ConversationId conversation, Message message, boolean duplicate) {
        return Frame.text(
                typed("ack").setAll(MessageJson.acknowledgement(conversation, message, duplicate)));
    }

    static Frame ack(String id, ConversationId conversation, Message message) {
        return Frame.text(
                typed("ack", id).setAll(MessageJson.acknowledgement(conversation, message)));
    }

    /// Something was arranged; `self` is the version of what its owner has arranged.
    static Frame ack(String id, ConversationId conversation, long self) {
        return Frame.text(
                typed("ack", id).put("conversation", conversation.toString()).put("self", self));
    }

    static Frame error(Problem problem, Optional<String> id, Optional<String> clientId) {
        Figures.refused(problem.code());
        var node = typed("error");
        id.ifPresent(text -> node.put("id", text));
        clientId.ifPresent(text -> node.put("clientId", text));
        return Frame.text(problem.write(node));
    }

    static Frame mark(Progress mark) {
        var node = typed("mark").put("conversation", mark.conversation().toString());
        var watermarks = PersonJson.watermarks(mark.watermarks());
        if (mark.user() == null) node.set("others", watermarks);
        else node.put("user", mark.user().toString()).setAll(watermarks);
        return Frame.text(node);
    }

    /// One frame, or several that follow each other like those of [#changes].
    static List<Frame> self(News.Self self) {
        return Splitting.of(self, MOST_ROWS).stream().map(Frames::part).toList();
    }

    private static Frame part(News.Self self) {
        return Frame.text(typed("self").setAll(OwnJson.self(self)));
    }

    static Frame typing(News.Typing typing) {
        var node =
                typed("typing")
                        .put("conversation", typing.conversation().toString())
                        .put("user", typing.user().toString())
                        .put("active", typing.active());
        if (typing.active()) node.put("until", typing.until().toString());
        return Frame.text(node);
    }

    /// When they were last here is said of those who are gone.
    static Frame presence(Presence presence) {
        var node =
                typed("presence")
                        .put("user", presence.user().toString())
                        .put("online", presence.online());
        if (!presence.online())
            presence.lastSeen().ifPresent(last -> node.put("lastSeen", last.toString()));
        return Frame.text(node);
    }

    static Frame user(User user) {
        var node = typed("user");
        node.set("user", PersonJson.user(user));
        return Frame.text(node);
    }

    static Frame synced(int conversations, int messages) {
        return Frame.text(
                typed("synced").put("conversations", conversations).put("messages", messages));
    }

    static Frame pong() {
        return Frame.text(typed("pong"));
    }

    static Frame bye(CloseCode code, Duration retryAfter) {
        return Frame.text(
                typed("bye")
                        .put("code", code.number())
                        .put("retryAfter", retryAfter.toMillis() / 1000.0));
    }
}
