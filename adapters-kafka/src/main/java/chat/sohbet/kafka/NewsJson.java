package chat.sohbet.kafka;

import static chat.sohbet.kafka.Json.array;
import static chat.sohbet.kafka.Json.instant;
import static chat.sohbet.kafka.Json.list;
import static chat.sohbet.kafka.Json.set;
import static chat.sohbet.kafka.Json.text;
import static chat.sohbet.kafka.Json.uuid;
import static chat.sohbet.kafka.Json.values;

import chat.sohbet.application.port.News;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Note;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.About;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.domain.user.Username;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// News as nodes write them to each other: an object with the version of this format in `v` and the
/// sort of news in `kind`. While nodes of two releases run together, each skips what it has no word
/// for; a field that is added is skipped, too, so only what changes its meaning needs another `v`.
final class NewsJson {
    private static final int VERSION = 1;

    private NewsJson() {}

    static byte[] write(News news) {
        var json =
                switch (news) {
                    case News.Changed changed -> write(changed);
                    case News.Moved moved -> write(moved);
                    case News.Joined joined -> write(joined);
                    case News.Ended ended -> of("ended").put("session", ended.session().toString());
                    case News.Marked marked -> write(marked);
                    case News.Merged merged -> write(merged);
                    case News.Typing typing -> write(typing);
                    case News.Present present -> write(present);
                    case News.Self self -> write(self);
                };
        return Json.bytes(json.put("v", VERSION));
    }

    /// Empty for what another release says and this one doesn't know. Throws
    /// [IllegalArgumentException] for what is no news at all.
    static Optional<News> read(byte[] bytes) {
        var json = Json.parse(bytes);
        if (Json.number(json, "v") != VERSION) return Optional.empty();
        return Optional.ofNullable(
                switch (text(json, "kind")) {
                    case "changed" -> changed(json);
                    case "moved" -> new News.Moved(conversation(json), Json.number(json, "after"));
                    case "joined" -> joined(json);
                    case "ended" -> new News.Ended(new SessionId(uuid(json, "session")));
                    case "marked" -> marked(json);
                    case "merged" -> merged(json);
                    case "typing" -> typing(json);
                    case "present" -> present(json);
                    case "self" -> self(json);
                    default -> null;
                });
    }

    private static ObjectNode of(String kind) {
        return Json.object().put("kind", kind);
    }

    private static ObjectNode of(String kind, ConversationId conversation) {
        return of(kind).put("conversation", conversation.toString());
    }

    private static ObjectNode write(News.Changed changed) {
        var json = of("changed", changed.change().conversation());
        json.set("change", ChangeJson.write(changed.change()));
        json.set("to", values(changed.to()));
        if (!changed.blind().isEmpty()) json.set("blind", values(changed.blind()));
        return json;
    }

    private static News changed(JsonNode json) {
        var change = ChangeJson.read(conversation(json), Json.part(json, "change"));
        return new News.Changed(change, users(json, "to"), users(json, "blind"));
    }

    private static ObjectNode write(News.Moved moved) {
        return of("moved", moved.conversation()).put("after", moved.after());
    }

    private static ObjectNode write(News.Joined joined) {
        var user = joined.user();
        var json = of("joined");
        user.picture().ifPresent(picture -> json.put("picture", picture.toString()));
        if (user.deleted()) json.put("deleted", true);
        return json.put("user", user.id().toString())
                .put("username", user.username().text())
                .put("displayName", user.displayName().text())
                .put("about", user.about().text())
                .put("at", user.registeredAt().toString());
    }

    private static News joined(JsonNode json) {
        return new News.Joined(
                new User(
                        user(json),
                        new Username(text(json, "username")),
                        new DisplayName(text(json, "displayName")),
                        // A node of an older version doesn't say.
                        new About(json.path("about").asText("")),
                        instant(json, "at"),
                        json.has("picture") ? new AttachmentId(uuid(json, "picture")) : null,
                        json.has("deleted")));
    }

    private static ObjectNode write(News.Marked marked) {
        var json = of("marked", marked.mark().conversation());
        json.put("user", marked.mark().user().toString());
        put(json, marked.mark().watermarks());
        json.set("to", values(marked.to()));
        return json;
    }

    private static News marked(JsonNode json) {
        var mark = new Mark(conversation(json), user(json), watermarks(json));
        return new News.Marked(mark, users(json, "to"));
    }

    private static ObjectNode write(News.Merged merged) {
        var json = of("merged", merged.conversation());
        var others = json.putObject("others");
        merged.others().forEach((user, marks) -> put(others.putObject(user.toString()), marks));
        return json;
    }

    private static News merged(JsonNode json) {
        Map<UserId, Watermarks> others = new HashMap<>();
        for (var other : Json.part(json, "others").properties())
            others.put(UserId.parse("others", other.getKey()), watermarks(other.getValue()));
        return new News.Merged(conversation(json), others);
    }

    private static ObjectNode write(News.Typing typing) {
        var json = of("typing", typing.conversation());
        json.put("user", typing.user().toString())
                .put("active", typing.active())
                .put("until", typing.until().toString());
        json.set("to", values(typing.to()));
        return json;
    }

    private static News typing(JsonNode json) {
        return new News.Typing(
                conversation(json),
                user(json),
                Json.truth(json, "active"),
                instant(json, "until"),
                users(json, "to"));
    }

    private static ObjectNode write(News.Present present) {
        var presence = present.presence();
        var json = of("present").put("user", presence.user().toString());
        json.put("online", presence.online());
        presence.lastSeen().ifPresent(last -> json.put("last", last.toString()));
        return json;
    }

    private static News present(JsonNode json) {
        var last = json.has("last") ? instant(json, "last") : null;
        return new News.Present(new Presence(user(json), Json.truth(json, "online"), last));
    }

    private static ObjectNode write(News.Self self) {
        var json = of("self").put("user", self.user().toString());
        json.put("after", self.after()).put("version", self.version());
        json.set("preferences", array(self.preferences(), NewsJson::write));
        if (!self.notes().isEmpty()) json.set("notes", array(self.notes(), NewsJson::write));
        return json;
    }

    private static JsonNode write(Preference preference) {
        return Json.object()
                .put("conversation", preference.conversation().toString())
                .put("mutedUntil", preference.mutedUntil().toString())
                .put("archived", preference.archived())
                .put("pinned", preference.pinned())
                .put("unread", preference.unread())
                .put("draft", preference.draft())
                .put("cleared", preference.cleared())
                .put("removed", preference.removed())
                .put("version", preference.version());
    }

    private static JsonNode write(Note note) {
        return Json.object()
                .put("conversation", note.conversation().toString())
                .put("seq", note.seq())
                .put("starred", note.starred())
                .put("hidden", note.hidden())
                .put("version", note.version());
    }

    private static News self(JsonNode json) {
        return new News.Self(
                user(json),
                Json.number(json, "after"),
                Json.number(json, "version"),
                list(json, "preferences", NewsJson::preference),
                list(json, "notes", NewsJson::note));
    }

    private static Preference preference(JsonNode json) {
        return new Preference(
                conversation(json),
                instant(json, "mutedUntil"),
                Json.truth(json, "archived"),
                Json.truth(json, "pinned"),
                Json.truth(json, "unread"),
                text(json, "draft"),
                // A node of an older version doesn't say.
                json.path("cleared").asLong(0),
                json.path("removed").asBoolean(false),
                Json.number(json, "version"));
    }

    private static Note note(JsonNode json) {
        return new Note(
                conversation(json),
                Json.number(json, "seq"),
                Json.truth(json, "starred"),
                Json.truth(json, "hidden"),
                Json.number(json, "version"));
    }

    private static void put(ObjectNode json, Watermarks marks) {
        json.put("delivered", marks.delivered()).put("read", marks.read());
    }

    private static Watermarks watermarks(JsonNode json) {
        return new Watermarks(Json.number(json, "delivered"), Json.number(json, "read"));
    }

    private static ConversationId conversation(JsonNode json) {
        return new ConversationId(uuid(json, "conversation"));
    }

    private static UserId user(JsonNode json) {
        return new UserId(uuid(json, "user"));
    }

    private static Set<UserId> users(JsonNode json, String field) {
        return set(json, field, Json::user);
    }
}
