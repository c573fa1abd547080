package chat.sohbet.web.socket;

import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.conversation.Conversation;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Group;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.About;
import chat.sohbet.domain.user.DeviceName;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.Username;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.json.PersonJson;
import chat.sohbet.web.security.Rate;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/// What a socket is told first. `expiresAt` is when the session ends if nobody refreshes it.
record Welcome(User me, Instant now, UUID history, Instant expiresAt, SocketLimits limits) {
    ObjectNode write(ObjectNode into) {
        into.set("me", PersonJson.user(me));
        into.put("now", now.toString())
                .put("history", history.toString())
                .put("expiresAt", expiresAt.toString())
                .put("heartbeatSeconds", limits.silence().toMillis() / 1000.0);
        into.set("limits", write(limits));
        return into;
    }

    /// Lengths are UTF-16 units, sizes bytes.
    private static ObjectNode write(SocketLimits limits) {
        var node =
                Json.object()
                        .put("text", Body.MAX)
                        .put("draft", Preference.MAX_DRAFT)
                        .put("emoji", Emoji.MAX)
                        .put("mentions", Writing.MAX_MENTIONS)
                        .put("attachments", Attachment.MAX_EACH)
                        .put("attachment", Attachment.MAX_SIZE)
                        .put("pins", Conversation.MAX_PINS)
                        .put("title", Title.MAX)
                        .put("description", Description.MAX)
                        .put("members", Group.MAX)
                        .put("username", Username.MAX)
                        .put("displayName", DisplayName.MAX)
                        .put("about", About.MAX)
                        .put("email", EmailAddress.MAX)
                        .put("password", Password.MAX)
                        .put("device", DeviceName.MAX)
                        .put("frame", limits.frameBytes())
                        .put("serverFrame", Frames.MOST_BYTES)
                        .put("commands", limits.commands())
                        .put("sockets", limits.socketsPerUser())
                        .put("have", Command.MAX_HAVE)
                        .put("watch", Command.MAX_WATCHED)
                        .put("page", Slice.MAX)
                        .put("resync", Resync.MAX_ROWS);
        node.set("sends", write(limits.sends()));
        node.set("typing", write(Desk.TYPING));
        return node;
    }

    private static ObjectNode write(Rate rate) {
        return Json.object().put("perSecond", rate.perSecond()).put("burst", rate.burst());
    }
}
