package chat.sohbet.application.port;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.user.UserId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What everybody has arranged for themselves. Each person has one counter, advanced by one with
/// every change, under the person's lock.
public interface Preferences {
    /// Replaces the preference about a conversation by what `change` makes of it, at the person's
    /// next version, and returns it as news; where it makes no difference, nothing is written and
    /// the news holds no preference (`after` equals `version`). Empty if `me` is and was no member.
    Optional<News.Self> change(
            UserId me, ConversationId conversation, UnaryOperator<Preference> change);

    /// Everything that changed since version `after`, in order of version, in one snapshot.
    News.Self since(UserId me, long after);
}
