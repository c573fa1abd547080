package chat.sohbet.web.json;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Search;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentKind;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.History;
import chat.sohbet.domain.conversation.Invitation;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Note;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.conversation.Star;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.Account;
import chat.sohbet.domain.user.Privacy;
import chat.sohbet.domain.user.Session;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// How each thing of the domain looks on the wire: ids are strings, times are RFC 3339 in UTC, what
/// is absent is left out. An e-mail address appears in [#account] alone.
public final class Wire {
    /// How much of its last message a conversation shows in a list, in UTF-16 units.
    public static final int PREVIEW = 200;

    private Wire() {}

    public static ObjectNode user(User user) {
        var node =
                Json.object()
                        .put("id", user.id().toString())
                        .put("username", user.username().text())
                        .put("displayName", user.displayName().text());
        if (!user.about().text().isEmpty()) node.put("about", user.about().text());
        user.picture().ifPresent(picture -> node.put("avatar", picture.toString()));
        if (user.deleted()) node.put("deleted", true);
        return node;
    }

    /// For its owner only.
    public static ObjectNode account(Account account, Privacy privacy) {
        var node =
                user(account.user())
                        .put("email", account.email().text())
                        .put("registeredAt", account.user().registeredAt().toString());
        node.set(
                "privacy",
                Json.object()
                        .put("lastSeen", who(privacy.lastSeen()))
                        .put("readMarks", who(privacy.readMarks()))
                        .put("picture", who(privacy.picture())));
        return node;
    }

    private static String who(boolean everybody) {
        return everybody ? "everybody" : "nobody";
    }

    /// For its owner only.
    public static ObjectNode session(Session session, SessionId current) {
        return Json.object()
                .put("id", session.id().toString())
                .put("device", session.device().text())
                .put("openedAt", session.openedAt().toString())
                .put("usedAt", session.usedAt().toString())
                .put("expiresAt", session.expiresAt().toString())
                .put("current", session.id().equals(current));
    }

    /// A row of `viewer`'s conversation list. The title of a direct conversation is the other's
    /// name.
    public static ObjectNode head(Head head, UserId viewer) {
        var node =
                Json.object()
                        .put("id", head.id().toString())
                        .put("kind", head.kind().name().toLowerCase(Locale.ROOT))
                        .put("title", title(head, viewer));
        head.properties()
                .map(properties -> properties.description().text())
                .filter(description -> !description.isEmpty())
                .ifPresent(description -> node.put("description", description));
        head.properties()
                .flatMap(Properties::picture)
                .ifPresent(picture -> node.put("picture", picture.toString()));
        if (!head.members().isEmpty()) node.set("members", array(head.members(), Wire::user));
        if (!head.active()) node.put("active", false);
        node.put("seq", head.seq()).put("version", head.version()).put("unread", head.unread());
        if (head.mentioned() > 0) node.put("mentioned", head.mentioned());
        node.set("mine", watermarks(head.mine()));
        node.set("others", watermarks(head.others()));
        head.lastMessage().ifPresent(last -> node.set("lastMessage", preview(last)));
        if (!head.pins().isEmpty()) {
            var pins = node.putArray("pins");
            head.pins().forEach(pins::add);
        }
        if (head.preference().version() > 0) node.set("self", preference(head.preference()));
        return node.put("activity", head.activity().toString());
    }

    private static String title(Head head, UserId viewer) {
        return head.properties()
                .map(properties -> properties.title().text())
                .orElseGet(() ->
                        head.members().stream()
                                .filter(member -> !member.id().equals(viewer))
                                .findFirst()
                                .map(other -> other.displayName().text())
                                .orElse(""));
    }

    public static ObjectNode watermarks(Watermarks marks) {
        return Json.object().put("delivered", marks.delivered()).put("read", marks.read());
    }

    public static ObjectNode message(Message message) {
        var node =
                Json.object()
                        .put("seq", message.seq())
                        .put("version", message.version())
                        .put("author", message.author().toString());
        message.clientId().ifPresent(id -> node.put("clientId", id.toString()));
        node.put("at", message.at().toString());
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
                    array(
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
            node.set("attachments", array(writing.attachments(), Wire::attachment));
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

    private static ObjectNode preview(Message message) {
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
        node.set("messages", array(history.messages(), Wire::message));
        return node.put("more", history.more());
    }

    /// A message that was found, and in which conversation.
    public static ObjectNode hit(Search.Hit hit) {
        var node = Json.object().put("conversation", hit.conversation().toString());
        node.set("message", message(hit.message()));
        return node;
    }

    /// What changed, as the socket's `changes` and HTTP answer it.
    public static ObjectNode change(Change change) {
        var node =
                Json.object()
                        .put("conversation", change.conversation().toString())
                        .put("after", change.after())
                        .put("version", change.version())
                        .put("seq", change.seq());
        node.set("messages", array(change.messages(), Wire::message));
        if (!change.members().isEmpty()) node.set("members", array(change.members(), Wire::member));
        change.properties().ifPresent(properties -> node.set("properties", properties(properties)));
        return node;
    }

    /// In place of a change that is too large: drop what you hold since `after`.
    public static ObjectNode reset(Resync.Reset reset, long after) {
        var node =
                Json.object()
                        .put("conversation", reset.conversation().toString())
                        .put("after", after)
                        .put("version", reset.version())
                        .put("seq", reset.seq());
        node.putArray("messages");
        return node.put("reset", true);
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

    private static ObjectNode member(Member member) {
        return Json.object()
                .put("user", member.user().toString())
                .put("role", member.role().name().toLowerCase(Locale.ROOT))
                .put("active", member.active())
                .put("version", member.version());
    }

    /// A member with their names, as HTTP lists them.
    public static ObjectNode member(Member member, User user) {
        return user(user)
                .put("role", member.role().name().toLowerCase(Locale.ROOT))
                .put("active", member.active())
                .put("version", member.version());
    }

    /// What somebody sees who is invited; the group's id is for its members.
    public static ObjectNode invitation(Invitation invitation, boolean member) {
        var properties = invitation.properties();
        var node = Json.object().put("title", properties.title().text());
        if (!properties.description().text().isEmpty())
            node.put("description", properties.description().text());
        node.put("members", invitation.members());
        properties.picture().ifPresent(picture -> node.put("picture", picture.toString()));
        if (member) node.put("conversation", invitation.group().toString());
        return node;
    }

    /// Whether the message `seq` has reached somebody, and whether they have read it.
    public static ObjectNode receipt(UserId user, long seq, Watermarks marks) {
        return Json.object()
                .put("user", user.toString())
                .put("delivered", marks.delivered() >= seq)
                .put("read", marks.read() >= seq);
    }

    /// What somebody arranged for themselves, as the socket's `self` and HTTP tell it.
    public static ObjectNode self(News.Self self) {
        var node = Json.object().put("after", self.after()).put("version", self.version());
        node.set("conversations", array(self.preferences(), Wire::preference));
        if (!self.notes().isEmpty()) node.set("messages", array(self.notes(), Wire::note));
        return node;
    }

    public static ObjectNode preference(Preference preference) {
        var node = Json.object().put("conversation", preference.conversation().toString());
        if (preference.mutedUntil().isAfter(Instant.EPOCH))
            node.put("mutedUntil", preference.mutedUntil().toString());
        if (preference.cleared() > 0) node.put("cleared", preference.cleared());
        if (preference.removed()) node.put("removed", true);
        return node.put("archived", preference.archived())
                .put("pinned", preference.pinned())
                .put("unread", preference.unread())
                .put("draft", preference.draft())
                .put("version", preference.version());
    }

    public static ObjectNode note(Note note) {
        return Json.object()
                .put("conversation", note.conversation().toString())
                .put("seq", note.seq())
                .put("starred", note.starred())
                .put("hidden", note.hidden())
                .put("version", note.version());
    }

    /// A message with a star of mine, where it stands; `version` is that of the star.
    public static ObjectNode star(Star star) {
        var node = Json.object().put("conversation", star.conversation().toString());
        node.set("message", message(star.message()));
        return node.put("version", star.version());
    }

    private static ObjectNode properties(Properties properties) {
        var node =
                Json.object()
                        .put("title", properties.title().text())
                        .put("description", properties.description().text())
                        .put("version", properties.version());
        properties.picture().ifPresent(picture -> node.put("picture", picture.toString()));
        return node;
    }

    public static <T> ArrayNode array(Collection<T> things, Function<T, ObjectNode> write) {
        var array = Json.object().arrayNode();
        things.forEach(thing -> array.add(write.apply(thing)));
        return array;
    }
}
