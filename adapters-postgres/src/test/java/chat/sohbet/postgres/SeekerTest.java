package chat.sohbet.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Search.Hit;
import chat.sohbet.application.port.Search.Place;
import chat.sohbet.application.port.Search.Wanted;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.message.Words;
import chat.sohbet.domain.user.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However narrow the stretches are in which it goes back, it finds what is there, the newest
/// first: in a conversation that never rests, in one that has been quiet for long, and in those of
/// which it takes many to make a page.
class SeekerTest {
    private static final UserId ADA = new UserId(UUID.randomUUID());

    private static final String USERS =
            """
            INSERT INTO users (id, username, canonical, skeleton, display_name, email, email_key, password, searched,
                               registered_at)
            SELECT id, name, name, name, name, name, name, '', name, now()
            FROM unnest(ARRAY[?, ?]) WITH ORDINALITY AS u (id, place)
            CROSS JOIN LATERAL (SELECT 'user' || place AS name) n
            """;
    private static final String GROUP =
            """
            WITH founded AS (
                INSERT INTO conversation (id, kind, opened_by, title, description, properties_version, founded_as, seq,
                                          version, last_at)
                VALUES (?, 'GROUP', ?, 'Some', '', 0, gen_random_uuid(), ?, ?, now())
                RETURNING id
            )
            INSERT INTO member (conversation, member, role, sees, version)
            SELECT id, ?, 'MEMBER', '{[1,)}', 0 FROM founded
            """;

    /// Some say several things within a second.
    private static final String MESSAGES =
            """
            INSERT INTO message (conversation, seq, version, author, client_id, at, body)
            SELECT ?, n, n, ?, gen_random_uuid(),
                   date_trunc('second', now()) - ?::interval * ((? - n) / 3),
                   concat_ws(' ', 'all', 'r' || n % 7, 'h' || n % 101, 'once' || n,
                             CASE WHEN n % 5 = 0 THEN 'café' END)
            FROM generate_series(1, ?) AS n
            """;

    private static final String EXPECTED =
            """
            SELECT m.at, m.conversation, m.seq
            FROM message m
            JOIN member me ON me.conversation = m.conversation AND me.member = ?
            WHERE m.body LIKE '%' || ? || '%' AND (?::uuid IS NULL OR m.conversation = ?)
            ORDER BY m.at DESC, m.conversation DESC, m.seq DESC
            """;

    private static Postgres postgres;
    private static Connection connection;
    private static UUID busy;

    @BeforeAll
    static void talk() throws SQLException {
        var settings = PostgresServer.freshDatabase();
        postgres = Postgres.open(settings);
        connection = PostgresServer.connect(settings);
        try (var statement = connection.createStatement()) {
            statement.execute(Database.PLANNING);
        }
        Sql.update(connection, USERS, ADA.value(), UUID.randomUUID());
        busy = talk(4_000, "1 second");
        talk(700, "1 day");
        talk(130, "1 minute");
        talk(0, "1 day");
        for (int i = 0; i < 20; i++) talk(10, "7 hours");
        while (SearchPages.gather(connection)) Thread.onSpinWait();
    }

    private static UUID talk(int messages, String pace) throws SQLException {
        var id = UUID.randomUUID();
        var ada = ADA.value();
        Sql.update(connection, GROUP, id, ada, messages, messages, ada);
        Sql.update(connection, MESSAGES, id, ada, pace, messages, messages);
        return id;
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        postgres.close();
    }

    /// Two pieces of words, so that not each page that is looked at has one.
    @ParameterizedTest
    @ValueSource(ints = {1, 40, 10_000})
    void all_are_found_in_their_order_and_no_other(int first) throws SQLException {
        for (var words : List.of("r3", "h5", "once1", "caf"))
            assertThat(sought(words, null, first, 50)).isEqualTo(expected(words, null));
        for (var words : List.of("h77", "once699", "nobody's"))
            assertThat(sought(words, null, first, 3)).isEqualTo(expected(words, null));
    }

    @Test
    void one_conversation_is_gone_through_by_itself() throws SQLException {
        for (var words : List.of("h77", "once1"))
            assertThat(sought(words, busy, 2, 30)).isEqualTo(expected(words, busy));
    }

    private static List<Place> sought(
            String words, @Nullable UUID conversation, int first, int limit) throws SQLException {
        var wanted =
                new Wanted(
                        Words.of(words),
                        conversation == null ? null : new ConversationId(conversation),
                        null,
                        null);
        var places = new ArrayList<Place>();
        for (var before = Place.TOP; before != null; ) {
            var found = new Seeker(connection, ADA, wanted, first).seek(before, limit);
            found.hits().stream().map(Hit::place).forEach(places::add);
            before = found.next().orElse(null);
        }
        return places;
    }

    private static List<Place> expected(String word, @Nullable UUID conversation)
            throws SQLException {
        return Sql.query(
                connection,
                EXPECTED,
                row ->
                        new Place(
                                Sql.instant(row, "at"),
                                new ConversationId(Sql.uuid(row, "conversation")),
                                row.getLong("seq")),
                ADA.value(),
                word,
                conversation,
                conversation);
    }
}
