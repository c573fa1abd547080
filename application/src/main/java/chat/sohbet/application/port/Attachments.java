package chat.sohbet.application.port;

import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of the files that messages carry; their bytes lie in [Blobs]. A file belongs to
/// who uploaded it, and is seen by them alone until a message carries it; from then on by those who
/// may see such a message, and by nobody else. Messages claim it where they are written: see
/// [MessageLog]. So does a group that shows itself with it: it is seen by its members then, and by
/// those who are gone as long as it is the picture they knew.
public interface Attachments {
    /// Enters a file, unless `owner` has entered one with the same client id before, or all of
    /// theirs together, this one included, would have more than `quota` bytes. Of many at once no
    /// more are entered than the quota allows.
    Filing file(Stored fresh, UserId owner, ClientId clientId, long quota);

    /// What `owner` uploaded under a client id.
    Optional<Attachment> uploaded(UserId owner, ClientId clientId);

    /// How many bytes somebody's files have, those included that no message carries yet.
    long used(UserId owner);

    /// The file, if `viewer` may see it.
    Optional<Stored> find(UserId viewer, AttachmentId id);

    /// The picture of the group that an invite leads to.
    Optional<Stored> find(InviteToken invite);

    /// Those of `ids` that `viewer` may see, in the order of `ids`.
    List<Attachment> all(UserId viewer, List<AttachmentId> ids);

    /// From now on nothing carries those files of somebody's that nothing carried: the next sweep
    /// forgets them.
    void abandon(UserId owner);

    /// Forgets up to `limit` files that nothing carries: those that something did carry, and of
    /// those that nothing ever did the ones uploaded before `abandoned`. Answers what was
    /// forgotten, after the commit: its bytes can go now.
    List<Stored> sweep(Instant abandoned, int limit);

    /// Those of `keys` under which a file's bytes lie.
    Set<BlobKey> known(Collection<BlobKey> keys);

    /// A file and where its bytes are; `small` is its thumbnail.
    record Stored(Attachment attachment, BlobKey blob, @Nullable Small small) {
        public Optional<Small> thumbnail() {
            return Optional.ofNullable(small);
        }

        /// All its bytes: what counts in a quota.
        public long bytes() {
            return attachment.size() + (small == null ? 0 : small.size());
        }
    }

    record Small(BlobKey blob, long size) {}

    /// What came of entering a file.
    sealed interface Filing {
        record Filed(Attachment attachment) implements Filing {}

        /// It was there already.
        record Repeated(Attachment attachment) implements Filing {}

        /// There is no room for it.
        record Full() implements Filing {}
    }
}
