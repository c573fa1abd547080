package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.instant;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Preferences.Clearer;
import chat.sohbet.application.port.Preferences.Noter;
import chat.sohbet.application.port.Preferences.Told;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Note;
import chat.sohbet.domain.conversation.Noting;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/// What one person arranges about one conversation, in one transaction.
final class OwnRows {
    private static final Told NONE = new Told.Refused(Refusal.NOT_FOUND);

    private static final String LOCK =
            """
            SELECT u.self
            FROM users u
            WHERE u.id = ?
              AND EXISTS (SELECT FROM member m WHERE m.member = u.id AND m.conversation = ?)
            FOR NO KEY UPDATE OF u
            """;

    /// Nobody writes here meanwhile, so what is the last message to be seen stays so.
    private static final String LOCK_CONVERSATION =
            "SELECT FROM conversation WHERE id = ? FOR NO KEY UPDATE";

    private static final String SEAT =
            """
            SELECT c.kind, upper_inf(me.sees) AS active, me.cleared, coalesce(me.last_seq, c.seq) AS last_seq,
                   coalesce(me.last_at, c.last_at) AS last_at,
                   CASE WHEN upper_inf(me.sees) THEN c.seq ELSE upper(me.sees) - 1 END AS seq
            FROM member me
            JOIN conversation c ON c.id = me.conversation
            WHERE me.member = ? AND me.conversation = ?
            """;
    private static final String FIND =
            """
            SELECT p.conversation, p.version, p.muted_until, p.archived, p.pinned, p.unread, p.draft, m.cleared,
                   m.removed
            FROM preference p
            JOIN member m ON m.conversation = p.conversation AND m.member = p.owner
            WHERE p.owner = ? AND p.conversation = ?
            """;
    private static final String KEEP =
            """
            INSERT INTO preference (owner, conversation, version, muted_until, archived, pinned, unread, draft)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (owner, conversation)
            DO UPDATE SET version = excluded.version, muted_until = excluded.muted_until, archived = excluded.archived,
                          pinned = excluded.pinned, unread = excluded.unread, draft = excluded.draft
            """;
    private static final String COUNT = "UPDATE users SET self = ? WHERE id = ?";
    private static final String TARGET =
            """
            SELECT %s
            FROM message m
            JOIN member me ON me.conversation = m.conversation AND me.member = ?
            WHERE m.conversation = ? AND m.seq = ? AND %s
            """
                    .formatted(MessageRows.COLUMNS, Sight.REACHES + "AND " + Sight.LASTING);
    private static final String FIND_NOTE =
            """
            SELECT conversation, seq, starred, hidden, version
            FROM note
            WHERE owner = ? AND conversation = ? AND seq = ?
            """;
    private static final String KEEP_NOTE =
            """
            INSERT INTO note (owner, conversation, seq, version, starred, hidden)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (owner, conversation, seq)
            DO UPDATE SET version = excluded.version, starred = excluded.starred, hidden = excluded.hidden
            """;
    private static final String FORGET_NOTES =
            "DELETE FROM note WHERE owner = ? AND conversation = ? AND seq <= ?";
    private static final String CLEAR =
            """
            UPDATE member m
            SET cleared = ?, removed = ?,
                hides = EXISTS (SELECT
                                FROM note n
                                WHERE n.owner = m.member AND n.conversation = m.conversation AND n.hidden)
            WHERE m.member = ? AND m.conversation = ?
            """;
    private static final String HIDE =
            "UPDATE member SET hides = true WHERE member = ? AND conversation = ? AND NOT hides";

    /// The last message still to be seen; span by span from the end, for between them may lie much.
    private static final String LAST =
            """
            SELECT m.seq
            FROM member me
            CROSS JOIN unnest(me.sees) AS span
            CROSS JOIN LATERAL (
                SELECT m.seq
                FROM message m
                WHERE m.conversation = me.conversation AND m.seq >= lower(span) AND m.seq < ?
                  AND (upper_inf(span) OR m.seq < upper(span))
                  AND m.hidden_from IS DISTINCT FROM me.member AND %s
                ORDER BY m.seq DESC
                LIMIT 1
            ) m
            WHERE me.member = ? AND me.conversation = ?
            ORDER BY m.seq DESC
            LIMIT 1
            """
                    .formatted(Sight.UNHIDDEN);

    private static final String MOVE =
            """
            UPDATE member SET last_seq = ?, last_at = ? WHERE member = ? AND conversation = ?
            """;

    private final Connection connection;
    private final UserId me;
    private final ConversationId conversation;

    /// `lastSeq` is the last message to be seen, `seq` the last that ever was there.
    private record Seated(
            Kind kind, boolean active, long cleared, long lastSeq, Instant lastAt, long seq) {}

    OwnRows(Connection connection, UserId me, ConversationId conversation) {
        this.connection = connection;
        this.me = me;
        this.conversation = conversation;
    }

    Optional<News.Self> change(UnaryOperator<Preference> change) throws SQLException {
        var self = lock();
        if (self.isEmpty()) return Optional.empty();
        var before = preference();
        var wished = change.apply(before);
        if (wished.cleared() != before.cleared() || wished.removed() != before.removed())
            throw new IllegalStateException("cleared without the conversation's lock");
        return Optional.of(keep(self.getAsLong(), before, wished));
    }

    Told note(long seq, Noter judge) throws SQLException {
        var seated = seat();
        var target = target(seq);
        var self = lock();
        if (seated.isEmpty() || target.isEmpty() || self.isEmpty()) return NONE;
        var before = seq <= seated.get().cleared() ? Note.cleared(conversation, seq) : noted(seq);
        return switch (judge.judge(target.get().seenBy(me), before)) {
            case Noting.Refused(var refusal) -> new Told.Refused(refusal);
            case Noting.Noted(var after) when after.equals(before) ->
                    new Told.Done(News.Self.unchanged(me, self.getAsLong()));
            case Noting.Noted(var after) -> {
                var kept = after.at(self.getAsLong() + 1);
                keep(kept);
                if (kept.hidden()) hide(seated.get(), seq);
                yield new Told.Done(News.Self.of(me, kept));
            }
        };
    }

    Told clear(Clearer judge) throws SQLException {
        var found = seat();
        var self = lock();
        if (found.isEmpty() || self.isEmpty()) return NONE;
        var seated = found.get();
        var before = preference();
        var wished = judge.judge(before, seated.kind(), seated.active(), seated.seq());
        if (wished.isEmpty()) return new Told.Refused(Refusal.NOT_ALLOWED);
        var after = wished.get();
        var news = keep(self.getAsLong(), before, after);
        update(FORGET_NOTES, me.value(), conversation.value(), after.cleared());
        update(CLEAR, after.cleared(), after.removed(), me.value(), conversation.value());
        if (seated.lastSeq() <= after.cleared()) move(seated, 0);
        return new Told.Done(news);
    }

    private OptionalLong lock() throws SQLException {
        return Sql.first(
                        connection,
                        LOCK,
                        row -> OptionalLong.of(row.getLong("self")),
                        me.value(),
                        conversation.value())
                .orElseGet(OptionalLong::empty);
    }

    private Optional<Seated> seat() throws SQLException {
        Sql.query(connection, LOCK_CONVERSATION, _ -> conversation, conversation.value());
        return Sql.first(
                connection,
                SEAT,
                row ->
                        new Seated(
                                Kind.valueOf(row.getString("kind")),
                                row.getBoolean("active"),
                                row.getLong("cleared"),
                                row.getLong("last_seq"),
                                instant(row, "last_at"),
                                row.getLong("seq")),
                me.value(),
                conversation.value());
    }

    private Preference preference() throws SQLException {
        return Sql.first(
                        connection,
                        FIND,
                        PostgresPreferences::preference,
                        me.value(),
                        conversation.value())
                .orElseGet(() -> Preference.none(conversation));
    }

    private News.Self keep(long self, Preference before, Preference wished) throws SQLException {
        var after = wished.muted(wished.mutedUntil().truncatedTo(ChronoUnit.MICROS));
        if (after.equals(before)) return News.Self.unchanged(me, self);
        var kept = after.at(self + 1);
        update(COUNT, kept.version(), me.value());
        update(
                KEEP,
                me.value(),
                kept.conversation().value(),
                kept.version(),
                kept.mutedUntil(),
                kept.archived(),
                kept.pinned(),
                kept.unread(),
                kept.draft());
        return News.Self.of(me, kept);
    }

    private Optional<Message> target(long seq) throws SQLException {
        return Sql.first(
                connection, TARGET, MessageRows::message, me.value(), conversation.value(), seq);
    }

    private Note noted(long seq) throws SQLException {
        return Sql.first(
                        connection,
                        FIND_NOTE,
                        PostgresPreferences::note,
                        me.value(),
                        conversation.value(),
                        seq)
                .orElseGet(() -> Note.none(conversation, seq));
    }

    private void keep(Note kept) throws SQLException {
        update(COUNT, kept.version(), me.value());
        update(
                KEEP_NOTE,
                me.value(),
                conversation.value(),
                kept.seq(),
                kept.version(),
                kept.starred(),
                kept.hidden());
    }

    private void hide(Seated seated, long seq) throws SQLException {
        update(HIDE, me.value(), conversation.value());
        if (seq != seated.lastSeq()) return;
        var last =
                Sql.first(
                        connection,
                        LAST,
                        row -> row.getLong("seq"),
                        seq,
                        me.value(),
                        conversation.value());
        move(seated, last.orElse(0L));
    }

    /// Another message is the last to be seen. When the conversation moved in the list stays.
    private void move(Seated seated, long last) throws SQLException {
        update(MOVE, last, seated.lastAt(), me.value(), conversation.value());
    }

    private void update(String sql, Object... values) throws SQLException {
        Sql.update(connection, sql, values);
    }
}
