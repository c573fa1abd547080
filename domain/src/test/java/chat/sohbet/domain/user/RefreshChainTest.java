package chat.sohbet.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.user.RefreshChain.Repeated;
import chat.sohbet.domain.user.RefreshChain.Reused;
import chat.sohbet.domain.user.RefreshChain.Rotated;
import chat.sohbet.domain.user.RefreshChain.Unknown;
import chat.sohbet.domain.user.RefreshChain.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefreshChainTest {
    private static final Instant THEN = Instant.parse("2026-01-01T12:00:00Z");
    private static final TokenHash NEWEST = hash('a');
    private static final TokenHash SUCCESSOR = hash('b');

    private final RefreshChain chain = new RefreshChain(5, NEWEST, THEN);

    private static TokenHash hash(char digit) {
        return new TokenHash(Character.toString(digit).repeat(64));
    }

    private Verdict present(long generation, Instant now) {
        return chain.present(generation, true, SUCCESSOR, now);
    }

    @Test
    void the_newest_token_is_replaced_by_its_successor() {
        var later = THEN.plusSeconds(86_400);
        assertThat(present(5, later)).isEqualTo(new Rotated(new RefreshChain(6, SUCCESSOR, later)));
    }

    @Test
    void the_one_before_gets_the_same_successor_for_a_minute() {
        assertThat(present(4, THEN)).isEqualTo(new Repeated());
        assertThat(present(4, THEN.plus(RefreshChain.GRACE))).isEqualTo(new Repeated());
        assertThat(present(4, THEN.plus(RefreshChain.GRACE).plusNanos(1))).isEqualTo(new Reused());
    }

    @Test
    void a_clock_that_went_back_ends_no_session() {
        assertThat(present(4, THEN.minusSeconds(5))).isEqualTo(new Repeated());
    }

    @Test
    void once_the_successor_was_used_the_one_before_is_stolen_goods() {
        var used = (Rotated) present(5, THEN.plusSeconds(1));
        assertThat(used.next().present(4, true, NEWEST, THEN.plusSeconds(1)))
                .isEqualTo(new Reused());
    }

    @Test
    void older_tokens_are_stolen_goods() {
        assertThat(present(3, THEN)).isEqualTo(new Reused());
        assertThat(present(1, THEN)).isEqualTo(new Reused());
    }

    @Test
    void what_was_never_given_out_does_no_harm() {
        assertThat(present(6, THEN)).isEqualTo(new Unknown());
        for (long generation = 1; generation < 9; generation++)
            assertThat(chain.present(generation, false, SUCCESSOR, THEN)).isEqualTo(new Unknown());
    }
}
