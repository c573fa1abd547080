package chat.sohbet.kafka;

import static chat.sohbet.kafka.Json.array;
import static chat.sohbet.kafka.Json.instant;
import static chat.sohbet.kafka.Json.list;
import static chat.sohbet.kafka.Json.number;
import static chat.sohbet.kafka.Json.object;
import static chat.sohbet.kafka.Json.part;
import static chat.sohbet.kafka.Json.text;
import static chat.sohbet.kafka.Json.uuid;
import static chat.sohbet.kafka.Json.values;

import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.conversation.Spans;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Reaction;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.UserId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The rows of a change as nodes write them to each other. What is empty is left out.
final class ChangeJson {
    private ChangeJson() {}

    static JsonNode write(Change change) {
        var json =
                object().put("after", change.after())
                        .put("version", change.version())
                        .put("seq", change.seq());
        if (!change.messages().isEmpty())
            json.set("messages", array(change.messages(), ChangeJson::write));
        if (!change.members().isEmpty())
            json.set("members", array(change.members(), ChangeJson::write));
        change.properties().ifPresent(shared -> json.set("properties", write(shared)));
        return json;
    }

    static Change read(ConversationId conversation, JsonNode json) {
        return new Change(
                conversation,
                number(json, "after"),
                number(json, "version"),
                number(json, "seq"),
                list(json, "messages", ChangeJson::message),
                list(json, "members", ChangeJson::member),
                json.has("properties") ? properties(part(json, "properties")) : null);
    }

    private static JsonNode write(Message message) {
        var json =
                object().put("seq", message.seq())
                        .put("version", message.version())
                        .put("author", message.author().toString())
                        .put("at", message.at().toString());
        message.clientId().ifPresent(id -> json.put("clientId", id.toString()));
        if (message.hiddenFrom() != null) json.put("hiddenFrom", message.hiddenFrom().toString());
        message.expiresAt().ifPresent(end -> json.put("expiresAt", end.toString()));
        if (!message.reactions().isEmpty())
            json.set("reactions", array(message.reactions(), ChangeJson::write));
        return content(json, message.content());
    }

    private static Message message(JsonNode json) {
        return new Message(
                number(json, "seq"),
                number(json, "version"),
                new UserId(uuid(json, "author")),
                json.has("clientId") ? new ClientId(uuid(json, "clientId")) : null,
                instant(json, "at"),
                content(json),
                list(json, "reactions", ChangeJson::reaction),
                json.has("hiddenFrom") ? new UserId(uuid(json, "hiddenFrom")) : null,
                json.has("expiresAt") ? instant(json, "expiresAt") : null);
    }

    private static JsonNode content(ObjectNode json, Content content) {
        return switch (content) {
            case Content.Written written -> {
                write(json, written.writing());
                if (written.edited()) json.put("edited", true);
                yield written.pinned() ? json.put("pinned", true) : json;
            }
            case Content.Deleted _ -> json.put("deleted", true);
            case Content.Happened happened -> json.set("event", write(happened.event()));
        };
    }

    private static void write(ObjectNode json, Writing writing) {
        json.put("text", writing.body().text());
        if (writing.isReply()) json.put("replyTo", writing.replyTo());
        if (!writing.mentions().isEmpty()) json.set("mentions", values(writing.mentions()));
        if (writing.forwarded()) json.put("forwarded", true);
        if (!writing.attachments().isEmpty())
            json.set("attachments", array(writing.attachments(), AttachmentJson::write));
    }

    private static Writing writing(JsonNode json) {
        return new Writing(
                new Body(text(json, "text")),
                json.has("replyTo") ? number(json, "replyTo") : 0,
                list(json, "mentions", Json::user),
                json.has("forwarded"),
                list(json, "attachments", AttachmentJson::read));
    }

    private static Content content(JsonNode json) {
        if (json.has("deleted")) return new Content.Deleted();
        if (json.has("event")) return new Content.Happened(event(part(json, "event")));
        return new Content.Written(writing(json), json.has("edited"), json.has("pinned"));
    }

    private static JsonNode write(Event event) {
        var json = object().put("what", event.what().name());
        json.set("users", values(event.users()));
        return json.put("text", event.text());
    }

    private static Event event(JsonNode json) {
        return new Event(
                Event.What.valueOf(text(json, "what")),
                list(json, "users", Json::user),
                text(json, "text"));
    }

    private static JsonNode write(Reaction reaction) {
        return object().put("user", reaction.user().toString())
                .put("emoji", reaction.emoji().text());
    }

    private static Reaction reaction(JsonNode json) {
        return new Reaction(new UserId(uuid(json, "user")), new Emoji(text(json, "emoji")));
    }

    private static JsonNode write(Member member) {
        var json =
                object().put("user", member.user().toString())
                        .put("role", member.role().name())
                        .put("version", member.version());
        json.set("spans", array(member.spans().list(), ChangeJson::write));
        return json;
    }

    private static Member member(JsonNode json) {
        return new Member(
                new UserId(uuid(json, "user")),
                Role.valueOf(text(json, "role")),
                new Spans(list(json, "spans", ChangeJson::span)),
                number(json, "version"));
    }

    /// An open span has no end.
    private static JsonNode write(Spans.Span span) {
        var json = object().put("from", span.from());
        return span.until() == Spans.OPEN ? json : json.put("until", span.until());
    }

    private static Spans.Span span(JsonNode json) {
        return new Spans.Span(
                number(json, "from"), json.has("until") ? number(json, "until") : Spans.OPEN);
    }

    private static JsonNode write(Properties shared) {
        var json =
                object().put("title", shared.title().text())
                        .put("description", shared.description().text())
                        .put("version", shared.version());
        shared.picture().ifPresent(picture -> json.put("picture", picture.toString()));
        return json;
    }

    private static Properties properties(JsonNode json) {
        return new Properties(
                new Title(text(json, "title")),
                new Description(text(json, "description")),
                json.has("picture") ? new AttachmentId(uuid(json, "picture")) : null,
                number(json, "version"));
    }
}
