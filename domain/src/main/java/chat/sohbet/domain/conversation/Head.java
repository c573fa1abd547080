package chat.sohbet.domain.conversation;

import chat.sohbet.domain.Text;
import chat.sohbet.domain.message.Lifetime;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row of somebody's conversation list. `shared` is there for groups, `members` are both people
/// of a direct conversation and nobody of a group; `active` says whether the viewer is a member
/// still (who is gone has `seq` and `version` of the row that said so); `unread` counts to [#MANY]
/// and no further, as does `mentioned`, those of them that call the viewer by name; `pins` are the
/// messages held up to everybody, as far as the viewer may see them; `others` are the marks that
/// all others have reached; `activity` orders the list; `lifetime` is how long what is written now
/// is kept, for who writes here.
public record Head(
        ConversationId id,
        Kind kind,
        @Nullable Properties shared,
        List<User> members,
        boolean active,
        long seq,
        long version,
        int unread,
        int mentioned,
        Watermarks mine,
        Watermarks others,
        @Nullable Message last,
        Instant activity,
        List<Long> pins,
        Lifetime lifetime,
        Preference preference) {
    /// "More than 99": counting stops here.
    public static final int MANY = 100;

    public Head {
        members = List.copyOf(members);
        pins = List.copyOf(pins);
    }

    public Optional<Properties> properties() {
        return Optional.ofNullable(shared);
    }

    /// The last message the viewer may see, with its whole text; a list shows the beginning.
    public Optional<Message> lastMessage() {
        return Optional.ofNullable(last);
    }

    /// What the viewer finds it by, folded: the title of a group, the names of the other person.
    public String searched(UserId viewer) {
        if (shared != null) return Text.folded(shared.title().text());
        return members.stream()
                .filter(user -> !user.id().equals(viewer))
                .map(User::searched)
                .findFirst()
                .orElse("");
    }
}
