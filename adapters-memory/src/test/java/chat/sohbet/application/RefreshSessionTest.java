package chat.sohbet.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.application.port.AtOnce;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.RefreshChain;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshSessionTest {
    private final Party party = new Party();
    private SignedIn signedIn;

    @BeforeEach
    void ada_signs_in() {
        party.guest("Ada");
        signedIn = party.signIn("ada");
    }

    private RefreshToken refreshed(RefreshToken token) {
        return party.chat.accounts().refresh(token).orElseThrow().refreshToken();
    }

    private boolean open() {
        return party.chat.accounts().session(signedIn.session().id()).isPresent();
    }

    @Test
    void a_session_that_is_used_goes_on() {
        var token = signedIn.refreshToken();
        for (int week = 1; week <= 10; week++) {
            party.clock.pass(Duration.ofDays(7));
            var next = party.chat.accounts().refresh(token).orElseThrow();
            assertThat(next.refreshToken().generation()).isEqualTo(week + 1);
            assertThat(next.session().usedAt()).isEqualTo(party.clock.instant());
            assertThat(next.session().expiresAt())
                    .isEqualTo(party.clock.instant().plus(Duration.ofDays(30)));
            token = RefreshToken.parse(next.refreshToken().text());
        }
        assertThat(open()).isTrue();
    }

    @Test
    void a_session_that_is_not_used_is_over() {
        party.clock.pass(Duration.ofDays(31));
        assertThat(party.chat.accounts().refresh(signedIn.refreshToken())).isEmpty();
        assertThat(open()).isFalse();
    }

    @Test
    void parallel_tabs_get_the_same_successor() {
        var tokens = AtOnce.crowd(_ -> refreshed(signedIn.refreshToken()));
        assertThat(tokens).containsOnly(tokens.getFirst());
        assertThat(refreshed(tokens.getFirst()).generation()).isEqualTo(3);
    }

    @Test
    void an_answer_that_got_lost_is_given_again_for_a_minute() {
        var lost = refreshed(signedIn.refreshToken());
        party.clock.pass(RefreshChain.GRACE);
        assertThat(refreshed(signedIn.refreshToken())).isEqualTo(lost);
        party.clock.pass(Duration.ofMillis(1));
        assertThat(party.chat.accounts().refresh(signedIn.refreshToken())).isEmpty();
        assertThat(open()).isFalse();
    }

    @Test
    void a_token_whose_successor_was_used_ends_the_session_everywhere() {
        var second = refreshed(signedIn.refreshToken());
        var third = refreshed(second);

        assertThat(party.chat.accounts().refresh(signedIn.refreshToken())).isEmpty();

        assertThat(open()).isFalse();
        assertThat(party.chat.accounts().refresh(third)).isEmpty();
        assertThat(party.ears.ended).containsExactly(signedIn.session().id());
    }

    @Test
    void a_forged_token_does_no_harm() {
        var real = signedIn.refreshToken();
        var forged = new RefreshToken(real.session(), 1, "A".repeat(43));
        refreshed(real);
        for (long generation : new long[] {0, 1, 2, 3, 999_999_999_999L})
            assertThat(
                            party.chat
                                    .accounts()
                                    .refresh(
                                            new RefreshToken(
                                                    real.session(), generation, forged.secret())))
                    .isEmpty();
        assertThat(open()).isTrue();
    }

    @Test
    void a_token_of_another_house_leads_nowhere() {
        var successor = refreshed(signedIn.refreshToken());
        var elsewhere = Chat.over(party.ports, party.clock, Chat.Terms.standard(), party.clock);
        assertThat(elsewhere.accounts().refresh(signedIn.refreshToken())).isEmpty();
        assertThat(open()).isTrue();
        assertThat(refreshed(successor).generation()).isEqualTo(3);
    }

    @Test
    void no_token_works_after_signing_out() {
        party.chat.accounts().signOut(signedIn.session().user(), signedIn.session().id());
        assertThat(party.chat.accounts().refresh(signedIn.refreshToken())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc", "0199a5b2-7c3d-7e4f-8a5b-6c7d8e9fa0b1.1.short", "....", "\0"})
    void what_is_no_token_is_refused(String text) {
        assertThatThrownBy(() -> RefreshToken.parse(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_token_is_read_as_it_was_written_and_never_printed() {
        var token = signedIn.refreshToken();
        assertThat(RefreshToken.parse(token.text())).isEqualTo(token);
        assertThat(token.toString() + signedIn).doesNotContain(token.secret());
    }
}
