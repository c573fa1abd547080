package chat.sohbet.web.json;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.UserId;
import java.util.List;

/// Reads what somebody wrote, as both doors take it.
public final class Written {
    private Written() {}

    public static Writing of(Fields fields) {
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
    public static List<AttachmentId> attachments(Fields fields) {
        return fields.texts("attachments", Attachment.MAX_EACH).stream()
                .map(id -> AttachmentId.parse("attachments", id))
                .toList();
    }
}
