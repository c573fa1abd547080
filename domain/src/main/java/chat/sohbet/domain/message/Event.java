package chat.sohbet.domain.message;

import chat.sohbet.domain.user.UserId;
import java.util.List;

/// What somebody did to a group, told in its timeline. The message's author did it, `users` had it
/// done to them, `text` is the new title where there is one and empty otherwise.
public record Event(What what, List<UserId> users, String text) {
    public Event {
        users = List.copyOf(users);
    }

    public static Event of(What what, UserId... users) {
        return new Event(what, List.of(users), "");
    }

    /// In the words of the wire, lower-cased.
    public enum What {
        CREATED,
        RENAMED,
        DESCRIBED,
        /// The group's picture is another one, or gone.
        PICTURED,
        ADDED,
        REMOVED,
        LEFT,
        JOINED,
        PROMOTED,
        DEMOTED
    }
}
