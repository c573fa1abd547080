package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @TempDir private Path folder;

    private Settings read(Map<String, String> environment, String... arguments) {
        return Settings.read(List.of(arguments), environment, folder);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void without_a_word_everything_has_its_default() {
        var settings = read(Map.of());

        assertThat(settings.listen().port()).isEqualTo(8080);
        assertThat(settings.listen().host()).isEqualTo("0.0.0.0");
        assertThat(settings.listen().publicAddress()).isEmpty();
        assertThat(settings.data()).isEqualTo(folder.resolve("data"));
        assertThat(settings.database()).isEmpty();
        assertThat(settings.kafka()).isEmpty();
        assertThat(settings.keys().signing()).isEmpty();
        assertThat(settings.tokens())
                .isEqualTo(new Settings.Tokens(Duration.ofMinutes(10), Duration.ofDays(30)));
        assertThat(settings.sockets())
                .isEqualTo(
                        new Settings.Sockets(
                                Duration.ofSeconds(25),
                                Duration.ofSeconds(75),
                                Duration.ofSeconds(15)));
        assertThat(settings.limits().frameBytes()).isEqualTo(65_536);
        assertThat(settings.registration()).isEqualTo(Settings.Registration.OPEN);
    }

    @Test
    void the_command_line_wins_over_the_environment_and_that_over_the_file() throws IOException {
        write("sohbet.properties", "port=1001\nhost=127.0.0.1\nlog.level=debug\n");

        var settings = read(Map.of("SOHBET_PORT", "1002", "SOHBET_HOST", "::1"), "--port=1003");

        assertThat(settings.listen().port()).isEqualTo(1003);
        assertThat(settings.listen().host()).isEqualTo("::1");
        assertThat(settings.log().level()).isEqualTo(Settings.LogLevel.DEBUG);
    }

    @Test
    void a_settings_file_may_be_named_and_then_has_to_exist() throws IOException {
        write("mine.properties", "port=1001");

        assertThat(read(Map.of("SOHBET_CONFIG", "mine.properties")).listen().port())
                .isEqualTo(1001);
        assertThat(read(Map.of(), "--config=mine.properties").listen().port()).isEqualTo(1001);
        assertThat(read(Map.of(), "--config", "mine.properties").listen().port()).isEqualTo(1001);
        assertThatThrownBy(() -> read(Map.of(), "--config=other.properties"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("other.properties does not exist");
    }

    @Test
    void an_empty_text_means_the_default() throws IOException {
        write("sohbet.properties", "database.url=jdbc:postgresql://db/sohbet\n");

        assertThat(read(Map.of("SOHBET_DATABASE_URL", "", "SOHBET_PORT", " ")).database())
                .isEmpty();
    }

    @Test
    void a_given_database_and_kafka_are_taken() {
        var settings =
                read(
                        Map.of(
                                "SOHBET_DATABASE_URL",
                                        "jdbc:postgresql://db:5432/chat?sslmode=verify-full",
                                "SOHBET_DATABASE_USER", "ada",
                                "SOHBET_DATABASE_PASSWORD", "pencil",
                                "SOHBET_KAFKA_SERVERS", "one:9092,two:9092"));

        var database = settings.database().orElseThrow();
        assertThat(database.user()).isEqualTo("ada");
        assertThat(database.password().orElseThrow().reveal()).isEqualTo("pencil");
        assertThat(settings.kafka().orElseThrow().servers()).isEqualTo("one:9092,two:9092");
    }

    @Test
    void what_kafka_asks_for_stands_in_a_file() throws IOException {
        write("kafka.properties", "security.protocol=SASL_SSL\nsasl.jaas.config=pencil\n");

        var kafka =
                read(
                                Map.of(),
                                "--kafka.servers=one:9092, two:9092",
                                "--kafka.client=kafka.properties")
                        .kafka()
                        .orElseThrow();

        assertThat(kafka.client().get("security.protocol").reveal()).isEqualTo("SASL_SSL");
        assertThat(kafka.toString()).doesNotContain("pencil");
    }

    @Test
    void a_secret_may_stand_in_a_file() throws IOException {
        var file = write("password", "pencil\n");

        var settings =
                read(
                        Map.of(
                                "SOHBET_DATABASE_URL",
                                "jdbc:postgresql://db/chat",
                                "SOHBET_DATABASE_PASSWORD_FILE",
                                file.toString()));

        assertThat(settings.database().orElseThrow().password().orElseThrow().reveal())
                .isEqualTo("pencil");
        assertThatThrownBy(() ->
                        read(
                                Map.of(
                                        "SOHBET_DATABASE_PASSWORD_FILE",
                                        file.toString(),
                                        "SOHBET_DATABASE_PASSWORD",
                                        "pencil")))
                .hasMessage("database.password and database.password-file are both set; give one");
        assertThatThrownBy(() -> read(Map.of("SOHBET_KEYS_SIGNING_FILE", "nowhere")))
                .hasMessage(
                        "keys.signing-file: the file nowhere cannot be read (SOHBET_KEYS_SIGNING_FILE)");
    }

    @Test
    void no_secret_is_ever_printed() {
        var settings =
                read(
                        Map.of(
                                "SOHBET_DATABASE_URL", "jdbc:postgresql://db/chat",
                                "SOHBET_DATABASE_PASSWORD", "pencil",
                                "SOHBET_KEYS_SIGNING", "c2VjcmV0"));

        assertThat(settings.toString()).doesNotContain("pencil").doesNotContain("c2VjcmV0");
    }

    @Test
    void a_secret_is_refused_on_the_command_line() {
        assertThatThrownBy(() -> read(Map.of(), "--database.password=pencil"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("database.password is a secret")
                .message()
                .doesNotContain("pencil");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                            --port=eighty                   | port: "eighty" is not a whole number (--port)
                            --port=65536                    | port: "65536" is not between 0 and 65535 (--port)
                            --port=99999999999999           | port: "99999999999999" is not a whole number (--port)
                            --prot=80                       | unknown setting --prot; see --help
                            --host-file=x                   | unknown setting --host-file; see --help
                            serve                           | "serve" is not understood; see --help
                            --tokens.access=10              | tokens.access: "10" is not a time such as 30s, 10m, 12h or 30d (--tokens.access)
                            --tokens.access=2h              | tokens.access: "2h" is not between 1m and 1h (--tokens.access)
                            --tokens.refresh=999999999d     | tokens.refresh: "999999999d" is not between 1h and 366d (--tokens.refresh)
                            --sockets.lost=25s              | sockets.lost: has to be longer than sockets.ping
                            --limits.frame=64KB             | limits.frame: "64KB" is not a size such as 64KiB (--limits.frame)
                            --limits.frame=2MiB             | limits.frame: "2MiB" is not between 16384 bytes and 1048576 bytes (--limits.frame)
                            --registration=ajar             | registration: "ajar" is not one of open, invited, closed (--registration)
                            --public-address=chat.example   | public-address: "chat.example" is not an address such as https://chat.example.org (no path) (--public-address)
                            --public-address=http://a/b     | public-address: "http://a/b" is not an address such as https://chat.example.org (no path) (--public-address)
                            --public-address=http://u:p@a   | public-address: "http://***@a" is not an address such as https://chat.example.org (no path) (--public-address)
                            --trusted-proxies=10.0.0.0/33   | trusted-proxies: "10.0.0.0/33" names "10.0.0.0/33", which is no address or network such as 10.0.0.0/8 (--trusted-proxies)
                            --trusted-proxies=proxy         | trusted-proxies: "proxy" names "proxy", which is no address or network such as 10.0.0.0/8 (--trusted-proxies)
                            --kafka.servers=one             | kafka.servers: "one" is not host:port,host:port (--kafka.servers)
                    --kafka.client=/nowhere         | kafka.client: the file /nowhere does not exist
                    --database.url=mysql://db/x     | database.url: "mysql://db/x" does not begin with jdbc:postgresql: (--database.url)
                    """)
    void what_is_wrong_is_said_in_one_line_that_names_the_setting(String argument, String line) {
        assertThatThrownBy(() -> read(Map.of(), argument))
                .isInstanceOfSatisfying(
                        CannotStart.class, refusal -> assertThat(refusal.exitCode()).isEqualTo(2))
                .hasMessage(line);
    }

    @Test
    void a_line_about_a_secret_does_not_repeat_it() {
        assertThatThrownBy(() ->
                        read(Map.of(), "--database.url=jdbc:postgresql://db/x?password=pencil"))
                .hasMessageContaining("database.url")
                .message()
                .doesNotContain("pencil");
    }

    @Test
    void unknown_names_are_found_in_the_environment_and_in_the_file() throws IOException {
        assertThatThrownBy(() -> read(Map.of("SOHBET_PROT", "1")))
                .hasMessage("unknown setting SOHBET_PROT; see --help");

        write("sohbet.properties", "prot=1");
        assertThatThrownBy(() -> read(Map.of()))
                .hasMessage("unknown setting sohbet.properties: prot; see --help");
    }

    @Test
    void variables_of_others_and_of_the_start_script_are_left_alone() {
        read(Map.of("PATH", "/bin", "SOHBET_JAVA", "/opt/jdk"));
    }

    @Test
    void a_public_address_is_kept_without_its_slash() {
        assertThat(
                        read(Map.of(), "--public-address=https://Chat.Example.org:8443/")
                                .listen()
                                .publicAddress())
                .contains(URI.create("https://chat.example.org:8443"));
    }

    @Test
    void proxies_are_a_list() {
        assertThat(read(Map.of(), "--trusted-proxies=10.0.0.0/8, ::1").listen().trustedProxies())
                .containsExactly("10.0.0.0/8", "::1");
    }

    @Test
    void the_tables_name_every_setting_with_its_default() {
        for (var setting : Catalog.ALL) {
            assertThat(Catalog.text())
                    .contains(setting.name(), setting.variable(), setting.fallback());
            assertThat(Catalog.markdown())
                    .contains(setting.name(), setting.variable(), setting.fallback());
        }
    }

    @Test
    void readme_shows_the_table_as_it_is() throws IOException {
        assertThat(Files.readString(Path.of("../README.md")))
                .as("paste Catalog.markdown() between the marks")
                .contains(
                        "<!-- settings: begin -->\n"
                                + Catalog.markdown()
                                + "<!-- settings: end -->\n");
    }
}
