package chat.sohbet.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Search;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Words;
import chat.sohbet.domain.user.UserId;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A database of an older program, with what people have said in it, is brought up to date by the
/// start of a newer one.
class UpgradeTest {
    private static final UserId ADA = new UserId(new UUID(0, 1));
    private static final UserId GRACE = new UserId(new UUID(0, 2));
    private static final ConversationId TALK = new ConversationId(new UUID(0, 3));

    /// As version 4 kept them: two people, and 130 messages of one to the other.
    private static final String PAST =
            """
            INSERT INTO users (id, username, canonical, skeleton, display_name, email, email_key, password, searched,
                               registered_at)
            SELECT id::uuid, name, name, name, name, name || '@example.org', name || '@example.org', '$none$', name, now()
            FROM (VALUES ('ADA', 'ada'), ('GRACE', 'grace')) AS people (id, name);
            INSERT INTO conversation (id, kind, seq, version, opened_by, low, high)
            VALUES ('TALK', 'DIRECT', 130, 130, 'ADA', 'ADA', 'GRACE');
            INSERT INTO member (conversation, member, role, sees, version, delivered, read)
            SELECT 'TALK', id::uuid, 'MEMBER', '{[1,)}', 0, 130, 0 FROM (VALUES ('ADA'), ('GRACE')) AS people (id);
            INSERT INTO message (conversation, seq, version, author, client_id, at, body)
            SELECT 'TALK', n, n, 'ADA', gen_random_uuid(), now(), 'Çay number ' || n FROM generate_series(1, 130) AS n;
            """
                    .replace("TALK", TALK.toString())
                    .replace("ADA", ADA.toString())
                    .replace("GRACE", GRACE.toString());

    @Test
    void what_was_said_is_read_counted_and_found_afterwards() throws SQLException {
        var settings = PostgresServer.freshDatabase();
        Migration.run(settings, "4");
        try (var connection = PostgresServer.connect(settings);
                var statement = connection.createStatement()) {
            statement.execute(PAST);
        }
        try (var postgres = Postgres.open(settings)) {
            var conversations = postgres.conversations();
            var page = conversations.history(GRACE, TALK, new Slice.Newest(100)).orElseThrow();
            assertThat(page.messages()).hasSize(100);
            assertThat(page.messages().getLast().body().orElseThrow().text())
                    .isEqualTo("Çay number 130");
            assertThat(conversations.head(GRACE, TALK).orElseThrow().unread()).isEqualTo(100);

            var search = postgres.search();
            while (search.index()) {
                // The past is taken in piece by piece.
            }
            var found =
                    search.messages(
                            GRACE, Search.Wanted.of(Words.of("cay 77")), Search.Place.TOP, 10);
            assertThat(found.hits())
                    .extracting(Search.Hit::message)
                    .extracting(Message::seq)
                    .containsExactly(77L);
        }
    }
}
