package chat.sohbet.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.sohbet.application.port.Passwords;
import chat.sohbet.application.port.PasswordsContract;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.PasswordHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2PasswordsTest implements PasswordsContract {
    private static final Password PASSWORD = new Password("correct horse");

    private final Passwords passwords = new Argon2Passwords(2);

    @Override
    public Passwords passwords() {
        return passwords;
    }

    @Test
    void a_hash_names_its_algorithm_and_cost() {
        assertThat(passwords.hash(PASSWORD).phc())
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[^$=]{22}\\$[^$=]{43}");
        assertThat(passwords.decoy().phc())
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[^$=]{22}\\$[^$=]{43}");
    }

    /// A test vector of the reference implementation (phc-winner-argon2, src/test.c).
    @Test
    void a_hash_of_other_parameters_from_elsewhere_is_verified() {
        var elsewhere =
                new PasswordHash(
                        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc");

        assertThat(passwords.matches(new Password("password"), elsewhere)).isTrue();
        assertThat(passwords.matches(new Password("passwort"), elsewhere)).isFalse();
    }

    @Test
    void the_same_keys_on_another_system_are_the_same_password() {
        var composed = new Password("m\u00fcnchner hell");
        var decomposed = new Password("mu\u0308nchner hell");

        assertThat(passwords.matches(decomposed, passwords.hash(composed))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "correct horse",
                "$2y$10$abcdefghijklmnopqrstuv",
                "$argon2i$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2id$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$",
                "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc$",
                "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79",
                "$argon2id$v=19$m=9999999999,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2id$v=19$m=8,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2id$v=19$m=256,t=65,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
            })
    void what_is_no_argon2id_hash_is_refused_without_being_repeated(String malformed) {
        assertThatThrownBy(() -> passwords.matches(PASSWORD, new PasswordHash(malformed)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c29tZXNhbHQ")
                .hasMessageNotContaining("correct");
    }

    @Test
    void who_waits_too_long_for_a_turn_is_asked_to_come_back() {
        var impatient = new Argon2Passwords(1, Duration.ZERO);
        var slow =
                new PasswordHash(
                        "$argon2id$v=19$m=19456,t=8,p=1$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc");
        // Again, if it is the one who came second.
        var first =
                Thread.startVirtualThread(() ->
                        await().ignoreExceptionsInstanceOf(Unavailable.class)
                                .until(() -> !impatient.matches(PASSWORD, slow)));

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThatThrownBy(() -> impatient.hash(PASSWORD))
                                .isInstanceOf(Unavailable.class));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(first.isAlive()).isFalse());
        assertThat(impatient.hash(PASSWORD)).isNotNull();
    }

    @Test
    void of_many_at_once_some_get_their_turn_and_the_others_hear_when_to_come_back()
            throws Exception {
        var passwords = new Argon2Passwords(1, Duration.ofMillis(300));
        var hash = passwords.hash(PASSWORD);
        var asking = new ArrayList<Callable<Duration>>();
        for (int i = 0; i < 100; i++) asking.add(() -> answer(passwords, hash));

        var answers = new ArrayList<Duration>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(asking)) answers.add(answer.get());
        }

        assertThat(answers).contains(Duration.ZERO);
        assertThat(answers).anyMatch(wait -> wait.compareTo(Duration.ofSeconds(1)) > 0);
    }

    /// Zero, or when to come back.
    private static Duration answer(Passwords passwords, PasswordHash hash) {
        try {
            assertThat(passwords.matches(PASSWORD, hash)).isTrue();
            return Duration.ZERO;
        } catch (Unavailable busy) {
            return busy.retryAfter();
        }
    }

    @Test
    void a_thread_that_is_stopped_while_it_waits_stays_stopped() {
        var stopped = new AtomicBoolean();
        var thread =
                Thread.startVirtualThread(() -> {
                    Thread.currentThread().interrupt();
                    assertThatThrownBy(() -> passwords.hash(PASSWORD))
                            .isInstanceOf(Unavailable.class);
                    stopped.set(Thread.currentThread().isInterrupted());
                });

        await().untilAsserted(() -> assertThat(thread.isAlive()).isFalse());
        assertThat(stopped).isTrue();
    }
}
