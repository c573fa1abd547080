package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.instant;
import static chat.sohbet.postgres.Sql.instantOrNull;
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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Looks for messages, from the newest page that may hold some to older ones, until there are
/// enough and no older page can hold a newer one. A word that is everywhere is found in the first
/// pages; one that is rare in the few that the grams leave. The grams are asked for a stretch of
/// time after the other, each some times as long as the one before: what has been said for years is
/// gone through only for what is nowhere else. To be used in a snapshot.
final class Seeker {
    /// Where a stretch begins that holds so many pages at most, of which each conversation has its
    /// share; null if nothing is older.
    private static final String SINCE =
            """
            SELECT max(s.last_at) AS since
            FROM member me
            JOIN conversation c ON c.id = me.conversation
            CROSS JOIN LATERAL (
                SELECT s.last_at
                FROM search_page s
                WHERE s.conversation = c.id
                  AND s.page < (c.seq + 63) / 64 - greatest(?::bigint / (SELECT count(*) FROM member me WHERE me.member = ?%1$s), 1)
                ORDER BY s.page DESC
                LIMIT 1
            ) s
            WHERE me.member = ?%1$s
            """;

    /// Pages of one conversation lie one after the other, and each is looked at where it lies, bit
    /// by bit until one is missing.
    private static final String PAGES =
            """
            SELECT p.*
            FROM member me
            CROSS JOIN LATERAL (
                SELECT s.conversation, s.page, s.last_at
                FROM search_page s
                WHERE s.conversation = me.conversation
                  AND s.last_at > ? AND s.last_at <= ? AND s.first_at <= ?
                  AND (s.last_at, s.conversation, s.page) < (?, ?, ?)%s
                ORDER BY s.last_at DESC, s.page DESC
                LIMIT ?
            ) p
            WHERE me.member = ?%s
            ORDER BY p.last_at DESC, p.conversation DESC, p.page DESC
            LIMIT ?
            """;

    private static final String ONE = " AND me.conversation = ?";

    /// A text of nothing but ASCII has one folded form, which PostgreSQL knows, too; all others,
    /// and the names of files, are looked at here.
    private static final String TEXTS =
            """
            SELECT m.conversation, m.seq, m.at, m.body, %s AS carried
            FROM unnest(?, ?) AS p (conversation, page)
            JOIN member me ON me.conversation = p.conversation AND me.member = ?
            JOIN message m ON m.conversation = p.conversation
                 AND m.seq BETWEEN p.page * 64 + 1 AND p.page * 64 + 64
            WHERE m.body IS NOT NULL AND (?::uuid IS NULL OR m.author = ?::uuid)
              AND (octet_length(m.body) > char_length(m.body) OR lower(m.body COLLATE "C") LIKE ALL (?)
                   OR m.attachments <> '{}')
              AND %s
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

    /// Pages whose grams are asked for first, by those who begin to type and by all others. What
    /// one or two letters begin is on the first ones.
    private static final int FEW = 256;

    private static final int FIRST = 2_048;

    /// How many times as many are asked for next.
    private static final int WIDER = 4;

    /// Pages that are looked up together.
    private static final int TOGETHER = 1_024;

    /// Pages that are read together.
    private static final int READ_FIRST = 8;

    private static final int READ = 64;

    /// Pages that are read for one answer.
    private static final int PATIENCE = 2_048;

    /// Before anything was ever said.
    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

    private final Connection connection;
    private final UserId viewer;
    private final Wanted wanted;
    private final int first;
    private final int[] bits;
    private final Array patterns;
    private final List<Place> found = new ArrayList<>();

    private int read;

    private record Page(UUID conversation, long page, Instant lastAt) {
        /// Before all that end then.
        static Page top(Instant lastAt) {
            return new Page(new UUID(-1, -1), Long.MAX_VALUE, lastAt);
        }
    }

    Seeker(Connection connection, UserId viewer, Wanted wanted) {
        this(connection, viewer, wanted, longest(wanted) < Grams.LONGEST - 1 ? FEW : FIRST);
    }

    /// With another first stretch, of so many pages.
    Seeker(Connection connection, UserId viewer, Wanted wanted, int first) {
        this.connection = connection;
        this.viewer = viewer;
        this.wanted = wanted;
        this.first = first;
        this.bits = Grams.wanted(wanted);
        this.patterns = Array.texts(wanted.words().list(), Seeker::pattern);
    }

    private static int longest(Wanted wanted) {
        return wanted.words().list().stream().mapToInt(String::length).max().orElse(0);
    }

    private static String pattern(String word) {
        return "%" + word.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }

    Found seek(Place before, int limit) throws SQLException {
        var at = Page.top(Place.TOP.at());
        for (long span = first; ; span *= WIDER) {
            var since = since(span);
            while (true) {
                var pages = pages(before, at, since, TOGETHER);
                if (readUntilEnough(pages, before, limit)) return answer(limit);
                if (pages.size() < TOGETHER) break;
                at = pages.getLast();
                if (read >= PATIENCE) return stopped(at, limit);
            }
            if (since.equals(BEGINNING) || enough(limit, since)) return answer(limit);
            at = Page.top(since);
        }
    }

    private boolean readUntilEnough(List<Page> pages, Place before, int limit) throws SQLException {
        for (int from = 0, to; from < pages.size(); from = to) {
            if (enough(limit, pages.get(from).lastAt())) return true;
            to = Math.min(pages.size(), from + step(limit));
            read(pages.subList(from, to), before);
        }
        return false;
    }

    /// Pages to be read next: a few more than by what was found so far are needed.
    private int step(int limit) {
        if (read == 0) return READ_FIRST;
        long needed = 1 + (limit + 1L - found.size()) * read * 5 / 4 / Math.max(1, found.size());
        return (int) Math.clamp(needed, READ_FIRST, READ);
    }

    /// Whether what was found can't be preceded by anything that was said at a time or before.
    private boolean enough(int limit, Instant last) {
        return found.size() > limit && found.get(limit).at().isAfter(last);
    }

    private Instant since(long span) throws SQLException {
        var one = wanted.conversation();
        var whose = one == null ? List.of(viewer.value()) : List.of(viewer.value(), one.value());
        var values = new ArrayList<Object>(List.of(span));
        values.addAll(whose);
        values.addAll(whose);
        return Sql.first(
                        connection,
                        SINCE.formatted(one == null ? "" : ONE),
                        row -> Optional.ofNullable(instantOrNull(row, "since")),
                        values.toArray())
                .flatMap(Function.identity())
                .orElse(BEGINNING);
    }

    private List<Page> pages(Place before, Page after, Instant since, int limit)
            throws SQLException {
        var one = wanted.conversation();
        var sql = PAGES.formatted(BIT.repeat(bits.length), one == null ? "" : ONE);
        var values = new ArrayList<Object>();
        values.addAll(List.of(since, after.lastAt(), before.at()));
        values.addAll(List.of(after.lastAt(), after.conversation(), after.page()));
        for (int bit : bits) values.add((long) bit);
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
                author,
                patterns);
        found.sort(Comparator.reverseOrder());
        read += pages.size();
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
