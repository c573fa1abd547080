package chat.sohbet.application;

import chat.sohbet.application.ShareFiles.Upload.Reason;
import chat.sohbet.application.port.Attachments.Small;
import chat.sohbet.application.port.Attachments.Stored;
import chat.sohbet.application.port.BlobKey;
import chat.sohbet.application.port.Blobs;
import chat.sohbet.application.port.Images;
import chat.sohbet.application.port.Images.Outcome;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.attachment.AttachmentKind;
import chat.sohbet.domain.attachment.FileName;
import chat.sohbet.domain.attachment.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Takes a file in: keeps its bytes, finds out by them what it is, and draws it anew if it is a
/// picture. Nothing is left of what fails on the way.
final class TakeFile {
    private final Blobs blobs;
    private final Images images;
    private final Ids ids;

    TakeFile(Blobs blobs, Images images, Ids ids) {
        this.blobs = blobs;
        this.images = images;
        this.ids = ids;
    }

    sealed interface Taken {
        record Whole(Stored stored) implements Taken {}

        record Refused(Reason reason) implements Taken {}
    }

    Taken take(AttachmentId id, Parcel parcel, InputStream source) throws IOException {
        return keep(
                source,
                (key, meter) -> take(id, parcel, key, MediaType.of(meter.head()), meter.size()));
    }

    /// A picture of somebody, or nothing.
    Taken takeFace(AttachmentId id, InputStream source) throws IOException {
        return keep(
                source,
                (key, _) -> {
                    var drawn = redraw(key, Images.Frame.FACE);
                    blobs.delete(key);
                    return switch (drawn) {
                        case Outcome.Redrawn face ->
                                new Taken.Whole(stored(id, new FileName("picture"), face));
                        case Outcome.NoPicture _ -> new Taken.Refused(Reason.NO_PICTURE);
                        case Outcome.TooLarge _ -> new Taken.Refused(Reason.TOO_MANY_PIXELS);
                    };
                });
    }

    @FunctionalInterface
    private interface Look {
        Taken at(BlobKey key, Meter meter) throws IOException;
    }

    private Taken keep(InputStream source, Look look) throws IOException {
        var key = key();
        var meter = new Meter(source, Attachment.MAX_SIZE);
        try {
            blobs.put(key, meter);
        } catch (IOException | RuntimeException failed) {
            if (meter.full()) return new Taken.Refused(Reason.TOO_LARGE);
            throw failed;
        }
        try {
            return look.at(key, meter);
        } catch (IOException | RuntimeException failed) {
            blobs.delete(key);
            throw failed;
        }
    }

    private Taken take(AttachmentId id, Parcel parcel, BlobKey key, MediaType type, long size)
            throws IOException {
        return switch (type.kind()) {
            case IMAGE -> picture(id, parcel, key, size);
            case AUDIO, VOICE ->
                    parcel.recording().isPresent()
                            ? whole(id, parcel, key, AttachmentKind.VOICE, type, size)
                            : whole(id, parcel, key, AttachmentKind.AUDIO, type, size);
            case VIDEO, DOCUMENT -> whole(id, parcel, key, type.kind(), type, size);
        };
    }

    private static Taken whole(
            AttachmentId id,
            Parcel parcel,
            BlobKey key,
            AttachmentKind kind,
            MediaType type,
            long size) {
        var recording = kind == AttachmentKind.VOICE ? parcel.recorded() : null;
        var attachment =
                new Attachment(id, kind, type.text(), parcel.name(), size, null, recording, false);
        return new Taken.Whole(new Stored(attachment, key, null));
    }

    private Taken picture(AttachmentId id, Parcel parcel, BlobKey key, long size)
            throws IOException {
        return switch (redraw(key, Images.Frame.MESSAGE)) {
            case Outcome.Redrawn drawn -> {
                blobs.delete(key);
                yield new Taken.Whole(stored(id, parcel.name(), drawn));
            }
            // It has the beginning of one and isn't: nobody is to take it for more than bytes.
            case Outcome.NoPicture _ ->
                    whole(id, parcel, key, AttachmentKind.DOCUMENT, MediaType.OTHER, size);
            case Outcome.TooLarge _ -> {
                blobs.delete(key);
                yield new Taken.Refused(Reason.TOO_MANY_PIXELS);
            }
        };
    }

    private Outcome redraw(BlobKey key, Images.Frame frame) throws IOException {
        try (var stream = blobs.open(key, 0).orElseThrow()) {
            return images.redraw(stream, frame);
        }
    }

    private Stored stored(AttachmentId id, FileName name, Outcome.Redrawn drawn)
            throws IOException {
        var large = key();
        var small = key();
        blobs.put(large, new ByteArrayInputStream(drawn.picture()));
        try {
            blobs.put(small, new ByteArrayInputStream(drawn.thumbnail()));
        } catch (IOException | RuntimeException failed) {
            blobs.delete(large);
            throw failed;
        }
        var attachment =
                new Attachment(
                        id,
                        AttachmentKind.IMAGE,
                        drawn.type().text(),
                        name.ending(drawn.type() == MediaType.PNG ? "png" : "jpg"),
                        drawn.picture().length,
                        drawn.pixels(),
                        null,
                        true);
        return new Stored(attachment, large, new Small(small, drawn.thumbnail().length));
    }

    private BlobKey key() {
        return new BlobKey(ids.next());
    }
}
