package chat.sohbet.web.json;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Source;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.UserId;
import java.util.List;
import java.util.function.Supplier;

/// What somebody sends, as both doors take it: what they wrote, or what they pass on.
public sealed interface Written {
    /// Hands it in, and returns what waits for the commit.
    Supplier<Posting> hand(
            Chat chat, UserId me, ClientId clientId, ConversationId conversation, long shown);

    /// `wanted` are the files it is to carry.
    record Own(Writing writing, List<AttachmentId> wanted) implements Written {
        @Override
        public Supplier<Posting> hand(
                Chat chat, UserId me, ClientId clientId, ConversationId conversation, long shown) {
            return chat.hand(conversation, new Draft(clientId, me, writing, wanted), shown);
        }
    }

    record Forwarded(Source source) implements Written {
        @Override
        public Supplier<Posting> hand(
                Chat chat, UserId me, ClientId clientId, ConversationId conversation, long shown) {
            return chat.forward(me, clientId, source, conversation, shown);
        }
    }

    /// Who passes something on writes nothing themselves.
    static Written of(Fields fields) {
        var source = fields.maybePart("forwardOf");
        if (source.isEmpty()) return new Own(own(fields), attachments(fields));
        for (var field : new String[] {"text", "replyTo", "mentions", "attachments"})
            if (fields.has(field)) throw new InvalidValue(field, "left out of what is forwarded");
        return new Forwarded(
                new Source(
                        ConversationId.parse("forwardOf", source.get().text("conversation")),
                        source.get().number("seq")));
    }

    private static Writing own(Fields fields) {
        long replyTo = fields.maybeNumber("replyTo").orElse(0);
        if (fields.has("replyTo") && replyTo < 1)
            throw new InvalidValue("replyTo", "a message number, 1 or more");
        var mentions =
                fields.texts("mentions", Writing.MAX_MENTIONS).stream()
                        .map(user -> UserId.parse("mentions", user))
                        .toList();
        boolean carries = !attachments(fields).isEmpty();
        var body = new Body(carries ? fields.maybeText("text").orElse("") : fields.text("text"));
        if (body.isEmpty() && !carries)
            throw new InvalidValue("text", "1 to " + Body.MAX + " characters");
        return new Writing(body, replyTo, mentions, false);
    }

    /// The files it is to carry.
    private static List<AttachmentId> attachments(Fields fields) {
        return fields.texts("attachments", Attachment.MAX_EACH).stream()
                .map(id -> AttachmentId.parse("attachments", id))
                .toList();
    }
}
