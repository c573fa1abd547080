package chat.sohbet.memory;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Passwords;
import chat.sohbet.application.port.PasswordsContract;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.PasswordHash;
import org.junit.jupiter.api.Test;

class MemoryPasswordsTest implements PasswordsContract {
    private static final Password PASSWORD = new Password("correct horse battery");

    @Override
    public Passwords passwords() {
        return new MemoryPasswords(10);
    }

    @Test
    void a_hash_brings_its_own_iterations() {
        var hash = new MemoryPasswords(20).hash(PASSWORD);
        assertThat(hash.phc()).startsWith("$pbkdf2-sha256$i=20$");
        assertThat(passwords().matches(PASSWORD, hash)).isTrue();
    }

    @Test
    void by_default_it_is_as_slow_as_it_should_be() {
        assertThat(new MemoryPasswords().decoy().phc()).startsWith("$pbkdf2-sha256$i=600000$");
    }

    @Test
    void the_hash_of_another_algorithm_matches_nothing() {
        assertThat(passwords().matches(PASSWORD, new PasswordHash("$argon2id$v=19$x$y$z")))
                .isFalse();
    }
}
