package chat.sohbet.domain.user;

import chat.sohbet.domain.Text;
import java.time.Instant;

/// A registered person, as everybody may see them.
public record User(
        UserId id, Username username, DisplayName displayName, About about, Instant registeredAt) {
    /// Somebody who has told nothing about themselves yet.
    public User(UserId id, Username username, DisplayName displayName, Instant registeredAt) {
        this(id, username, displayName, About.NOTHING, registeredAt);
    }

    /// The same person under another display name, and with another text about them.
    public User as(DisplayName displayName, About about) {
        return new User(id, username, displayName, about, registeredAt);
    }

    /// What a search in the directory looks through: both names, folded.
    public String searched() {
        return Text.folded(username.text() + "\n" + displayName.text());
    }
}
