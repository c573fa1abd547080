package chat.sohbet.application.port;

import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import java.util.Set;

/// Those who are connected to this node and listen. No method blocks: what cannot be taken at once
/// is dropped together with its listener, who will come back and catch up. An audience overrides
/// what it cares for.
public interface Audience {
    /// Tells everybody in `to` who is here of a change, exactly as given.
    default void changed(Change change, Set<UserId> to) {}

    /// Tells everybody in `to` who is here how far a member has come.
    default void marked(Mark mark, Set<UserId> to) {}

    /// Tells `user`, if they are here, how far all others of a group have come.
    default void merged(ConversationId conversation, UserId user, Watermarks others) {}

    /// Tells everybody in `typing.to` who is here, but the one who types.
    default void typing(News.Typing typing) {}

    /// Tells those who watch somebody that they came or went.
    default void present(Presence presence) {}

    /// Tells somebody's own devices what they arranged.
    default void self(News.Self self) {}

    /// Tells those who watch the directory of somebody new.
    default void joined(User user) {}

    /// Says goodbye to all connections of a session, and lets no new one in.
    default void ended(SessionId session) {}

    /// Says goodbye to everybody, for now: this node was cut off from the others and may have
    /// missed news. Who comes back catches up.
    default void cutOff() {}
}
