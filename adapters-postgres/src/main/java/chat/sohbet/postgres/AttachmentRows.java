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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a file stands in the table `attachment`.
final class AttachmentRows {
    /// Of the table `attachment`, called `a`.
    static final String COLUMNS =
            """
            a.id, a.kind, a.media_type, a.name, a.size, a.width, a.height, a.length_millis, a.peaks, a.blob,
            a.thumbnail, a.thumbnail_size
            """;

    /// All the files of a message `m` as one text, null where it carries none: a line for each, its
    /// columns separated too, by characters that are in none of them.
    static final String CARRIED =
            """
            CASE WHEN m.attachments <> '{}' THEN
                (SELECT string_agg(concat_ws(chr(31), a.id, a.kind, a.media_type, a.size, coalesce(a.width, 0),
                                             coalesce(a.height, 0), coalesce(a.length_millis, 0),
                                             coalesce(a.peaks, ''), a.thumbnail IS NOT NULL, a.name),
                                   chr(30) ORDER BY array_position(m.attachments, a.id))
                 FROM attachment a
                 WHERE a.id = ANY (m.attachments))
            END
            """;

    /// What is shown or carried from now on.
    static final String CLAIM =
            """
            UPDATE attachment SET claimed = true, loose = false
            WHERE id = ANY (?) AND (loose OR NOT claimed)
            """;

    private AttachmentRows() {}

    /// Of a row `a` of `attachment`: that somebody may see it. It is theirs and nothing has carried
    /// it, or they may see a message that does, or it is the picture that somebody shows to all, or
    /// that of a group that they knew.
    static String seenBy(String viewer) {
        return """
        (a.owner = %1$s AND NOT a.claimed
         OR EXISTS (SELECT FROM users u WHERE u.picture = a.id AND (NOT u.hides_picture OR u.id = %1$s))
         OR EXISTS (SELECT FROM conversation g
                    JOIN member gm ON gm.conversation = g.id AND gm.member = %1$s
                    WHERE g.picture = a.id AND (upper_inf(gm.sees) OR g.picture_at <= gm.version))
         OR EXISTS (SELECT FROM message m
                    JOIN member me ON me.conversation = m.conversation AND me.member = %1$s
                    WHERE m.attachments <> '{}' AND m.attachments @> ARRAY[a.id] AND %2$s))
        """
                .formatted(viewer, Sight.SEEN);
    }

    /// Reads [#CARRIED].
    static List<Attachment> carried(@Nullable String lines) {
        if (lines == null) return List.of();
        return Arrays.stream(lines.split("\u001e")).map(AttachmentRows::line).toList();
    }

    private static Attachment line(String line) {
        var columns = line.split("\u001f", -1);
        int width = Integer.parseInt(columns[4]);
        var peaks = columns[7];
        return new Attachment(
                new AttachmentId(UUID.fromString(columns[0])),
                AttachmentKind.valueOf(columns[1]),
                columns[2],
                new FileName(columns[9]),
                Long.parseLong(columns[3]),
                width == 0 ? null : new Pixels(width, Integer.parseInt(columns[5])),
                peaks.isEmpty() ? null : recording(Long.parseLong(columns[6]), peaks),
                columns[8].equals("t"));
    }

    private static Recording recording(long millis, String peaks) {
        return new Recording(Duration.ofMillis(millis), new Peaks(peaks));
    }

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
        return peaks == null ? null : recording(row.getLong("length_millis"), peaks);
    }

    private static @Nullable Small small(ResultSet row) throws SQLException {
        var key = uuidOrNull(row, "thumbnail");
        return key == null ? null : new Small(new BlobKey(key), row.getLong("thumbnail_size"));
    }
}
