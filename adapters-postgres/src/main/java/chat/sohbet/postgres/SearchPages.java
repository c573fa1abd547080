package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.instant;
import static chat.sohbet.postgres.Sql.uuid;

import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.Sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Gathers the grams of pages whose texts have changed, always from all of a page's messages as
/// they are now: so what was deleted is gone from them, and to do it twice does no harm.
final class SearchPages {
    /// Pages that are gathered in one transaction.
    static final int AT_ONCE = 500;

    /// Anything that nobody else locks.
    private static final String LEAD = "SELECT pg_try_advisory_xact_lock(7238201640)";

    /// What is looked for is an array, so that it is looked for once: joined to the table, as a
    /// plan made while there was nothing due has it, it would be looked for again for each row
    /// there is.
    static final String TAKE =
            """
            DELETE FROM search_due
            WHERE id = ANY (ARRAY(SELECT id FROM search_due ORDER BY id DESC LIMIT ?))
            RETURNING conversation, page
            """;

    private static final String TEXTS =
            """
            SELECT p.conversation, p.page, t.*
            FROM unnest(?, ?) AS p (conversation, page)
            CROSS JOIN LATERAL (
                SELECT min(m.at) AS first_at, max(m.at) AS last_at,
                       coalesce(string_agg(m.body, chr(10)), '') AS texts,
                       string_agg(DISTINCT m.author::text, ' ') AS authors,
                       string_agg(%s, chr(30)) AS carried
                FROM message m
                WHERE m.conversation = p.conversation AND m.seq BETWEEN p.page * 64 + 1 AND p.page * 64 + 64
                HAVING count(*) > 0
            ) t
            ORDER BY p.conversation, p.page
            """
                    .formatted(AttachmentRows.CARRIED);
    private static final String KEEP =
            """
            INSERT INTO search_page (conversation, page, first_at, last_at, grams)
            SELECT conversation, page, first_at, last_at, decode(grams, 'hex')
            FROM unnest(?, ?, ?, ?, ?) AS p (conversation, page, first_at, last_at, grams)
            ON CONFLICT (conversation, page) DO UPDATE
            SET first_at = excluded.first_at, last_at = excluded.last_at, grams = excluded.grams
            """;

    private record Page(UUID conversation, long page) {}

    private record Gathered(Page page, Instant firstAt, Instant lastAt, String grams) {}

    private SearchPages() {}

    /// True if there is more.
    static boolean gather(Connection connection) throws SQLException {
        boolean leads = Sql.first(connection, LEAD, row -> row.getBoolean(1)).orElse(false);
        if (!leads) return false;
        var due = Sql.query(connection, TAKE, SearchPages::page, AT_ONCE);
        if (due.isEmpty()) return false;
        keep(connection, gathered(connection, due.stream().distinct().toList()));
        return due.size() == AT_ONCE;
    }

    private static Page page(ResultSet row) throws SQLException {
        return new Page(uuid(row, "conversation"), row.getLong("page"));
    }

    private static List<Gathered> gathered(Connection connection, List<Page> pages)
            throws SQLException {
        return Sql.query(
                connection,
                TEXTS,
                SearchPages::gathered,
                Array.uuids(pages, Page::conversation),
                Array.numbers(pages, Page::page));
    }

    private static Gathered gathered(ResultSet row) throws SQLException {
        var grams = new Grams();
        grams.add(row.getString("texts"));
        for (var file : AttachmentRows.carried(row.getString("carried"))) {
            grams.add(file.name().text());
            grams.add(file.kind());
        }
        for (var author : row.getString("authors").split(" "))
            grams.add(new UserId(UUID.fromString(author)));
        return new Gathered(
                page(row), instant(row, "first_at"), instant(row, "last_at"), grams.hex());
    }

    private static void keep(Connection connection, List<Gathered> gathered) throws SQLException {
        Sql.update(
                connection,
                KEEP,
                Array.uuids(gathered, page -> page.page().conversation()),
                Array.numbers(gathered, page -> page.page().page()),
                Array.times(gathered, Gathered::firstAt),
                Array.times(gathered, Gathered::lastAt),
                Array.texts(gathered, Gathered::grams));
    }
}
