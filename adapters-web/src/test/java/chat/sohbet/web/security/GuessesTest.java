package chat.sohbet.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.sohbet.web.json.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// OWASP ASVS 5.0, 6.3.1 and 6.3.8: guessing is slowed, owners are not locked out, and nothing is
/// to be learnt from waiting.
class GuessesTest {
    private static final String ATTACKER = "203.0.113.7";
    private static final String HOME = "192.0.2.1";

    private final AtomicLong now = new AtomicLong();
    private final Guesses guesses = new Guesses(now::get);

    private void wrong(String login, String address, int times) {
        for (int i = 0; i < times; i++) guesses.begin(login, address);
    }

    private Duration refused(String login, String address) {
        var problem = catchThrowableOfType(Problem.class, () -> guesses.begin(login, address));
        assertThat(problem.code()).isEqualTo(Problem.Code.RATE);
        return problem.retryAfter().orElseThrow();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void the_wait_doubles_with_each_failure_up_to_a_quarter_of_an_hour() {
        wrong("ada", ATTACKER, 6);
        for (long seconds = 1; seconds < 900; seconds *= 2) {
            assertThat(refused("ada", ATTACKER)).isEqualTo(Duration.ofSeconds(seconds));
            pass(Duration.ofSeconds(seconds));
            wrong("ada", ATTACKER, 1);
        }
        assertThat(refused("ada", ATTACKER)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void asking_in_vain_makes_no_wait_longer() {
        wrong("ada", ATTACKER, 6);
        for (int i = 0; i < 10; i++)
            assertThat(refused("ada", ATTACKER)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void however_a_name_is_written_it_is_one_account() {
        wrong("ada", ATTACKER, 3);
        wrong(" ADA", ATTACKER, 3);
        refused("Ada ", ATTACKER);
        guesses.begin("grace", ATTACKER);
    }

    @Test
    void who_mistypes_and_then_gets_it_right_begins_anew() {
        wrong("ada", HOME, 4);
        guesses.begin("ada", HOME).right();
        wrong("ada", HOME, 5);
        guesses.begin("ada", HOME).right();
    }

    @Test
    void an_owner_is_not_locked_out_by_what_others_do() {
        guesses.begin("ada", HOME).right();
        for (int address = 0; address < 11; address++) {
            pass(Duration.ofSeconds(1));
            wrong("ada", "203.0.113." + address, address < 10 ? 5 : 1);
        }

        assertThat(refused("ada", "198.51.100.9")).isLessThanOrEqualTo(Duration.ofSeconds(30));
        guesses.begin("ada", HOME).right();
        // And from a place where they never were, soon.
        pass(Duration.ofSeconds(30));
        guesses.begin("ada", "198.51.100.9").right();
    }

    @Test
    void a_guess_that_nobody_looked_at_is_none() {
        for (int i = 0; i < 100; i++) guesses.begin("ada", HOME).unmade();
    }

    @Test
    void after_an_hour_all_is_forgotten() {
        wrong("ada", ATTACKER, 6);
        pass(Duration.ofMinutes(61));
        wrong("ada", ATTACKER, 6);
        assertThatThrownBy(() -> guesses.begin("ada", ATTACKER)).isInstanceOf(Problem.class);
    }
}
