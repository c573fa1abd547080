package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.instant;
import static chat.sohbet.postgres.Sql.uuid;

import chat.sohbet.application.port.Search.Found;
import chat.sohbet.application.port.Search.Hit;
import chat.sohbet.application.port.Search.Place;
import chat.sohbet.application.port.Search.Wanted;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.Sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Looks for messages, from the newest page that may hold some to older ones, until there are
/// enough and no older page can hold a newer one. A word that is everywhere is found in the first
/// pages; one that is rare in the few that the grams leave. To be used in a snapshot.
final class Seeker {
    /// Pages of one conversation lie one after the other, and each is looked at where it lies, bit
    /// by bit until one is missing.
    private static final String PAGES =
            """
            SELECT p.*
            FROM member me
            CROSS JOIN LATERAL (
                SELECT s.conversation, s.page, s.last_at
                FROM search_page s
                WHERE s.conversation = me.conversation%s
                  AND s.first_at <= ? AND (s.last_at, s.conversation, s.page) < (?, ?, ?)
                ORDER BY s.page DESC
                LIMIT ?
            ) p
            WHERE me.member = ?%s
            ORDER BY p.last_at DESC, p.conversation DESC, p.page DESC
            LIMIT ?
            """;

    /// A text of nothing but ASCII has one folded form, which PostgreSQL knows, too; all others,
    /// and the other words, are looked at here.
    private static final String TEXTS =
            """
            SELECT m.conversation, m.seq, m.at, m.body, %s AS carried
            FROM unnest(?, ?) AS p (conversation, page)
            JOIN member me ON me.conversation = p.conversation AND me.member = ?
            JOIN message m ON m.conversation = p.conversation
                 AND m.seq BETWEEN p.page * 64 + 1 AND p.page * 64 + 64
            WHERE m.body IS NOT NULL AND (?::uuid IS NULL OR m.author = ?::uuid) AND %s
            """
                    .formatted(AttachmentRows.CARRIED, Sight.SEEN);

    private static final String HITS =
            """
            SELECT m.conversation, %s
            FROM unnest(?, ?) AS hit (conversation, seq)
            JOIN message m USING (conversation, seq)
            """
                    .formatted(MessageRows.COLUMNS);

    private static final String BIT = " AND get_bit(s.grams, ?) = 1";

    /// Pages that are looked up together. What one or two letters begin is on the first ones; for
    /// all else many are looked up, for to do so again goes through all filters again.
    private static final int FIRST = 32;

    private static final int MORE = 1_024;

    /// Pages that are read together: of the first ones a few often do.
    private static final int READ_FIRST = 8;

    private static final int READ = 64;

    /// Pages that are read for one answer.
    private static final int PATIENCE = 2_048;

    private final Connection connection;
    private final UserId viewer;
    private final Wanted wanted;
    private final int[] bits;
    private final List<Place> found = new ArrayList<>();

    private record Page(UUID conversation, long page, Instant lastAt) {
        /// Before all.
        static final Page TOP = new Page(new UUID(-1, -1), Long.MAX_VALUE, Place.TOP.at());
    }

    Seeker(Connection connection, UserId viewer, Wanted wanted) {
        this.connection = connection;
        this.viewer = viewer;
        this.wanted = wanted;
        this.bits = Grams.wanted(wanted);
    }

    Found seek(Place before, int limit) throws SQLException {
        var at = Page.TOP;
        int size = longest() < Grams.LONGEST - 1 ? FIRST : MORE;
        int step = READ_FIRST;
        for (int looked = 0; looked < PATIENCE; looked += size, size = MORE) {
            var pages = pages(before, at, size);
            for (int from = 0; from < pages.size(); from += step, step = READ) {
                if (enough(limit, pages.get(from))) return answer(limit);
                read(pages.subList(from, Math.min(pages.size(), from + step)), before);
            }
            if (pages.size() < size) return answer(limit);
            at = pages.getLast();
        }
        return stopped(at, limit);
    }

    /// Whether what was found can't be preceded by anything on this page and those after it.
    private boolean enough(int limit, Page next) {
        return found.size() > limit && found.get(limit).at().isAfter(next.lastAt());
    }

    private List<Page> pages(Place before, Page after, int limit) throws SQLException {
        var one = wanted.conversation();
        var sql =
                PAGES.formatted(
                        BIT.repeat(bits.length), one == null ? "" : " AND me.conversation = ?");
        var values = new ArrayList<Object>();
        for (int bit : bits) values.add((long) bit);
        values.addAll(List.of(before.at(), after.lastAt(), after.conversation(), after.page()));
        values.add(limit);
        values.add(viewer.value());
        if (one != null) values.add(one.value());
        values.add(limit);
        return Sql.query(connection, sql, Seeker::page, values.toArray());
    }

    private static Page page(ResultSet row) throws SQLException {
        return new Page(uuid(row, "conversation"), row.getLong("page"), instant(row, "last_at"));
    }

    private void read(List<Page> pages, Place before) throws SQLException {
        @Nullable UUID author = wanted.author() == null ? null : wanted.author().value();
        Sql.forEach(
                connection,
                TEXTS,
                row -> {
                    var files = AttachmentRows.carried(row.getString("carried"));
                    if (!wanted.matches(row.getString("body"), files)) return;
                    var place =
                            new Place(
                                    instant(row, "at"),
                                    new ConversationId(uuid(row, "conversation")),
                                    row.getLong("seq"));
                    if (place.compareTo(before) < 0) found.add(place);
                },
                Array.uuids(pages, Page::conversation),
                Array.numbers(pages, Page::page),
                viewer.value(),
                author,
                author);
        found.sort(Comparator.reverseOrder());
    }

    private int longest() {
        return wanted.words().list().stream().mapToInt(String::length).max().orElse(0);
    }

    private Found answer(int limit) throws SQLException {
        if (found.size() <= limit) return new Found(hits(found), null);
        var page = found.subList(0, limit);
        return new Found(hits(page), page.getLast());
    }

    /// What is newer than all that was not read; the next answer begins there.
    private Found stopped(Page last, int limit) throws SQLException {
        found.removeIf(place -> !place.at().isAfter(last.lastAt()));
        if (found.size() > limit) return answer(limit);
        var next = new Place(last.lastAt().plusNanos(1_000), new ConversationId(new UUID(0, 0)), 0);
        return new Found(hits(found), next);
    }

    private List<Hit> hits(List<Place> places) throws SQLException {
        if (places.isEmpty()) return List.of();
        Map<Place, Hit> hits = new HashMap<>();
        Sql.forEach(
                connection,
                HITS,
                row -> {
                    var message = MessageRows.message(row).seenBy(viewer);
                    var hit = new Hit(new ConversationId(uuid(row, "conversation")), message);
                    hits.put(hit.place(), hit);
                },
                Array.uuids(places, place -> place.conversation().value()),
                Array.numbers(places, Place::seq));
        return places.stream().map(place -> Objects.requireNonNull(hits.get(place))).toList();
    }
}
