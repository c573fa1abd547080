package chat.sohbet.domain.user;

import chat.sohbet.domain.Text;
import java.time.Instant;

/// A registered person, as everybody may see them.
public record User(UserId id, Username username, DisplayName displayName, Instant registeredAt) {
    /// What a search in the directory looks through: both names, folded.
    public String searched() {
        return Text.folded(username.text() + "\n" + displayName.text());
    }
}
