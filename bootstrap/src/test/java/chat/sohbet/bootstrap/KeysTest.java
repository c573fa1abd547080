package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    private static final Settings.GivenKeys NONE =
            new Settings.GivenKeys(Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir private Path folder;

    @Test
    void keys_are_made_once_and_kept() {
        var first = Keys.take(NONE, folder);
        var second = Keys.take(NONE, folder);

        assertThat(second.signing().reveal()).isEqualTo(first.signing().reveal()).hasSize(32);
        assertThat(second.refresh().reveal()).isEqualTo(first.refresh().reveal()).hasSize(32);
    }

    @Test
    void no_two_keys_are_alike() {
        var here = Keys.take(NONE, folder.resolve("here"));
        var there = Keys.take(NONE, folder.resolve("there"));

        assertThat(here.signing().reveal()).isNotEqualTo(there.signing().reveal());
        assertThat(here.signing().reveal()).isNotEqualTo(here.refresh().reveal());
    }

    @Test
    void their_owner_alone_may_read_them() throws IOException {
        Keys.take(NONE, folder);
        var file = folder.resolve("keys/signing.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Keys.take(NONE, folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("keys/refresh.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void given_keys_are_used_and_nothing_is_kept() {
        var bytes = new byte[48];
        IntStream.range(0, bytes.length).forEach(i -> bytes[i] = (byte) (i * 31));
        var given =
                Optional.of(
                        new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));

        var keys = Keys.take(new Settings.GivenKeys(given, given, given), folder);

        assertThat(keys.signing().reveal()).isEqualTo(bytes);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_key_that_is_short_or_dull_or_no_base64_is_refused() {
        for (var text : new String[] {"c2hvcnQ=", "A".repeat(64), "not base 64!"}) {
            var given =
                    new Settings.GivenKeys(
                            Optional.of(new Secret(text)), Optional.empty(), Optional.empty());

            assertThatThrownBy(() -> Keys.take(given, folder))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith("keys.signing is ")
                    .message()
                    .doesNotContain(text);
        }
    }

    @Test
    void a_damaged_key_file_is_not_replaced() throws IOException {
        Keys.take(NONE, folder);
        Files.writeString(folder.resolve("keys/signing.key"), "");

        assertThatThrownBy(() -> Keys.take(NONE, folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("signing.key is too weak");
    }

    @Test
    void keys_are_never_printed() {
        var keys = Keys.take(NONE, folder);

        assertThat(keys).hasToString("Keys[signing=******, refresh=******, push=******]");
    }
}
