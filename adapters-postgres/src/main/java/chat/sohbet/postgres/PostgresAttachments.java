package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.uuid;

import chat.sohbet.application.port.Attachments;
import chat.sohbet.application.port.BlobKey;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.attachment.Pixels;
import chat.sohbet.domain.attachment.Recording;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.Sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Files in the table `attachment`; what carries them is asked of the messages.
final class PostgresAttachments implements Attachments {
    /// Whoever enters a file holds this, so that the quota is not passed by two at once.
    private static final String LOCK = "SELECT id FROM users WHERE id = ? FOR NO KEY UPDATE";

    private static final String USED =
            """
            SELECT coalesce(sum(size + coalesce(thumbnail_size, 0)), 0)::bigint AS used
            FROM attachment
            WHERE owner = ?
            """;
    private static final String UPLOADED =
            "SELECT %s FROM attachment a WHERE a.owner = ? AND a.client_id = ?"
                    .formatted(AttachmentRows.COLUMNS);
    private static final String INSERT =
            """
            INSERT INTO attachment (id, owner, client_id, kind, media_type, name, size, width, height, length_millis,
                                    peaks, blob, thumbnail, thumbnail_size)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String SEEN =
            """
            SELECT %s
            FROM (VALUES (?)) AS viewer (id), attachment a
            WHERE a.id = ANY (?)
              AND %s
            """
                    .formatted(AttachmentRows.COLUMNS, AttachmentRows.seenBy("viewer.id"));

    /// Not those that a message is being written with now.
    private static final String LOOSE =
            """
            SELECT id
            FROM attachment
            WHERE loose AND (claimed OR uploaded_at < ?)
            ORDER BY id
            LIMIT ?
            FOR UPDATE SKIP LOCKED
            """;

    /// A statement of its own: it sees what was carried by the time the rows were locked.
    private static final String FORGET =
            """
            DELETE FROM attachment a
            WHERE a.id = ANY (?)
              AND NOT EXISTS (SELECT FROM message m
                              WHERE m.attachments <> '{}' AND m.attachments @> ARRAY[a.id])
              AND NOT EXISTS (SELECT FROM users u WHERE u.picture = a.id)
              AND NOT EXISTS (SELECT FROM conversation c WHERE c.picture = a.id)
            RETURNING %s
            """
                    .formatted(AttachmentRows.COLUMNS);

    private static final String ABANDON =
            "UPDATE attachment SET claimed = true, loose = true WHERE owner = ? AND NOT claimed";

    private static final String FASTEN = "UPDATE attachment SET loose = false WHERE id = ANY (?)";
    private static final String INVITED =
            """
            SELECT %s
            FROM conversation c
            JOIN attachment a ON a.id = c.picture
            WHERE c.invite = ?
            """
                    .formatted(AttachmentRows.COLUMNS);
    private static final String KNOWN =
            """
            SELECT blob AS known FROM attachment WHERE blob = ANY (?)
            UNION ALL
            SELECT thumbnail FROM attachment WHERE thumbnail = ANY (?)
            """;

    private final Database database;

    PostgresAttachments(Database database) {
        this.database = database;
    }

    @Override
    public Filing file(Stored fresh, UserId owner, ClientId clientId, long quota) {
        return database.onConnection(connection -> {
            Sql.first(connection, LOCK, row -> row.getString("id"), owner.value());
            var known = uploaded(connection, owner, clientId);
            if (known.isPresent()) return new Filing.Repeated(known.get());
            if (used(connection, owner) + fresh.bytes() > quota) return new Filing.Full();
            insert(connection, fresh, owner, clientId);
            return new Filing.Filed(fresh.attachment());
        });
    }

    private static void insert(Connection connection, Stored fresh, UserId owner, ClientId clientId)
            throws SQLException {
        var file = fresh.attachment();
        Sql.update(
                connection,
                INSERT,
                file.id().value(),
                owner.value(),
                clientId.value(),
                file.kind().name(),
                file.mediaType(),
                file.name().text(),
                file.size(),
                file.pixels().map(Pixels::width).orElse(null),
                file.pixels().map(Pixels::height).orElse(null),
                file.recording().map(Recording::length).map(it -> it.toMillis()).orElse(null),
                file.recording().map(recording -> recording.peaks().digits()).orElse(null),
                fresh.blob().value(),
                fresh.thumbnail().map(small -> small.blob().value()).orElse(null),
                fresh.thumbnail().map(Small::size).orElse(null));
    }

    @Override
    public Optional<Attachment> uploaded(UserId owner, ClientId clientId) {
        return database.onConnection(connection -> uploaded(connection, owner, clientId));
    }

    private static Optional<Attachment> uploaded(
            Connection connection, UserId owner, ClientId clientId) throws SQLException {
        return Sql.first(
                connection, UPLOADED, AttachmentRows::attachment, owner.value(), clientId.value());
    }

    @Override
    public long used(UserId owner) {
        return database.onConnection(connection -> used(connection, owner));
    }

    private static long used(Connection connection, UserId owner) throws SQLException {
        return Sql.first(connection, USED, row -> row.getLong("used"), owner.value()).orElse(0L);
    }

    @Override
    public Optional<Stored> find(UserId viewer, AttachmentId id) {
        return seen(viewer, List.of(id)).stream().findFirst();
    }

    @Override
    public Optional<Stored> find(InviteToken invite) {
        return database.onConnection(connection ->
                Sql.first(connection, INVITED, AttachmentRows::stored, invite.text()));
    }

    @Override
    public List<Attachment> all(UserId viewer, List<AttachmentId> ids) {
        var seen = seen(viewer, ids);
        return ids.stream()
                .flatMap(id ->
                        seen.stream()
                                .map(Stored::attachment)
                                .filter(attachment -> attachment.id().equals(id)))
                .toList();
    }

    private List<Stored> seen(UserId viewer, List<AttachmentId> ids) {
        return database.onConnection(connection ->
                Sql.query(
                        connection,
                        SEEN,
                        AttachmentRows::stored,
                        viewer.value(),
                        Array.uuids(ids, AttachmentId::value)));
    }

    @Override
    public void abandon(UserId owner) {
        database.onConnection(connection -> Sql.update(connection, ABANDON, owner.value()));
    }

    @Override
    public List<Stored> sweep(Instant abandoned, int limit) {
        return database.onConnection(connection -> {
            var loose =
                    Array.uuids(
                            Sql.query(connection, LOOSE, row -> uuid(row, "id"), abandoned, limit),
                            id -> id);
            var gone = Sql.query(connection, FORGET, AttachmentRows::stored, loose);
            Sql.update(connection, FASTEN, loose);
            return gone;
        });
    }

    @Override
    public Set<BlobKey> known(Collection<BlobKey> keys) {
        var wanted = Array.uuids(keys, BlobKey::value);
        return database.onConnection(connection -> {
            List<UUID> known =
                    Sql.query(connection, KNOWN, row -> uuid(row, "known"), wanted, wanted);
            var found = new HashSet<BlobKey>();
            known.forEach(key -> found.add(new BlobKey(Objects.requireNonNull(key))));
            return found;
        });
    }
}
