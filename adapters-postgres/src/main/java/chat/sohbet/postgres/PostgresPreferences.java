package chat.sohbet.postgres;

import static chat.sohbet.postgres.Rows.flag;
import static chat.sohbet.postgres.Rows.instant;
import static chat.sohbet.postgres.Rows.missing;
import static chat.sohbet.postgres.Rows.number;
import static chat.sohbet.postgres.Rows.text;
import static chat.sohbet.postgres.Rows.time;
import static chat.sohbet.postgres.Rows.uuid;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Preferences;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.user.UserId;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbTransaction;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Preferences in the table `preference`; a person's counter stands in their row of `users`, which
/// is locked while it advances.
final class PostgresPreferences implements Preferences {
    private static final String LOCK =
            """
            SELECT u.self
            FROM users u
            WHERE u.id = ?::uuid
              AND EXISTS (SELECT FROM member m WHERE m.member = u.id AND m.conversation = ?::uuid)
            FOR NO KEY UPDATE OF u
            """;
    private static final String FIND =
            """
            SELECT conversation, version, muted_until, archived, pinned, unread, draft
            FROM preference
            WHERE owner = ?::uuid AND conversation = ?::uuid
            """;
    private static final String KEEP =
            """
            INSERT INTO preference (owner, conversation, version, muted_until, archived, pinned, unread, draft)
            VALUES (?::uuid, ?::uuid, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (owner, conversation)
            DO UPDATE SET version = excluded.version, muted_until = excluded.muted_until, archived = excluded.archived,
                          pinned = excluded.pinned, unread = excluded.unread, draft = excluded.draft
            """;
    private static final String COUNT = "UPDATE users SET self = ? WHERE id = ?::uuid";
    private static final String SINCE =
            """
            SELECT u.self, p.conversation, p.version, p.muted_until, p.archived, p.pinned, p.unread, p.draft
            FROM users u
            LEFT JOIN preference p ON p.owner = u.id AND p.version > ?
            WHERE u.id = ?::uuid
            ORDER BY p.version
            """;

    private final Database database;

    PostgresPreferences(Database database) {
        this.database = database;
    }

    @Override
    public Optional<News.Self> change(
            UserId me, ConversationId conversation, UnaryOperator<Preference> change) {
        return database.transaction(transaction ->
                transaction
                        .get(LOCK, me.toString(), conversation.toString())
                        .map(row ->
                                change(
                                        transaction,
                                        me,
                                        number(row, "self"),
                                        conversation,
                                        change)));
    }

    private static News.Self change(
            DbTransaction transaction,
            UserId me,
            long self,
            ConversationId conversation,
            UnaryOperator<Preference> change) {
        var before =
                transaction
                        .get(FIND, me.toString(), conversation.toString())
                        .map(PostgresPreferences::preference)
                        .orElseGet(() -> Preference.none(conversation));
        var wished = change.apply(before);
        var after = wished.muted(wished.mutedUntil().truncatedTo(ChronoUnit.MICROS));
        if (after.equals(before)) return new News.Self(me, self, self, List.of());
        var kept = after.at(self + 1);
        keep(transaction, me, kept);
        return new News.Self(me, self, kept.version(), List.of(kept));
    }

    private static void keep(DbTransaction transaction, UserId me, Preference kept) {
        transaction.update(COUNT, kept.version(), me.toString());
        transaction.insert(
                KEEP,
                me.toString(),
                kept.conversation().toString(),
                kept.version(),
                time(kept.mutedUntil()),
                kept.archived(),
                kept.pinned(),
                kept.unread(),
                kept.draft());
    }

    @Override
    public News.Self since(UserId me, long after) {
        return database.read(db -> {
            long version = 0;
            var preferences = new ArrayList<Preference>();
            try (var rows = db.query(SINCE, after, me.toString())) {
                for (var row : rows.toList()) {
                    version = number(row, "self");
                    if (!missing(row, "conversation")) preferences.add(preference(row));
                }
            }
            return new News.Self(me, after, version, preferences);
        });
    }

    private static Preference preference(DbRow row) {
        return new Preference(
                new ConversationId(uuid(row, "conversation")),
                instant(row, "muted_until"),
                flag(row, "archived"),
                flag(row, "pinned"),
                flag(row, "unread"),
                text(row, "draft"),
                number(row, "version"));
    }
}
