package chat.sohbet.web.json;

import chat.sohbet.application.port.Search;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentKind;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.History;
import chat.sohbet.domain.conversation.Star;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Writing;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/// How messages look on the wire, alone, on pages and as they are found; written as in
/// [PersonJson].
public final class MessageJson {
    private MessageJson() {}

    /// How much of its last message a conversation shows in a list, in UTF-16 units.
    public static final int PREVIEW = 200;

    public static ObjectNode message(Message message) {
        var node =
                Json.object()
                        .put("seq", message.seq())
                        .put("version", message.version())
                        .put("author", message.author().toString());
        message.clientId().ifPresent(id -> node.put("clientId", id.toString()));
        node.put("at", message.at().toString());
        message.expiresAt().ifPresent(end -> node.put("expiresAt", end.toString()));
        switch (message.content()) {
            case Content.Written written -> {
                write(written.writing(), node);
                if (written.edited()) node.put("edited", true);
                if (written.pinned()) node.put("pinned", true);
            }
            case Content.Deleted _ -> node.put("deleted", true);
            case Content.Happened happened -> node.set("event", event(happened.event()));
        }
        if (!message.reactions().isEmpty())
            node.set(
                    "reactions",
                    Json.array(
                            message.reactions(),
                            reaction ->
                                    Json.object()
                                            .put("user", reaction.user().toString())
                                            .put("emoji", reaction.emoji().text())));
        return node;
    }

    /// A file, as messages list it.
    public static ObjectNode attachment(Attachment file) {
        var node =
                Json.object()
                        .put("id", file.id().toString())
                        .put("kind", word(file.kind()))
                        .put("mediaType", file.mediaType())
                        .put("name", file.name().text())
                        .put("size", file.size());
        file.pixels()
                .ifPresent(area -> node.put("width", area.width()).put("height", area.height()));
        file.recording()
                .ifPresent(recording ->
                        node.put("duration", recording.length().toMillis())
                                .put("peaks", recording.peaks().digits()));
        return node.put("thumbnail", file.thumbnail());
    }

    private static void write(Writing writing, ObjectNode node) {
        node.put("text", writing.body().text());
        if (writing.isReply()) node.put("replyTo", writing.replyTo());
        if (!writing.mentions().isEmpty()) {
            var mentions = node.putArray("mentions");
            writing.mentions().forEach(user -> mentions.add(user.toString()));
        }
        if (writing.forwarded()) node.put("forwarded", true);
        if (!writing.attachments().isEmpty())
            node.set("attachments", Json.array(writing.attachments(), MessageJson::attachment));
    }

    private static ObjectNode event(Event event) {
        var node = Json.object().put("what", event.what().name().toLowerCase(Locale.ROOT));
        if (!event.users().isEmpty()) {
            var users = node.putArray("users");
            event.users().forEach(user -> users.add(user.toString()));
        }
        if (!event.text().isEmpty()) node.put("text", event.text());
        return node;
    }

    static ObjectNode preview(Message message) {
        var node = message(message);
        message.body().ifPresent(body -> node.put("text", beginning(body.text())));
        node.remove("clientId");
        node.remove("replyTo");
        node.remove("mentions");
        node.remove("forwarded");
        node.remove("pinned");
        node.remove("reactions");
        node.remove("attachments");
        var carried = message.writing().map(Writing::attachments).orElse(List.of());
        if (!carried.isEmpty())
            node.set(
                    "carries",
                    Json.object()
                            .put("kind", word(carried.getFirst().kind()))
                            .put("name", carried.getFirst().name().text())
                            .put("count", carried.size()));
        return node;
    }

    private static String word(AttachmentKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// The first [#PREVIEW] units, less one where that would cut a character in two.
    private static String beginning(String text) {
        if (text.length() <= PREVIEW) return text;
        int end = Character.isHighSurrogate(text.charAt(PREVIEW - 1)) ? PREVIEW - 1 : PREVIEW;
        return text.substring(0, end);
    }

    /// A page of messages, as the socket's `page` and HTTP answer it.
    public static ObjectNode history(History history) {
        var node =
                Json.object()
                        .put("conversation", history.conversation().toString())
                        .put("version", history.version());
        node.set("messages", Json.array(history.messages(), MessageJson::message));
        return node.put("more", history.more());
    }

    /// A message that was found, and in which conversation.
    public static ObjectNode hit(Search.Hit hit) {
        var node = Json.object().put("conversation", hit.conversation().toString());
        node.set("message", message(hit.message()));
        return node;
    }

    /// What came of a `send`: the message is committed.
    public static ObjectNode acknowledgement(
            ConversationId conversation, Message message, boolean duplicate) {
        var node = Json.object();
        message.clientId().ifPresent(id -> node.put("clientId", id.toString()));
        node.setAll(acknowledgement(conversation, message));
        if (duplicate) node.put("duplicate", true);
        return node;
    }

    /// What came of changing a message: it is as it was wished, since `version`.
    public static ObjectNode acknowledgement(ConversationId conversation, Message message) {
        return Json.object()
                .put("conversation", conversation.toString())
                .put("seq", message.seq())
                .put("version", message.version())
                .put("at", message.at().toString());
    }

    /// A message with a star of mine, where it stands; `version` is that of the star.
    public static ObjectNode star(Star star) {
        var node = Json.object().put("conversation", star.conversation().toString());
        node.set("message", message(star.message()));
        return node.put("version", star.version());
    }
}
