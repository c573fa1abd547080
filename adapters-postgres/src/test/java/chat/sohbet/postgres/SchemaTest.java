package chat.sohbet.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.application.port.Scene;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.User;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the schema refuses, whoever asks: the domain's promises hold against bugs and hands, too.
/// In the statements TALK is a conversation in which ADA has said one thing to GRACE, and EVE is
/// nobody there.
class SchemaTest {
    private static final PostgresSettings SETTINGS = PostgresServer.freshDatabase();
    private static Postgres postgres;
    private static ConversationId talk;
    private static User ada;
    private static User grace;
    private static User eve;

    @BeforeAll
    static void say() {
        postgres = Postgres.open(SETTINGS);
        var scene = new Scene(Stage.store(postgres));
        ada = scene.person();
        grace = scene.person();
        eve = scene.person();
        talk = scene.direct(ada, grace);
        scene.say(ada, talk, 1);
    }

    @AfterAll
    static void close() {
        postgres.close();
    }

    private static String sql(String statement) {
        return statement
                .replace(
                        "SAY",
                        "INSERT INTO message (conversation, seq, version, author, client_id, at, body) VALUES")
                .replace("ANY", "gen_random_uuid()")
                .replace("TALK", "'" + talk + "'")
                .replace("ADA", "'" + ada.id() + "'")
                .replace("GRACE", "'" + grace.id() + "'")
                .replace("EVE", "'" + eve.id() + "'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    message_pkey              | SAY (TALK, 1, 2, ADA, ANY, now(), 'a second first')
                    message_version           | SAY (TALK, 2, 2, ADA, ANY, now(), 'x'), (TALK, 3, 3, ADA, ANY, now(), 'x'); UPDATE message SET version = 3 WHERE seq = 2
                    message_check             | SAY (TALK, 2, 1, ADA, ANY, now(), 'older than its number')
                    message_sent_once         | SAY (TALK, 2, 2, ADA, '00000000-0000-7000-8000-000000000000', now(), 'x'), (TALK, 3, 3, ADA, '00000000-0000-7000-8000-000000000000', now(), 'x')
                    message_by_a_member       | SAY (TALK, 2, 2, EVE, ANY, now(), 'a stranger''s')
                    message_by_a_client       | SAY (TALK, 2, 2, ADA, NULL, now(), 'sent by no client')
                    message_body              | SAY (TALK, 2, 2, ADA, ANY, now(), repeat('x', 8001))
                    message_content           | UPDATE message SET event = 'LEFT', client_id = NULL
                    message_reactions         | UPDATE message SET reactors = ARRAY[ADA]::uuid[]
                    member_marks              | UPDATE member SET read = delivered + 1
                    member_sees_check         | UPDATE member SET sees = '{}'
                    member_pkey               | INSERT INTO member SELECT * FROM member
                    conversation_check        | UPDATE conversation SET version = seq - 1
                    conversation_direct       | UPDATE conversation SET title = 'two with a title'
                    conversation_direct       | UPDATE conversation SET high = NULL
                    conversation_pair_ordered | UPDATE conversation SET high = low
                    conversation_pair         | INSERT INTO conversation (id, kind, opened_by, low, high) SELECT ANY, kind, opened_by, low, high FROM conversation
                    conversation_group        | INSERT INTO conversation (id, kind, opened_by) VALUES (ANY, 'GROUP', ADA)
                    block_somebody_else       | INSERT INTO block (blocker, blocked) VALUES (ADA, ADA)
                    users_canonical           | UPDATE users SET canonical = 'one name for all'
                    users_skeleton            | UPDATE users SET skeleton = 'one look for all'
                    users_email_key           | UPDATE users SET email_key = 'one@mailbox.example'
                    preference_of_a_member    | INSERT INTO preference VALUES (EVE, TALK, 1, now(), false, false, false, '')
                    outbox_moved              | UPDATE outbox SET conversation = NULL WHERE kind = 'MOVED'
                    outbox_subject            | INSERT INTO outbox (kind) VALUES ('ENDED')
                    house_pkey                | INSERT INTO house DEFAULT VALUES
                    """)
    void what_breaks_a_promise_is_refused(String constraint, String statement) throws SQLException {
        try (var connection = PostgresServer.connect(SETTINGS)) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> execute(connection, sql(statement)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("\"" + constraint + "\"");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
