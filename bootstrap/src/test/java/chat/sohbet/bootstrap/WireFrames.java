package chat.sohbet.bootstrap;

import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.attachment.AttachmentKind;
import chat.sohbet.domain.attachment.FileName;
import chat.sohbet.domain.attachment.Peaks;
import chat.sohbet.domain.attachment.Pixels;
import chat.sohbet.domain.attachment.Recording;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Note;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Reaction;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.history.Frame;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a socket says, as the history checker understands it.
final class WireFrames {
    private WireFrames() {}

    /// Empty for what the checker doesn't look at.
    static Optional<Frame> read(JsonNode node) {
        return Optional.ofNullable(
                switch (node.path("type").asText()) {
                    case "welcome" ->
                            new Frame.Welcome(UUID.fromString(node.path("history").asText()));
                    case "heads" ->
                            new Frame.Heads(
                                    all(node.path("conversations"), WireFrames::row),
                                    node.path("last").asBoolean());
                    case "changes" -> changes(node);
                    case "page" ->
                            new Frame.Page(
                                    id(node),
                                    conversation(node),
                                    node.path("version").asLong(),
                                    all(node.path("messages"), WireFrames::message),
                                    node.path("more").asBoolean());
                    case "ack" -> ack(node);
                    case "error" -> refused(id(node), node);
                    case "mark" -> mark(node);
                    case "typing" -> new Frame.Typing(conversation(node), user(node, "user"));
                    case "self" ->
                            new Frame.Self(
                                    node.path("after").asLong(),
                                    node.path("version").asLong(),
                                    all(node.path("conversations"), WireFrames::preference),
                                    all(node.path("messages"), WireFrames::note));
                    case "synced" -> new Frame.Synced();
                    default -> null;
                });
    }

    private static long id(JsonNode node) {
        return node.path("id").asLong(0);
    }

    static ConversationId conversation(JsonNode node) {
        return new ConversationId(UUID.fromString(node.path("conversation").asText()));
    }

    private static UserId user(JsonNode node, String field) {
        return new UserId(UUID.fromString(node.path(field).asText()));
    }

    private static <T> List<T> all(JsonNode array, Function<JsonNode, T> read) {
        var all = new ArrayList<T>();
        array.forEach(node -> all.add(read.apply(node)));
        return all;
    }

    private static Frame changes(JsonNode node) {
        return new Frame.Changes(
                id(node),
                conversation(node),
                node.path("after").asLong(),
                node.path("version").asLong(),
                node.path("seq").asLong(),
                all(node.path("messages"), WireFrames::message),
                seats(node.path("members"), "user"),
                node.has("properties")
                        ? properties(
                                node.path("properties"),
                                node.path("properties").path("version").asLong())
                        : null,
                node.path("reset").asBoolean());
    }

    private static Properties properties(JsonNode node, long version) {
        return new Properties(
                new Title(node.path("title").asText()),
                new Description(node.path("description").asText()),
                node.has("picture")
                        ? AttachmentId.parse("picture", node.path("picture").asText())
                        : null,
                version);
    }

    /// `field` is what a member's id is called.
    static List<Frame.Seat> seats(JsonNode members, String field) {
        return all(
                members,
                seat ->
                        new Frame.Seat(
                                user(seat, field),
                                Role.valueOf(upper(seat.path("role"))),
                                seat.path("active").asBoolean(),
                                seat.path("version").asLong()));
    }

    private static String upper(JsonNode word) {
        return word.asText().toUpperCase(Locale.ROOT);
    }

    /// The wire doesn't tell at which version a list's title was given: it is that of its row.
    static Frame.Row row(JsonNode head) {
        var kind = Kind.valueOf(upper(head.path("kind")));
        long version = head.path("version").asLong();
        return new Frame.Row(
                new ConversationId(UUID.fromString(head.path("id").asText())),
                kind,
                kind == Kind.GROUP ? properties(head, version) : null,
                head.path("active").asBoolean(true),
                head.path("seq").asLong(),
                version,
                head.path("unread").asInt(),
                marks(head.path("mine")),
                marks(head.path("others")),
                head.has("lastMessage") ? message(head.path("lastMessage")) : null);
    }

    private static Watermarks marks(JsonNode node) {
        return new Watermarks(node.path("delivered").asLong(), node.path("read").asLong());
    }

    private static Message message(JsonNode node) {
        return new Message(
                node.path("seq").asLong(),
                node.path("version").asLong(),
                user(node, "author"),
                clientId(node),
                Instant.parse(node.path("at").asText()),
                content(node),
                all(
                        node.path("reactions"),
                        reaction ->
                                new Reaction(
                                        user(reaction, "user"),
                                        new Emoji(reaction.path("emoji").asText()))),
                null,
                node.has("expiresAt") ? Instant.parse(node.path("expiresAt").asText()) : null);
    }

    private static @Nullable ClientId clientId(JsonNode node) {
        return node.has("clientId")
                ? new ClientId(UUID.fromString(node.path("clientId").asText()))
                : null;
    }

    private static Content content(JsonNode node) {
        if (node.path("deleted").asBoolean()) return new Content.Deleted();
        if (!node.has("event"))
            return new Content.Written(
                    writing(node),
                    node.path("edited").asBoolean(),
                    node.path("pinned").asBoolean());
        var event = node.path("event");
        return new Content.Happened(
                new Event(
                        Event.What.valueOf(upper(event.path("what"))),
                        all(event.path("users"), id -> new UserId(UUID.fromString(id.asText()))),
                        event.path("text").asText()));
    }

    private static Writing writing(JsonNode node) {
        return new Writing(
                new Body(node.path("text").asText()),
                node.path("replyTo").asLong(),
                all(node.path("mentions"), id -> new UserId(UUID.fromString(id.asText()))),
                node.path("forwarded").asBoolean(),
                all(node.path("attachments"), WireFrames::attachment));
    }

    private static Attachment attachment(JsonNode node) {
        return new Attachment(
                AttachmentId.parse("id", node.path("id").asText()),
                AttachmentKind.valueOf(upper(node.path("kind"))),
                node.path("mediaType").asText(),
                new FileName(node.path("name").asText()),
                node.path("size").asLong(),
                node.has("width")
                        ? new Pixels(node.path("width").asInt(), node.path("height").asInt())
                        : null,
                node.has("duration")
                        ? new Recording(
                                Duration.ofMillis(node.path("duration").asLong()),
                                new Peaks(node.path("peaks").asText()))
                        : null,
                node.path("thumbnail").asBoolean());
    }

    private static Frame ack(JsonNode node) {
        if (node.has("self")) return new Frame.Done(id(node), conversation(node));
        return new Frame.Ack(
                id(node),
                clientId(node),
                conversation(node),
                node.path("seq").asLong(),
                node.path("version").asLong(),
                node.path("duplicate").asBoolean());
    }

    /// What was wrong, from a frame or from an answer over HTTP.
    static Frame.Refused refused(long id, JsonNode problem) {
        return new Frame.Refused(
                id,
                clientId(problem),
                problem.path("code").asText(),
                (long) Math.ceil(problem.path("retryAfter").asDouble() * 1_000));
    }

    private static Frame mark(JsonNode node) {
        return node.has("others")
                ? new Frame.Merged(conversation(node), marks(node.path("others")))
                : new Frame.Marked(conversation(node), user(node, "user"), marks(node));
    }

    private static Note note(JsonNode node) {
        return new Note(
                conversation(node),
                node.path("seq").asLong(),
                node.path("starred").asBoolean(),
                node.path("hidden").asBoolean(),
                node.path("version").asLong());
    }

    private static Preference preference(JsonNode node) {
        return new Preference(
                conversation(node),
                node.has("mutedUntil")
                        ? Instant.parse(node.path("mutedUntil").asText())
                        : Instant.EPOCH,
                node.path("archived").asBoolean(),
                node.path("pinned").asBoolean(),
                node.path("unread").asBoolean(),
                node.path("draft").asText(),
                node.path("cleared").asLong(),
                node.path("removed").asBoolean(),
                node.path("version").asLong());
    }
}
