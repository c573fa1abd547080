package chat.sohbet.web.json;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.UserId;

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
        return new Writing(new Body(fields.text("text")), replyTo, mentions, false);
    }
}
