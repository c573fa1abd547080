package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.uuid;
import static chat.sohbet.postgres.Sql.uuidOrNull;

import chat.sohbet.application.port.Attachments.Small;
import chat.sohbet.application.port.Attachments.Stored;
import chat.sohbet.application.port.BlobKey;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.attachment.AttachmentKind;
import chat.sohbet.domain.attachment.FileName;
import chat.sohbet.domain.attachment.Peaks;
import chat.sohbet.domain.attachment.Pixels;
import chat.sohbet.domain.attachment.Recording;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a file stands in the table `attachment`.
final class AttachmentRows {
    /// Of the table `attachment`, called `a`.
    static final String COLUMNS =
            """
            a.id, a.kind, a.media_type, a.name, a.size, a.width, a.height, a.length_millis, a.peaks, a.blob,
            a.thumbnail, a.thumbnail_size
            """;

    private AttachmentRows() {}

    static Stored stored(ResultSet row) throws SQLException {
        return new Stored(attachment(row), new BlobKey(uuid(row, "blob")), small(row));
    }

    static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                new AttachmentId(uuid(row, "id")),
                AttachmentKind.valueOf(row.getString("kind")),
                row.getString("media_type"),
                new FileName(row.getString("name")),
                row.getLong("size"),
                area(row),
                recording(row),
                uuidOrNull(row, "thumbnail") != null);
    }

    private static @Nullable Pixels area(ResultSet row) throws SQLException {
        int width = row.getInt("width");
        return row.wasNull() ? null : new Pixels(width, row.getInt("height"));
    }

    private static @Nullable Recording recording(ResultSet row) throws SQLException {
        var peaks = row.getString("peaks");
        return peaks == null
                ? null
                : new Recording(Duration.ofMillis(row.getLong("length_millis")), new Peaks(peaks));
    }

    private static @Nullable Small small(ResultSet row) throws SQLException {
        var key = uuidOrNull(row, "thumbnail");
        return key == null ? null : new Small(new BlobKey(key), row.getLong("thumbnail_size"));
    }
}
