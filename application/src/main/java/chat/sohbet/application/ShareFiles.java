package chat.sohbet.application;

import chat.sohbet.application.port.Attachments;
import chat.sohbet.application.port.Attachments.Filing;
import chat.sohbet.application.port.Attachments.Stored;
import chat.sohbet.application.port.BlobKey;
import chat.sohbet.application.port.Blobs;
import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.MessageLog;
import chat.sohbet.application.port.Ports;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.user.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Files on their way to messages, and to those who may see these. Reached by [Chat#files].
public final class ShareFiles {
    /// How long a file waits for a message to carry it.
    public static final Duration UNCLAIMED = Duration.ofHours(24);

    private static final int SOME = 100;
    private static final BlobKey FIRST = new BlobKey(new UUID(0, 0));

    private final Attachments attachments;
    private final Users users;
    private final Conversations conversations;
    private final MessageLog log;
    private final Blobs blobs;
    private final TakeFile takeFile;
    private final Ids ids;
    private final Clock clock;
    private final long quota;

    ShareFiles(Ports ports, Ids ids, Clock clock, long quota) {
        this.attachments = ports.attachments();
        this.users = ports.users();
        this.conversations = ports.conversations();
        this.log = ports.log();
        this.blobs = ports.blobs();
        this.takeFile = new TakeFile(ports.blobs(), ports.images(), ids);
        this.ids = ids;
        this.clock = clock;
        this.quota = quota;
    }

    /// What came of an upload.
    public sealed interface Upload {
        record Kept(Attachment attachment) implements Upload {}

        /// It had been uploaded before; nothing was read.
        record Repeated(Attachment attachment) implements Upload {}

        record Refused(Reason reason) implements Upload {}

        /// It was to be shown where that isn't for this person to do.
        record NotYours(Refusal refusal) implements Upload {}

        enum Reason {
            /// More than [Attachment#MAX_SIZE] bytes.
            TOO_LARGE,
            /// A picture was wanted, and this is none.
            NO_PICTURE,
            /// A picture of more than
            /// [MOST_PIXELS][chat.sohbet.application.port.Images#MOST_PIXELS].
            TOO_MANY_PIXELS,
            /// All files of this person together would be more than their quota.
            QUOTA
        }
    }

    /// Keeps a file of mine until a message carries it. Where reading `source` fails, nothing is
    /// kept.
    public Upload upload(UserId me, Parcel parcel, InputStream source) throws IOException {
        var known = attachments.uploaded(me, parcel.clientId());
        if (known.isPresent()) return new Upload.Repeated(known.get());
        if (attachments.used(me) >= quota) return new Upload.Refused(Upload.Reason.QUOTA);
        return switch (takeFile.take(new AttachmentId(ids.next()), parcel, source)) {
            case TakeFile.Taken.Whole(var stored) -> file(me, parcel.clientId(), stored);
            case TakeFile.Taken.Refused(var reason) -> new Upload.Refused(reason);
        };
    }

    /// Shows everybody a picture of me: the square in the middle of it. Where `source` is none, or
    /// too large a one, nothing changes.
    public Upload portray(UserId me, InputStream source) throws IOException {
        if (attachments.used(me) >= quota) return new Upload.Refused(Upload.Reason.QUOTA);
        return switch (takeFile.takeFace(new AttachmentId(ids.next()), source)) {
            case TakeFile.Taken.Whole(var stored) -> {
                var upload = file(me, new ClientId(ids.next()), stored);
                if (upload instanceof Upload.Kept) users.portray(me, stored.attachment().id());
                yield upload;
            }
            case TakeFile.Taken.Refused(var reason) -> new Upload.Refused(reason);
        };
    }

    /// Shows no picture of me any more.
    public void portrayNot(UserId me) {
        users.portray(me, null);
    }

    /// Shows a group with a picture, as [#portray] shows me; only its admins may.
    public Upload portray(UserId me, ConversationId group, InputStream source) throws IOException {
        var refused = refused(me, group);
        if (refused.isPresent()) return new Upload.NotYours(refused.get());
        if (attachments.used(me) >= quota) return new Upload.Refused(Upload.Reason.QUOTA);
        return switch (takeFile.takeFace(new AttachmentId(ids.next()), source)) {
            case TakeFile.Taken.Whole(var stored) -> {
                var upload = file(me, new ClientId(ids.next()), stored);
                yield upload instanceof Upload.Kept
                        ? settled(show(me, group, stored.attachment().id()), upload)
                        : upload;
            }
            case TakeFile.Taken.Refused(var reason) -> new Upload.Refused(reason);
        };
    }

    /// Shows the group without a picture.
    public Settlement portrayNot(UserId me, ConversationId group) {
        return show(me, group, null);
    }

    /// Why nothing need be read of a picture.
    private Optional<Refusal> refused(UserId me, ConversationId group) {
        var mine =
                conversations.members(me, group).stream()
                        .filter(member -> member.user().equals(me))
                        .findFirst();
        boolean known =
                mine.isPresent()
                        && conversations
                                .head(me, group)
                                .filter(head -> head.kind() == Kind.GROUP)
                                .isPresent();
        if (!known) return Optional.of(Refusal.NOT_FOUND);
        return mine.filter(member -> !member.admin()).map(_ -> Refusal.NOT_ALLOWED);
    }

    private Settlement show(UserId me, ConversationId group, @Nullable AttachmentId picture) {
        return log.settle(group, (locked, now) -> locked.portray(me, picture, now));
    }

    /// What was kept for a group that refuses it in the end is swept like anything that nothing
    /// carries.
    private static Upload settled(Settlement settlement, Upload upload) {
        return switch (settlement) {
            case Settlement.Settled _, Settlement.Invited _, Settlement.Unchanged _ -> upload;
            case Settlement.Refused(var refusal) -> new Upload.NotYours(refusal);
        };
    }

    /// The picture of the group that an invite leads to, small.
    public Optional<Download> thumbnail(InviteToken invite) {
        return attachments.find(invite).flatMap(this::small);
    }

    private Upload file(UserId me, ClientId clientId, Stored stored) {
        // Where this fails it may have been done all the same, so the bytes stay: if nobody knows
        // them, they are found later.
        var filing = attachments.file(stored, me, clientId, quota);
        if (!(filing instanceof Filing.Filed)) drop(stored);
        return switch (filing) {
            case Filing.Filed(var attachment) -> new Upload.Kept(attachment);
            case Filing.Repeated(var attachment) -> new Upload.Repeated(attachment);
            case Filing.Full _ -> new Upload.Refused(Upload.Reason.QUOTA);
        };
    }

    private void drop(Stored stored) {
        blobs.delete(stored.blob());
        stored.thumbnail().ifPresent(small -> blobs.delete(small.blob()));
    }

    /// A file or its thumbnail, to be read from wherever.
    public record Download(Attachment attachment, long size, Bytes bytes) {
        @FunctionalInterface
        public interface Bytes {
            /// Empty if they were deleted meanwhile.
            Optional<InputStream> from(long place);
        }
    }

    /// A file that I may see.
    public Optional<Download> download(UserId me, AttachmentId id) {
        return attachments
                .find(me, id)
                .map(stored ->
                        new Download(
                                stored.attachment(),
                                stored.attachment().size(),
                                place -> blobs.open(stored.blob(), place)));
    }

    /// Its thumbnail, if it has one.
    public Optional<Download> thumbnail(UserId me, AttachmentId id) {
        return attachments.find(me, id).flatMap(this::small);
    }

    private Optional<Download> small(Stored stored) {
        return stored.thumbnail()
                .map(small ->
                        new Download(
                                stored.attachment(),
                                small.size(),
                                place -> blobs.open(small.blob(), place)));
    }

    /// Clears away what nobody needs any more. To be called now and then, on any number of nodes.
    public void sweep() {
        var abandoned = clock.instant().minus(UNCLAIMED);
        for (var gone = attachments.sweep(abandoned, SOME);
                !gone.isEmpty();
                gone = attachments.sweep(abandoned, SOME)) gone.forEach(this::drop);
        for (var old = blobs.before(abandoned, FIRST, SOME);
                !old.isEmpty();
                old = blobs.before(abandoned, old.getLast(), SOME)) {
            var unknown = new HashSet<>(old);
            unknown.removeAll(attachments.known(old));
            unknown.forEach(blobs::delete);
        }
    }
}
