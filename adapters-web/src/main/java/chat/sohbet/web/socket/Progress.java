package chat.sohbet.web.socket;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/// How far a member has come, or where `user` is null, how far all the others have.
record Progress(ConversationId conversation, @Nullable UserId user, Watermarks watermarks) {
    static Progress of(Mark mark) {
        return new Progress(mark.conversation(), mark.user(), mark.watermarks());
    }

    Progress merge(Progress later) {
        return new Progress(conversation, user, watermarks.merge(later.watermarks));
    }
}
