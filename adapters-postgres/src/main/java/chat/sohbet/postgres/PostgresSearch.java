package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.uuid;

import chat.sohbet.application.port.Search;
import chat.sohbet.domain.Text;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.message.Words;
import chat.sohbet.domain.user.UserId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Search in the tables `search_page`, which says where it is worth looking, and `message`, which
/// is looked at: see [Seeker].
final class PostgresSearch implements Search {
    private static final String TITLES =
            """
            SELECT c.id, c.title, u.searched, NOT upper_inf(me.sees) AS gone
            FROM member me
            JOIN conversation c ON c.id = me.conversation
            LEFT JOIN users u ON u.id = CASE me.member WHEN c.low THEN c.high WHEN c.high THEN c.low END
            WHERE me.member = ? AND (%s)
            ORDER BY coalesce(me.last_at, c.last_at) DESC, c.id DESC
            """
                    .formatted(Heads.LISTED);

    private final Database database;

    PostgresSearch(Database database) {
        this.database = database;
    }

    @Override
    public Found messages(UserId viewer, Wanted wanted, Place before, int limit) {
        return database.snapshot(
                connection -> new Seeker(connection, viewer, wanted).seek(before, limit));
    }

    @Override
    public List<Head> conversations(UserId viewer, Words words, int limit) {
        return database.snapshot(connection -> titled(connection, viewer, words, limit));
    }

    private static List<Head> titled(Connection connection, UserId viewer, Words words, int limit)
            throws SQLException {
        var candidates =
                Sql.query(connection, TITLES, PostgresSearch::title, viewer.value()).stream()
                        .filter(title -> title.gone() || words.inFolded(title.folded()))
                        .map(Title::id)
                        .toList();
        var heads = new ArrayList<Head>();
        for (int from = 0; from < candidates.size() && heads.size() < limit; from += limit) {
            var some = candidates.subList(from, Math.min(candidates.size(), from + limit));
            Heads.some(connection, viewer, some).stream()
                    .filter(head -> words.inFolded(head.searched(viewer)))
                    .limit(limit - heads.size())
                    .forEach(heads::add);
        }
        return heads;
    }

    /// Who is gone from a group knows it by the title that it had.
    private record Title(UUID id, String folded, boolean gone) {}

    private static Title title(ResultSet row) throws SQLException {
        var names = row.getString("searched");
        var title = row.getString("title");
        return new Title(
                uuid(row, "id"),
                names != null ? names : Text.folded(title == null ? "" : title),
                row.getBoolean("gone"));
    }

    @Override
    public boolean index() {
        return database.onConnection(SearchPages::gather);
    }
}
