package chat.sohbet.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.application.port.AtOnce;
import chat.sohbet.application.port.Scene;
import chat.sohbet.application.port.SessionsContract;
import chat.sohbet.application.port.Store;
import chat.sohbet.domain.message.Emoji;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A database that is copied out and in again is the same, but for what a copy must not share.
class CopiesTest {
    /// What belongs to the moment or to the one database.
    private static final Set<String> OTHERWISE = Set.of("house", "session");

    private final Map<String, ByteArrayOutputStream> copied = new HashMap<>();

    private Contents copy(PostgresSettings from) throws IOException {
        return Copies.write(
                from, table -> copied.computeIfAbsent(table, _ -> new ByteArrayOutputStream()));
    }

    private void restore(PostgresSettings to, Contents contents) throws IOException {
        Copies.read(
                to, contents, table -> new ByteArrayInputStream(copied.get(table).toByteArray()));
    }

    /// Each table's lines, in order.
    private Map<String, List<String>> rows(PostgresSettings of) throws IOException {
        copied.clear();
        copy(of);
        var rows = new TreeMap<String, List<String>>();
        copied.forEach(
                (table, bytes) -> rows.put(table, bytes.toString(UTF_8).lines().sorted().toList()));
        return rows;
    }

    private static void fill(Store store) {
        var scene = new Scene(store);
        var ada = scene.person("ada", "Ada \"the first\", Lovelace \\N");
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        scene.say(ada, talk, 3);
        scene.edit(ada, talk, 1, "two\nlines, \"quoted\"");
        scene.delete(ada, talk, 2);
        scene.react(grace, talk, 3, new Emoji("👍"));
        scene.say(ada, scene.group(ada, grace), 2);
        scene.mark(grace, talk, 3, 2);
        store.blocks().block(grace.id(), scene.person().id());
        store.sessions().open(SessionsContract.session(ada.id()), SessionsContract.hash());
    }

    @Test
    void what_is_restored_is_what_was_there() throws IOException, SQLException {
        var original = PostgresServer.freshDatabase();
        var other = PostgresServer.freshDatabase();
        try (var postgres = Postgres.open(original)) {
            fill(Stage.store(postgres));
        }
        var contents = copy(original);

        restore(other, contents);

        var before = rows(original);
        var after = rows(other);
        assertThat(before.get("message")).hasSizeGreaterThan(3);
        assertThat(before.get("users").toString()).contains("Lovelace");
        OTHERWISE.forEach(before::remove);
        OTHERWISE.forEach(after::remove);
        assertThat(after).isEqualTo(before);
        try (var one = Postgres.open(original);
                var copy = Postgres.open(other)) {
            assertThat(copy.conversations().history()).isNotEqualTo(one.conversations().history());
        }
        try (var connection = PostgresServer.connect(other)) {
            assertThat(
                            Sql.query(
                                    connection,
                                    "SELECT FROM session WHERE ended_at IS NULL",
                                    _ -> true))
                    .isEmpty();
            assertThat(Sql.query(connection, "SELECT FROM outbox", _ -> true)).isEmpty();
        }
    }

    @Test
    void every_table_is_copied_or_left_out_on_purpose() throws IOException, SQLException {
        var settings = PostgresServer.freshDatabase();
        Postgres.open(settings).close();
        copy(settings);
        try (var connection = PostgresServer.connect(settings)) {
            var tables =
                    Sql.query(
                            connection,
                            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
                            row -> row.getString(1));
            assertThat(tables.stream().filter(table -> !copied.containsKey(table)))
                    .containsExactlyInAnyOrder("sohbet_schema", "outbox", "node", "presence");
        }
    }

    @Test
    void a_copy_is_of_one_moment_however_many_write_meanwhile() throws IOException {
        var original = PostgresServer.freshDatabase();
        try (var postgres = Postgres.open(original)) {
            var store = Stage.store(postgres);
            var scene = new Scene(store);
            var ada = scene.person();
            var talk = scene.direct(ada, scene.person());
            AtOnce.crowd(i -> {
                if (i > 0) scene.say(ada, talk, 20);
                else
                    try {
                        copy(original);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                return true;
            });
        }
        var numbers = Set.copyOf(column("message", "seq"));
        assertThat(column("conversation", "seq")).containsExactly(Integer.toString(numbers.size()));
    }

    private List<String> column(String table, String name) {
        var lines = copied.get(table).toString(UTF_8).lines().toList();
        int at = List.of(lines.getFirst().split(",")).indexOf(name);
        return lines.stream().skip(1).map(line -> line.split(",")[at]).collect(Collectors.toList());
    }

    @Test
    void a_database_in_which_somebody_is_registered_is_left_alone() throws IOException {
        var original = PostgresServer.freshDatabase();
        try (var postgres = Postgres.open(original)) {
            fill(Stage.store(postgres));
        }
        var contents = copy(original);
        var before = rows(original);

        assertThatThrownBy(() -> restore(original, contents))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("isn't empty");

        assertThat(rows(original)).isEqualTo(before);
    }

    @Test
    void a_copy_that_lacks_rows_or_comes_from_the_future_is_refused() throws IOException {
        var original = PostgresServer.freshDatabase();
        var other = PostgresServer.freshDatabase();
        try (var postgres = Postgres.open(original)) {
            fill(Stage.store(postgres));
        }
        var contents = copy(original);
        var future = new Contents("999999", contents.tables(), contents.sequences());
        copied.get("message").reset();

        assertThatThrownBy(() -> restore(other, future))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("doesn't know");
        assertThatThrownBy(() -> restore(other, contents))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("rows of message are missing");
        assertThat(rows(other).get("users")).hasSize(1);
    }
}
