package chat.sohbet.application.port;

import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import java.util.Set;

/// Those who are connected to this node and listen. No method blocks: what cannot be taken at once
/// is dropped together with its listener, who will come back and catch up.
public interface Audience {
    /// Tells everybody in `to` who is here of a change, exactly as given.
    void changed(Change change, Set<UserId> to);

    /// Tells everybody in `to` who is here how far a member has come.
    void marked(Mark mark, Set<UserId> to);

    /// Tells those who watch the directory of somebody new.
    void joined(User user);

    /// Says goodbye to all connections of a session, and lets no new one in.
    void ended(SessionId session);
}
