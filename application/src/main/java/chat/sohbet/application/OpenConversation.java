package chat.sohbet.application;

import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.UserId;
import java.util.Optional;

/// A person selects another and has, from then on, the one direct conversation of the two.
final class OpenConversation {
    private final Users users;
    private final Conversations conversations;
    private final Ids ids;

    OpenConversation(Users users, Conversations conversations, Ids ids) {
        this.users = users;
        this.conversations = conversations;
        this.ids = ids;
    }

    /// Empty if nobody has the id `other` any more.
    Optional<ConversationId> direct(UserId me, UserId other) {
        if (me.equals(other)) throw new InvalidValue("to", "somebody else than yourself");
        return users.find(other)
                .filter(found -> !found.deleted())
                .map(found -> conversations.direct(me, found.id(), new ConversationId(ids.next())));
    }
}
