package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.user.TokenHash;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// What every adapter of [Recoveries] has to keep.
public interface RecoveriesContract extends Staged {
    Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    Duration QUIET = Duration.ofMinutes(2);

    Recoveries recoveries();

    private static TokenHash hash() {
        var bytes = new byte[32];
        ThreadLocalRandom.current().nextBytes(bytes);
        return TokenHash.of(bytes);
    }

    private boolean keep(UserId user, TokenHash hash, Instant now) {
        return recoveries().keep(user, hash, now, now.plusSeconds(1800), QUIET);
    }

    @Test
    default void a_code_lets_its_owner_through_once() {
        var ada = scene().person().id();
        var hash = hash();
        assertThat(keep(ada, hash, NOON)).isTrue();

        assertThat(recoveries().take(hash(), NOON)).isEmpty();
        assertThat(recoveries().take(hash, NOON.plusSeconds(1799))).contains(ada);
        assertThat(recoveries().take(hash, NOON.plusSeconds(1799))).isEmpty();
    }

    @Test
    default void of_a_crowd_that_brings_the_same_code_one_gets_through() {
        var hash = hash();
        keep(scene().person().id(), hash, NOON);
        assertThat(AtOnce.crowd(_ -> recoveries().take(hash, NOON)))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    @Test
    default void a_code_that_is_over_is_good_for_nothing() {
        var hash = hash();
        keep(scene().person().id(), hash, NOON);
        assertThat(recoveries().take(hash, NOON.plusSeconds(1800))).isEmpty();
        assertThat(recoveries().take(hash, NOON)).isEmpty();
    }

    @Test
    default void another_code_takes_the_place_of_the_one_before_but_not_at_once() {
        var ada = scene().person().id();
        var first = hash();
        var second = hash();
        keep(ada, first, NOON);
        assertThat(keep(ada, second, NOON.plusSeconds(119))).isFalse();
        assertThat(recoveries().take(second, NOON)).isEmpty();
        assertThat(keep(ada, second, NOON.plusSeconds(120))).isTrue();
        assertThat(recoveries().take(first, NOON.plusSeconds(120))).isEmpty();
        assertThat(recoveries().take(second, NOON.plusSeconds(120))).contains(ada);
    }

    @Test
    default void of_a_crowd_that_asks_at_once_one_is_heard() {
        var ada = scene().person().id();
        assertThat(AtOnce.crowd(_ -> keep(ada, hash(), NOON))).containsOnlyOnce(true);
    }

    @Test
    default void a_code_that_is_forgotten_is_good_for_nothing() {
        var ada = scene().person().id();
        var hash = hash();
        keep(ada, hash, NOON);
        recoveries().forget(ada);
        assertThat(recoveries().take(hash, NOON)).isEmpty();
    }
}
