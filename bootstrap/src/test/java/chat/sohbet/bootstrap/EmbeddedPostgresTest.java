package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir private static Path once;

    @TempDir private Path folder;

    /// One that runs for all who only ask.
    private static EmbeddedPostgres running;

    @BeforeAll
    static void make_one_that_all_start_from() throws IOException {
        OwnerOnly.permit(once, "rwx--x--x");
        EmbeddedPostgres.start(once.resolve("ended"), 10).close();
        running = EmbeddedPostgres.start(copy(once.resolve("running")), 10);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static Path copy(Path to) {
        var from = once.resolve("ended").toString();
        var copied = Programs.run(List.of("cp", "-a", from, to.toString()), once, "");
        assertThat(copied.good()).as(copied.output()).isTrue();
        return to;
    }

    private Path copy() {
        return copy(folder.resolve("data"));
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.url(), postgres.user(), postgres.password().reveal());
    }

    private static String ask(EmbeddedPostgres postgres, String query) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void run(EmbeddedPostgres postgres, String command) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Test
    void what_was_committed_is_there_after_a_restart() throws SQLException {
        var data = copy();
        try (var postgres = EmbeddedPostgres.start(data, 10)) {
            run(postgres, "CREATE TABLE kept AS SELECT 'yes' AS answer");
        }
        try (var postgres = EmbeddedPostgres.start(data, 10)) {
            assertThat(ask(postgres, "SELECT answer FROM kept")).isEqualTo("yes");
        }
    }

    /// A program with an embedded database that is killed, and so leaves its database behind.
    static final class Killed {
        public static void main(String[] arguments) throws Exception {
            var postgres = EmbeddedPostgres.start(Path.of(arguments[0]), 10);
            run(postgres, "CREATE TABLE kept AS SELECT 'yes' AS answer");
            System.out.println("committed");
            Thread.currentThread().join(); // until it is killed
        }

        private static ProcessHandle leave(Path data) throws IOException {
            try (var child =
                    Child.start(
                            List.of(), Map.of(), data, Killed.class.getName(), data.toString())) {
                child.line("committed");
            }
            var left = PidFile.read(data.resolve("postgres/cluster")).orElseThrow();
            return ProcessHandle.of(left.pid()).orElseThrow();
        }
    }

    @Test
    void a_database_left_behind_is_stopped_and_nothing_is_lost() throws SQLException, IOException {
        var data = copy();
        var left = Killed.leave(data);
        assertThat(left.isAlive()).isTrue();

        try (var postgres = EmbeddedPostgres.start(data, 10)) {
            assertThat(left.isAlive()).isFalse();
            assertThat(ask(postgres, "SELECT answer FROM kept")).isEqualTo("yes");
        }
    }

    @Test
    void a_database_that_was_killed_recovers() throws SQLException, IOException {
        var data = copy();
        var postmaster = Killed.leave(data);
        postmaster.descendants().forEach(ProcessHandle::destroyForcibly);
        postmaster.destroyForcibly();
        postmaster.onExit().join();

        try (var postgres = EmbeddedPostgres.start(data, 10)) {
            assertThat(ask(postgres, "SELECT answer FROM kept")).isEqualTo("yes");
        }
    }

    @Test
    void it_is_started_again_where_it_was_if_somebody_ends_it() throws IOException {
        var data = copy();
        try (var postgres = EmbeddedPostgres.start(data, 10)) {
            var pid = PidFile.read(data.resolve("postgres/cluster")).orElseThrow().pid();
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> ask(postgres, "SELECT 1").equals("1"));
        }
        assertThat(PidFile.read(data.resolve("postgres/cluster"))).isEmpty();
    }

    @Test
    void a_number_that_is_another_processs_by_now_does_not_hinder()
            throws IOException, SQLException {
        var data = copy();
        var file = data.resolve("postgres/cluster/postmaster.pid");
        Files.writeString(file, ProcessHandle.current().pid() + "\n");

        try (var postgres = EmbeddedPostgres.start(data, 10)) {
            assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void it_is_durable_checked_and_the_same_on_every_machine() throws SQLException {
        assertThat(ask(running, "SHOW fsync")).isEqualTo("on");
        assertThat(ask(running, "SHOW synchronous_commit")).isEqualTo("on");
        assertThat(ask(running, "SHOW full_page_writes")).isEqualTo("on");
        assertThat(ask(running, "SHOW data_checksums")).isEqualTo("on");
        assertThat(ask(running, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask(running, "SHOW server_encoding")).isEqualTo("UTF8");
        assertThat(
                        ask(
                                running,
                                "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'sohbet'"))
                .isEqualTo("bC.UTF-8");
    }

    @Test
    void nobody_comes_in_without_the_password_and_we_are_no_superuser() throws SQLException {
        assertThatThrownBy(
                        () -> DriverManager.getConnection(running.url(), running.user(), "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThat(ask(running, "SHOW is_superuser")).isEqualTo("off");
        run(running, "CREATE EXTENSION pg_trgm");
    }

    @Test
    void it_never_runs_as_root() throws IOException {
        long pid = PidFile.read(once.resolve("running/postgres/cluster")).orElseThrow().pid();

        assertThat(Files.readString(Path.of("/proc/" + pid + "/status")))
                .doesNotContain("Uid:\t0\t");
    }

    @Test
    void what_is_kept_is_its_owners_alone() throws IOException {
        var home = once.resolve("running/postgres");
        assertThat(permissions(home.resolve("password"))).isEqualTo("rw-------");
        assertThat(permissions(home.resolve("cluster"))).isEqualTo("rwx------");
        assertThat(permissions(home.resolve("log"))).isEqualTo("rw-------");
        try (var left = Files.list(home)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "bin-18.4.0", "cluster", "log", "log.old", "password");
        }
    }

    @Test
    void a_folder_that_others_cannot_enter_is_no_hindrance() throws IOException, SQLException {
        var hidden =
                Files.createDirectory(
                        folder.resolve("hidden"), OwnerOnly.permissions(folder, "rwx------"));

        try (var postgres = EmbeddedPostgres.start(hidden.resolve("it's my veri klasörü"), 10)) {
            assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_path_that_initdb_would_misread_is_refused() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder.resolve("$HOME"), 10))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("holds one of");
    }

    @Test
    void files_of_another_major_version_are_refused_with_what_to_do() throws IOException {
        var data = copy();
        var version = data.resolve("postgres/cluster/PG_VERSION");
        Files.writeString(version, "17\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(data, 10))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("was made by PostgreSQL 17, this Sohbet brings 18")
                .hasMessageContaining("pg_upgrade");
    }

    @Test
    void programs_that_a_power_cut_left_empty_are_unpacked_again()
            throws IOException, SQLException {
        var data = copy();
        Files.write(data.resolve("postgres/bin-18.4.0/bin/postgres"), new byte[0]);

        try (var postgres = EmbeddedPostgres.start(data, 10)) {
            assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_lost_password_is_named() throws IOException {
        var data = copy();
        Files.delete(data.resolve("postgres/password"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(data, 10))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(data.resolve("postgres/password").toString());
    }

    @Test
    void what_hinders_postgres_is_said_in_its_own_words() throws IOException {
        var data = copy();
        Files.writeString(
                data.resolve("postgres/cluster/postgresql.conf"), "shared_buffers = a lot\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(data, 10))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("the embedded database cannot start: ")
                .hasMessageContaining("postgresql.conf");
    }

    @Test
    void it_runs_in_a_session_of_its_own() throws IOException {
        long pid = PidFile.read(once.resolve("running/postgres/cluster")).orElseThrow().pid();
        // Fields of /proc/PID/stat after the name: state, parent, process group, session.
        var fields =
                Files.readString(Path.of("/proc/" + pid + "/stat"))
                        .replaceFirst(".*\\) ", "")
                        .split(" ");
        assertThat(fields[2]).isEqualTo(Long.toString(pid));
        assertThat(fields[3]).isEqualTo(Long.toString(pid));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }
}
