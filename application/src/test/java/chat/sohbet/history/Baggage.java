package chat.sohbet.history;

import chat.sohbet.application.port.Attachments;
import chat.sohbet.application.port.BlobKey;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.attachment.AttachmentKind;
import chat.sohbet.domain.attachment.FileName;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Content;
import java.util.List;
import java.util.stream.Stream;

/// The files that messages carry in a simulation: new ones, and those that were seen elsewhere and
/// are passed on, though they may be gone by then. Their bytes are nobody's concern here.
final class Baggage {
    private static final long QUOTA = 1_000_000;

    private final Cast cast;
    private final House house;
    private int files;

    Baggage(Cast cast, House house) {
        this.cast = cast;
        this.house = house;
    }

    /// What a message of this device carries: one file, or none where there is none to be had.
    List<Attachment> of(Device device) {
        return cast.chance(0.5) ? fresh(device) : seen(device);
    }

    private List<Attachment> seen(Device device) {
        var seen =
                device.places().stream()
                        .flatMap(place -> device.shown(place).stream())
                        .flatMap(row ->
                                row.content() instanceof Content.Written written
                                        ? written.writing().attachments().stream()
                                        : Stream.<Attachment>empty())
                        .toList();
        return cast.any(seen).stream().toList();
    }

    private List<Attachment> fresh(Device device) {
        var name = new FileName("file " + ++files + ".txt");
        var id = new AttachmentId(cast.id());
        var kind = AttachmentKind.DOCUMENT;
        var file = new Attachment(id, kind, "text/plain", name, 7, null, null, false);
        var stored = new Attachments.Stored(file, new BlobKey(cast.id()), null);
        try {
            var all = house.store().attachments();
            var filing = all.file(stored, device.user, new ClientId(cast.id()), QUOTA);
            return filing instanceof Attachments.Filing.Filed ? List.of(file) : List.of();
        } catch (Unavailable away) {
            return List.of();
        }
    }
}
