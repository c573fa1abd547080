package chat.sohbet.domain.user;

import chat.sohbet.domain.Text;
import chat.sohbet.domain.attachment.AttachmentId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A registered person, as everybody may see them. `face` is the picture they show of themselves;
/// `deleted` is who has deleted their account: nothing of them is told any more.
public record User(
        UserId id,
        Username username,
        DisplayName displayName,
        About about,
        Instant registeredAt,
        @Nullable AttachmentId face,
        boolean deleted) {
    private static final Username NOBODYS = new Username("deleted");

    /// In English; who shows it to people says it in their language.
    private static final DisplayName DELETED = new DisplayName("Deleted account");

    /// Somebody who is here.
    public User(
            UserId id,
            Username username,
            DisplayName displayName,
            About about,
            Instant registeredAt,
            @Nullable AttachmentId face) {
        this(id, username, displayName, about, registeredAt, face, false);
    }

    /// Somebody who shows no picture.
    public User(
            UserId id,
            Username username,
            DisplayName displayName,
            About about,
            Instant registeredAt) {
        this(id, username, displayName, about, registeredAt, null);
    }

    /// Somebody who has told nothing about themselves yet.
    public User(UserId id, Username username, DisplayName displayName, Instant registeredAt) {
        this(id, username, displayName, About.NOTHING, registeredAt);
    }

    /// The same person under another display name, and with another text about them.
    public User as(DisplayName displayName, About about) {
        return new User(id, username, displayName, about, registeredAt, face, deleted);
    }

    /// The same person with another picture, or none where it is null.
    public User showing(@Nullable AttachmentId other) {
        return new User(id, username, displayName, about, registeredAt, other, deleted);
    }

    /// What is left of somebody who deletes their account: that they were here.
    public User erased() {
        return new User(id, NOBODYS, DELETED, About.NOTHING, registeredAt, null, true);
    }

    public Optional<AttachmentId> picture() {
        return Optional.ofNullable(face);
    }

    /// What a search in the directory looks through: both names, folded.
    public String searched() {
        return Text.folded(username.text() + "\n" + displayName.text());
    }
}
