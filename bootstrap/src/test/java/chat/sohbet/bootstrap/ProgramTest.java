package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program itself, in a process of its own, as whoever hosts it meets it.
class ProgramTest {
    @TempDir private Path folder;

    private Child sohbet(Map<String, String> environment, String... arguments) {
        return sohbet(List.of(), environment, arguments);
    }

    private Child sohbet(
            List<String> prefix, Map<String, String> environment, String... arguments) {
        var variables = new HashMap<>(environment);
        variables.putIfAbsent("SOHBET_PORT", "0");
        return Child.start(prefix, variables, folder, Main.class.getName(), arguments);
    }

    private static URI address(Child sohbet) throws IOException {
        return URI.create(
                sohbet.line("Sohbet is ready at ")
                        .replaceFirst("Sohbet is ready at (\\S+) .*", "$1"));
    }

    private static int ends(Child sohbet) throws InterruptedException {
        assertThat(sohbet.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        return sohbet.process().exitValue();
    }

    private void refuses(Child sohbet, int code, String... words) throws InterruptedException {
        try (sohbet) {
            var said = sohbet.rest();
            assertThat(ends(sohbet)).as(said).isEqualTo(code);
            assertThat(said).hasLineCount(1).startsWith("sohbet: ").contains(words);
        }
    }

    @Test
    void help_and_version_are_given_without_starting_anything() throws InterruptedException {
        try (var help = sohbet(Map.of(), "--help");
                var version = sohbet(Map.of(), "--version")) {
            assertThat(help.rest()).contains("SOHBET_DATABASE_URL", "default: 8080");
            assertThat(version.rest()).startsWith("Sohbet ");
            assertThat(ends(help)).isZero();
            assertThat(ends(version)).isZero();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void settings_that_cannot_be_followed_are_one_line_and_exit_code_2()
            throws InterruptedException {
        refuses(
                sohbet(Map.of("SOHBET_PORT", "eighty")),
                2,
                "port",
                "\"eighty\" is not a whole number");
        refuses(sohbet(Map.of(), "--prot=80"), 2, "unknown setting --prot");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_data_folder_that_cannot_be_made_is_one_line() throws InterruptedException, IOException {
        Files.writeString(folder.resolve("data"), "");

        refuses(sohbet(Map.of()), 1, "the data folder", "is not a folder");
    }

    @Test
    void a_port_that_is_taken_is_one_line_and_leaves_nothing_running()
            throws InterruptedException, IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            refuses(
                    sohbet(Map.of("SOHBET_PORT", port, "SOHBET_HOST", "127.0.0.1")),
                    1,
                    port,
                    "in use");
        }
        assertThat(PidFile.read(folder.resolve("data/postgres/cluster"))).isEmpty();
    }

    @Test
    void a_database_that_does_not_answer_is_one_line() throws InterruptedException {
        refuses(
                sohbet(
                        Map.of(
                                "SOHBET_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/sohbet",
                                "SOHBET_DATABASE_PASSWORD", "pencil",
                                "SOHBET_DATABASE_WAIT", "1s")),
                1,
                "127.0.0.1:1",
                "reached");
    }

    @Test
    void what_was_acknowledged_is_there_after_a_kill_and_after_a_stop()
            throws IOException, InterruptedException {
        String conversation;
        try (var first = sohbet(Map.of())) {
            var node = address(first);
            try (var ada = newcomer(node, "ada");
                    var bob = newcomer(node, "bob")) {
                conversation = says(ada, bob, "before the kill");
            }
            first.kill();
        }
        try (var second = sohbet(Map.of())) {
            var node = address(second);
            try (var ada = again(node, "ada");
                    var bob = again(node, "bob")) {
                assertThat(history(bob, conversation)).containsExactly("before the kill");
                says(ada, bob, "before the stop");
                second.stop();
                bob.await("bye");
            }
            assertThat(second.rest()).isEmpty();
            assertThat(ends(second)).isZero();
        }
        assertThat(PidFile.read(folder.resolve("data/postgres/cluster"))).isEmpty();
        try (var third = sohbet(Map.of());
                var bob = again(address(third), "bob")) {
            assertThat(history(bob, conversation))
                    .containsExactly("before the kill", "before the stop");
        }
    }

    @Test
    void an_ordinary_user_needs_nothing_else() throws IOException, InterruptedException {
        // Root, in a namespace of its own, is nobody in particular, with the files it had.
        var root = Programs.run(List.of("id", "-u"), folder, "").output().strip().equals("0");
        var prefix = root ? List.of("unshare", "--user", "--") : List.<String>of();

        try (var sohbet = sohbet(prefix, Map.of())) {
            var node = address(sohbet);
            try (var ada = newcomer(node, "ada");
                    var bob = newcomer(node, "bob")) {
                says(ada, bob, "hello");
            }
            sohbet.stop();
            assertThat(ends(sohbet)).isZero();
        }
    }

    private static ChatClient newcomer(URI node, String name) {
        return ChatClient.of(ApiClient.register(node, name)).connect();
    }

    private static ChatClient again(URI node, String name) {
        return ChatClient.of(ApiClient.signIn(node, name)).connect();
    }

    /// One writes to the other, who hears it live.
    private static String says(ChatClient one, ChatClient other, String text) {
        var conversation = one.sendTo(other.userId(), text).join().path("conversation").asText();
        other.await(
                "changes", frame -> frame.path("messages").findValuesAsText("text").contains(text));
        return conversation;
    }

    private static List<String> history(ChatClient reader, String conversation) {
        return reader.api()
                .get("/api/v1/conversations/" + conversation + "/messages")
                .json()
                .path("messages")
                .findValuesAsText("text");
    }

    @Test
    void two_never_share_a_data_folder() throws IOException, InterruptedException {
        try (var first = sohbet(Map.of())) {
            address(first);

            refuses(
                    sohbet(Map.of()),
                    1,
                    "another Sohbet (process " + first.process().pid() + ") already uses");
        }
    }

    @Test
    void a_stop_while_starting_is_a_stop() throws IOException, InterruptedException {
        try (var sohbet =
                sohbet(
                        Map.of(
                                "SOHBET_DATABASE_URL",
                                "jdbc:postgresql://127.0.0.1:1/sohbet",
                                "SOHBET_LOG_LEVEL",
                                "debug"))) {
            // It has its data folder, and waits for the database.
            await().until(() -> Files.exists(folder.resolve("data/keys/refresh.key")));
            sohbet.stop();

            assertThat(ends(sohbet)).isZero();
        }
    }
}
