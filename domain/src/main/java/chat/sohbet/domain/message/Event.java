package chat.sohbet.domain.message;

import chat.sohbet.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/// What somebody did to a conversation, told in its timeline. The message's author did it, `users`
/// had it done to them, `text` is the new title or the seconds of the new lifetime where there is
/// one, and empty otherwise.
public record Event(What what, List<UserId> users, String text) {
    public Event {
        users = List.copyOf(users);
    }

    public static Event of(What what, UserId... users) {
        return new Event(what, List.of(users), "");
    }

    public static Event lasting(Lifetime lifetime) {
        return new Event(What.LIFETIME, List.of(), Long.toString(lifetime.seconds()));
    }

    /// The lifetime that holds from now on, where that is what happened.
    public Optional<Lifetime> lifetime() {
        return what == What.LIFETIME
                ? Optional.of(Lifetime.ofSeconds(Long.parseLong(text)))
                : Optional.empty();
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
        DEMOTED,
        /// What is written from now on is kept for another time.
        LIFETIME
    }
}
