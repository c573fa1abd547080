package chat.sohbet.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.AttachmentsContract;
import chat.sohbet.application.port.LifetimeContract;
import chat.sohbet.application.port.Scene;
import chat.sohbet.application.port.Store;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.Lifetime;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.User;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresLifetimeTest implements LifetimeContract {
    private static final PostgresSettings SETTINGS =
            PostgresServer.freshDatabase().withLease(Duration.ofHours(1));
    private static final Postgres POSTGRES = Postgres.open(SETTINGS);
    private static final Store STORE = Stage.store(POSTGRES);

    @AfterAll
    static void close() {
        POSTGRES.close();
    }

    @Override
    public Store store() {
        return STORE;
    }

    /// The database's clock can't be moved; what is told by it can.
    @Override
    public void pass(ConversationId conversation, Duration time) {
        try (var connection = PostgresServer.connect(SETTINGS)) {
            Sql.update(
                    connection,
                    "UPDATE message SET expires_at = expires_at - make_interval(secs => ?) WHERE conversation = ?",
                    (double) time.toSeconds(),
                    conversation.value());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    // Nothing is left of it, wherever one looks

    private static final String TABLES =
            """
            SELECT quote_ident(tablename) AS name
            FROM pg_tables
            WHERE schemaname = 'public'
            """;

    @Test
    void no_table_holds_a_word_of_what_was_wiped_nor_its_answer() throws SQLException {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        keep(ada, talk, Lifetime.DAY);
        var word = Scene.word();
        var said = Scene.accepted(scene.append(talk, Scene.draft(ada, filed(ada, word))));
        scene.pin(grace, talk, said.seq(), true);
        scene.star(grace, talk, said.seq());
        keep(ada, talk, Lifetime.FOREVER);
        scene.append(talk, Scene.reply(grace, said.seq(), "stays"));
        assertThat(tables(word)).containsExactlyInAnyOrder("message", "attachment");

        pass(talk, Duration.ofDays(1));
        wipe();

        assertThat(tables(word)).isEmpty();
        assertThat(scene.read(grace, talk).getLast().body()).contains(new Body("stays"));
    }

    @Test
    void the_search_forgets_every_piece_of_what_was_wiped() throws SQLException {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        scene.say(ada, talk, "stays");
        keep(ada, talk, Lifetime.DAY);
        STORE.search().index();
        var before = grams(talk);
        scene.append(talk, Scene.draft(ada, filed(ada, Scene.word())));
        STORE.search().index();
        assertThat(grams(talk)).isNotEqualTo(before);

        pass(talk, Duration.ofDays(1));
        wipe();

        assertThat(grams(talk)).isEqualTo(before);
    }

    private static void keep(User actor, ConversationId talk, Lifetime lifetime) {
        STORE.log()
                .arrange(
                        talk,
                        actor.id(),
                        (locked, standing, now) ->
                                locked.keep(actor.id(), standing, lifetime, now));
    }

    /// What says `word` and carries a file that is called so.
    private static Writing filed(User owner, String word) {
        var stored = AttachmentsContract.document(word + ".pdf", 5);
        STORE.attachments().file(stored, owner.id(), Scene.clientId(), AttachmentsContract.PLENTY);
        return Writing.of(new Body(word)).carrying(List.of(stored.attachment()));
    }

    /// What a node's upkeep does in a minute.
    private static void wipe() {
        while (STORE.log().wipe(100) == 100) {}
        STORE.attachments().sweep(Scene.now().minus(Duration.ofDays(1)), 100);
        STORE.search().index();
    }

    /// In which tables `word` is to be found.
    private static List<String> tables(String word) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = PostgresServer.connect(SETTINGS)) {
            for (var table : Sql.query(connection, TABLES, row -> row.getString("name"))) {
                var sql = "SELECT 1 FROM %1$s WHERE %1$s::text ILIKE ? LIMIT 1".formatted(table);
                if (Sql.first(connection, sql, _ -> table, "%" + word + "%").isPresent())
                    found.add(table);
            }
        }
        return found;
    }

    private static List<String> grams(ConversationId talk) throws SQLException {
        try (var connection = PostgresServer.connect(SETTINGS)) {
            return Sql.query(
                    connection,
                    "SELECT encode(grams, 'hex') AS hex FROM search_page WHERE conversation = ? ORDER BY page",
                    row -> row.getString("hex"),
                    talk.value());
        }
    }
}
