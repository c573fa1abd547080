package chat.sohbet.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.sohbet.web.json.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RatesTest {
    private final AtomicLong nanos = new AtomicLong(17);
    private final Rates<String> rates = new Rates<>(new Rate(2, 3), nanos::get);

    private Problem refused(String key) {
        return catchThrowableOfType(Problem.class, () -> rates.take(key));
    }

    @Test
    void so_many_at_once_and_then_so_many_a_second() {
        for (int i = 0; i < 3; i++) rates.take("ada");
        var refused = refused("ada");

        assertThat(refused.code()).isEqualTo(Problem.Code.RATE);
        assertThat(refused.retryAfter()).contains(Duration.ofMillis(500));
        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        rates.take("ada");
        assertThat(refused("ada")).isNotNull();
    }

    @Test
    void who_asks_in_vain_does_not_wait_longer() {
        for (int i = 0; i < 3; i++) rates.take("ada");
        for (int i = 0; i < 100; i++) assertThat(refused("ada")).isNotNull();
        nanos.addAndGet(Duration.ofMillis(500).toNanos());

        assertThatCode(() -> rates.take("ada")).doesNotThrowAnyException();
    }

    @Test
    void nobody_saves_more_than_a_burst() {
        rates.take("ada");
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        for (int i = 0; i < 3; i++) rates.take("ada");

        assertThat(refused("ada")).isNotNull();
    }

    @Test
    void everybody_is_counted_for_themselves() {
        for (int i = 0; i < 3; i++) rates.take("ada");

        assertThatCode(() -> rates.take("bob")).doesNotThrowAnyException();
    }
}
