package chat.sohbet.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/// People and what they have said, written straight into the tables: what a load needs to be there
/// before it begins, and nobody wants to wait for.
final class TownBySql implements Town {
    private static final String USERS =
            """
            INSERT INTO users (id, username, canonical, skeleton, display_name, email, email_key, password, searched,
                               registered_at)
            SELECT id, name, name, name, name, name || '@example.org', name || '@example.org', ?, name, now()
            FROM unnest(?) WITH ORDINALITY AS u (id, place)
            CROSS JOIN LATERAL (SELECT 'load' || place + ? AS name) n
            """;
    private static final String SESSIONS =
            """
            INSERT INTO session (id, owner, device, opened_at, used_at, expires_at, generation, newest, rotated_at)
            SELECT session, owner, 'load', now(), now(), now() + interval '1 day', 1, repeat('0', 64), now()
            FROM unnest(?, ?) AS s (session, owner)
            """;
    private static final String DIRECT =
            """
            INSERT INTO conversation (id, kind, opened_by, low, high)
            SELECT id, 'DIRECT', one, least(one, other), greatest(one, other)
            FROM unnest(?, ?, ?) AS c (id, one, other)
            """;
    private static final String GROUP =
            """
            INSERT INTO conversation (id, kind, opened_by, title, description, properties_version, founded_as)
            VALUES (?, 'GROUP', ?, 'Everybody', '', 0, gen_random_uuid())
            """;
    private static final String MEMBERS =
            """
            INSERT INTO member (conversation, member, role, sees, version)
            SELECT conversation, member, 'MEMBER', '{[1,)}', 0 FROM unnest(?, ?) AS m (conversation, member)
            """;

    /// Turn by turn, a second apart.
    private static final String MESSAGES =
            """
            INSERT INTO message (conversation, seq, version, author, client_id, at, body)
            SELECT c.id, n, n, CASE n % 2 WHEN 0 THEN one ELSE other END, gen_random_uuid(),
                   now() - make_interval(secs => ?::bigint - n), 'Message ' || n || repeat(' merhaba', 11)
            FROM unnest(?, ?, ?) AS c (id, one, other)
            CROSS JOIN generate_series(?::bigint, ?::bigint) AS n
            """;

    /// The same, each time two sayings by chance.
    private static final String SAYINGS =
            """
            INSERT INTO message (conversation, seq, version, author, client_id, at, body)
            SELECT c.id, n, n, CASE n % 2 WHEN 0 THEN one ELSE other END, gen_random_uuid(),
                   now() - make_interval(secs => ?::bigint - n), x.text || ' ' || y.text
            FROM (
                SELECT c.*, n, floor(random() * ?)::bigint AS x, floor(random() * ?)::bigint AS y
                FROM unnest(?, ?, ?) AS c (id, one, other)
                CROSS JOIN generate_series(1, ?::bigint) AS n
            ) c
            JOIN saying x ON x.number = c.x
            JOIN saying y ON y.number = c.y
            ORDER BY n
            """;

    private static final String COUNTERS =
            "UPDATE conversation SET seq = ?, version = ?, last_at = clock_timestamp() WHERE id = ANY (?)";

    /// Strangers who register together.
    private static final int AT_ONCE = 50_000;

    private final Connection database;
    private final Tokens tokens;
    private String password =
            "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$" + "A".repeat(43);
    private long written;

    TownBySql(Connection database, Tokens tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    /// From now on people have the same password as somebody who has registered.
    void passwordOf(UUID registered) throws SQLException {
        try (var statement = database.prepareStatement("SELECT password FROM users WHERE id = ?")) {
            statement.setObject(1, registered);
            var rows = statement.executeQuery();
            rows.next();
            password = rows.getString(1);
        }
    }

    /// The name of the `n`th of all people, from 1.
    static String name(long n) {
        return "load" + n;
    }

    @Override
    public List<Person> people(int count) throws SQLException {
        var users = registered(count);
        var sessions = ids(count);
        run(SESSIONS, array(sessions), array(users));
        var people = new ArrayList<Person>();
        for (int i = 0; i < count; i++)
            people.add(new Person(users.get(i), tokens.issue(users.get(i), sessions.get(i))));
        return people;
    }

    /// So many who have registered and are nowhere to be seen.
    void strangers(int count) throws SQLException {
        for (int left = count; left > 0; left -= AT_ONCE) registered(Math.min(left, AT_ONCE));
    }

    private List<UUID> registered(int count) throws SQLException {
        var users = ids(count);
        run(USERS, password, array(users), written);
        written += count;
        return users;
    }

    @Override
    public List<UUID> introduce(List<Person> ones, List<Person> others) throws SQLException {
        var conversations = ids(ones.size());
        run(DIRECT, array(conversations), people(ones), people(others));
        run(MEMBERS, array(conversations), people(ones));
        run(MEMBERS, array(conversations), people(others));
        return conversations;
    }

    UUID group(List<Person> members) throws SQLException {
        var group = UUID.randomUUID();
        run(GROUP, group, members.getFirst().id());
        run(MEMBERS, array(members.stream().map(_ -> group).toList()), people(members));
        return group;
    }

    @Override
    public void remember(List<Pair> pairs, int messages) throws SQLException {
        talk(pairs, 0, messages);
        settle();
    }

    /// Lets each pair have written messages up to number `until`, having written `from` already.
    void talk(List<Pair> pairs, long from, long until) throws SQLException {
        var ids = array(pairs.stream().map(Pair::conversation).toList());
        var ones = people(pairs.stream().map(Pair::one).toList());
        var others = people(pairs.stream().map(Pair::other).toList());
        run(MESSAGES, until, ids, ones, others, from + 1, until);
        run(COUNTERS, until, until, ids);
    }

    /// The same in other words: what people say is each time two of `sayings`.
    void talk(List<Pair> pairs, List<String> sayings, long until) throws SQLException {
        var ids = array(pairs.stream().map(Pair::conversation).toList());
        var ones = people(pairs.stream().map(Pair::one).toList());
        var others = people(pairs.stream().map(Pair::other).toList());
        run("CREATE TEMPORARY TABLE IF NOT EXISTS saying (number bigint PRIMARY KEY, text text)");
        run("TRUNCATE saying");
        run(
                "INSERT INTO saying SELECT place - 1, text FROM unnest(?) WITH ORDINALITY AS s (text, place)",
                database.createArrayOf("text", sayings.toArray()));
        run("ANALYZE saying");
        int count = sayings.size();
        run(SAYINGS, until, count, count, ids, ones, others, until);
        run(COUNTERS, until, until, ids);
    }

    /// Waits until all that was written can be found.
    void indexed() throws SQLException, InterruptedException {
        while (true) {
            try (var statement = database.prepareStatement("SELECT count(*) FROM search_due")) {
                var rows = statement.executeQuery();
                rows.next();
                if (rows.getLong(1) == 0) break;
            }
            Thread.sleep(500);
        }
        run("VACUUM (ANALYZE) search_page, search_due");
    }

    /// Tells the planner what there is by now, and leaves no work behind that would disturb.
    void settle() throws SQLException {
        run("VACUUM (ANALYZE) users, session, conversation, member, message");
    }

    private static List<UUID> ids(int count) {
        // Of version 7, as the house makes them.
        long now = System.currentTimeMillis() << 16 | 0x7000;
        return LongStream.range(0, count)
                .mapToObj(n -> new UUID(now, UUID.randomUUID().getLeastSignificantBits()))
                .toList();
    }

    private java.sql.Array people(List<Person> people) throws SQLException {
        return array(people.stream().map(Person::id).toList());
    }

    private java.sql.Array array(List<UUID> ids) throws SQLException {
        return database.createArrayOf("uuid", ids.toArray());
    }

    private void run(String sql, Object... values) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
