package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.sohbet.postgres.Contents;
import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the host does with the program besides serving.
class CommandsTest {
    private static final int SESSION_ENDED = 4409;

    @TempDir private Path folder;

    private Settings settings(String... arguments) {
        var all = new ArrayList<>(List.of("--port=0", "--host=127.0.0.1"));
        all.addAll(List.of(arguments));
        return Settings.read(all, Map.of(), folder);
    }

    /// What a command says; it has to end well.
    private String done(String command, String... settings) {
        var said = new ByteArrayOutputStream();
        Command.of(words(command))
                .run(settings(settings), new PrintStream(said, true, StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8).strip();
    }

    /// Files are named relative to the working folder, which here is the module's.
    private List<String> words(String command) {
        return Stream.of(command.split(" "))
                .map(word -> word.endsWith(".zip") ? folder.resolve(word).toString() : word)
                .toList();
    }

    private AbstractStringAssert<?> refused(String command, String... settings) {
        return assertThat(
                        catchThrowableOfType(CannotStart.class, () -> done(command, settings))
                                .getMessage())
                .doesNotContain("\n");
    }

    private static Answer signIn(URI node, String username, String password) {
        var body = ApiClient.json("username", username).put("password", password);
        return new ApiClient(node).post("/api/v1/sessions", body);
    }

    private static ApiClient signedIn(URI node, String username, String password) {
        var client = new ApiClient(node);
        client.adopt(signIn(node, username, password));
        return client;
    }

    private static String password(String said) {
        return said.replaceFirst("(?s).*shown this once: ", "");
    }

    @Test
    void an_account_is_made_sent_away_and_let_in_again_beside_a_running_node() {
        try (var node = House.open(settings())) {
            var address = node.address();
            var first = password(done("user create grace grace@example.org Grace"));
            try (var grace = ChatClient.of(signedIn(address, "grace", first)).connect()) {
                assertThat(done("user disable Grace")).contains("signed out everywhere");
                assertThat(grace.closeCode()).isEqualTo(SESSION_ENDED);
                assertThat(grace.api().get("/api/v1/sessions").status()).isEqualTo(401);
            }
            assertThat(signIn(address, "grace", first).status()).isEqualTo(401);
            assertThat(done("user list"))
                    .contains("grace\tGrace\tgrace@example.org\t")
                    .endsWith("\tdisabled");
            assertThat(done("user disable grace")).contains("already");
            assertThat(done("user promote grace")).contains("/admin/reports");
            assertThat(done("user promote grace")).contains("already");
            assertThat(done("user list")).endsWith("\tdisabled\tadmin");
            assertThat(done("user demote grace")).contains("no longer");
            assertThat(done("user demote grace")).contains("is no admin");

            done("user enable grace");
            var second = password(done("user reset-password grace"));

            assertThat(signIn(address, "grace", first).status()).isEqualTo(401);
            assertThat(signIn(address, "grace", second).status()).isEqualTo(201);
            refused("user create GRACE other@example.org").contains("somebody has this username");
            refused("user create x other@example.org").contains("username must be");
            refused("user enable nobody").contains("nobody here is called");
        }
    }

    @Test
    void what_was_backed_up_is_restored_elsewhere() throws IOException {
        String conversation;
        try (var node = House.open(settings());
                var ada = ChatClient.of(ApiClient.register(node.address(), "ada")).connect();
                var bob = ChatClient.of(ApiClient.register(node.address(), "bob")).connect()) {
            conversation = ada.sendTo(bob.userId(), "before").join().path("conversation").asText();
            Files.createDirectories(folder.resolve("data/files/ab"));
            Files.writeString(folder.resolve("data/files/ab/cd"), "a picture");

            assertThat(done("backup house.zip")).contains("house.zip");
            assertThat(new ApiClient(node.address()).get("/metrics").text())
                    .contains("sohbet_commit_seconds_count", "sohbet_batch", "sohbet_outbox_left");

            ada.sendTo(bob.userId(), "after").join();
            refused("backup house.zip").contains("is there already");
            refused("restore house.zip").contains("already uses");
        }
        var rights = Files.getPosixFilePermissions(folder.resolve("house.zip"));
        assertThat(PosixFilePermissions.toString(rights)).isEqualTo("rw-------");

        assertThat(done("restore house.zip", "--data=elsewhere")).contains("Restored");
        refused("restore house.zip", "--data=elsewhere").contains("isn't empty");

        assertThat(folder.resolve("elsewhere/files/ab/cd")).hasContent("a picture");
        try (var node = House.open(settings("--data=elsewhere"));
                var bob = ChatClient.of(ApiClient.signIn(node.address(), "bob")).connect()) {
            var messages = "/api/v1/conversations/" + conversation + "/messages";
            assertThat(bob.api().get(messages).json().path("messages").findValuesAsText("text"))
                    .containsExactly("before");
        }
    }

    @Test
    void a_file_that_leads_out_of_its_folder_or_is_no_backup_is_refused() throws IOException {
        Files.writeString(folder.resolve("text.zip"), "no zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("bad.zip")))) {
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            var manifest =
                    new Manifest(
                            Instant.EPOCH,
                            new Contents(
                                    "1",
                                    List.of(new Contents.Table("users", List.of("id"), 0)),
                                    Map.of()));
            zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("files/../../out"));
        }

        refused("restore text.zip").contains("cannot be restored");
        refused("restore bad.zip").contains("outside of its folder");
        refused("restore none.zip").contains("none.zip");

        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void a_check_tells_what_is_well_and_what_is_not() {
        assertThat(done("check"))
                .contains("GB free", "PostgreSQL 1", "empty", "none: a single node");

        var said = new ByteArrayOutputStream();
        var badly =
                settings(
                        "--database.url=jdbc:postgresql://127.0.0.1:1/sohbet",
                        "--kafka.servers=127.0.0.1:1");
        assertThatThrownBy(() -> new Check().run(badly, new PrintStream(said)))
                .isInstanceOf(CannotStart.class);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("keys      well", "database  FAULT", "kafka     FAULT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sing", "user", "user create ada", "backup", "check twice"})
    void a_command_that_is_none_is_said_to_be(String words) {
        refused(words).contains("--help");
        assertThat(folder).isEmptyDirectory();
    }
}
