package chat.sohbet.application;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.user.DeviceName;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.Session;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.memory.MemoryPasswords;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
    private static final DeviceName DEVICE = new DeviceName("Firefox");

    private final Party party = new Party();
    private UserId ada;

    @BeforeEach
    void ada_registers() {
        ada = party.guest("Ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada", "ada", "ＡＤＡ", " ada ", "Ada@example.org", "ada@EXAMPLE.org"})
    void either_name_will_do_however_it_is_typed(String login) {
        var session = party.signIn(login).session();

        assertThat(session.user()).isEqualTo(ada);
        assertThat(session.openedAt()).isEqualTo(party.clock.instant());
        assertThat(session.expiresAt()).isEqualTo(party.clock.instant().plus(Duration.ofDays(30)));
        assertThat(party.chat.accounts().session(session.id())).contains(session);
        assertThat(party.chat.accounts().sessions(ada)).containsExactly(session);
    }

    @ParameterizedTest
    @CsvSource({
        "Ada, wrong horse battery",
        "Ada, short",
        "Ada, ''",
        "Ada, 'correct horse battery '",
        "eve, correct horse battery",
        "eve@example.org, correct horse battery",
        "x, correct horse battery",
        "'', ''",
        "a@b, short",
        "'%', 'not a password'",
    })
    void whatever_was_wrong_the_answer_and_its_cost_are_the_same(String login, String password) {
        party.checked.set(0);
        assertThat(party.chat.accounts().signIn(login, password, DEVICE)).isEmpty();
        assertThat(party.checked).hasValue(1);
    }

    @Test
    void malformed_text_is_a_wrong_password() {
        assertThat(party.chat.accounts().signIn("Ada", "correct horse \uD83D", DEVICE)).isEmpty();
        assertThat(party.chat.accounts().signIn("Ada\0", Party.PASSWORD, DEVICE)).isEmpty();
        assertThat(party.chat.accounts().signIn("Ada", "x".repeat(9_999), DEVICE)).isEmpty();
    }

    @Test
    void a_hash_of_former_strength_is_made_anew() {
        var known = party.ports.users().credentials(ada).orElseThrow().hash();
        var dated = new MemoryPasswords(2).hash(new Password(Party.PASSWORD));
        party.ports.users().replace(ada, known, dated);

        assertThat(party.chat.accounts().signIn("ada", "wrong horse battery", DEVICE)).isEmpty();
        assertThat(party.ports.users().credentials(ada).orElseThrow().hash()).isEqualTo(dated);

        party.signIn("ada");
        var renewed = party.ports.users().credentials(ada).orElseThrow().hash();
        assertThat(party.ports.passwords().dated(renewed)).isFalse();
        party.signIn("ada");
        assertThat(party.ports.users().credentials(ada).orElseThrow().hash()).isEqualTo(renewed);
    }

    @Test
    void every_sign_in_is_a_device_of_its_own() {
        var laptop = party.signIn("ada");
        var phone = party.signIn("ada");
        assertThat(laptop.refreshToken()).isNotEqualTo(phone.refreshToken());
        assertThat(party.chat.accounts().sessions(ada))
                .containsExactlyInAnyOrder(laptop.session(), phone.session());
    }

    @Test
    void who_signs_a_device_out_ends_it_alone() {
        var laptop = party.signIn("ada").session();
        var phone = party.signIn("ada").session();

        assertThat(party.chat.accounts().signOut(party.guest("eve"), phone.id())).isFalse();
        assertThat(party.chat.accounts().signOut(ada, phone.id())).isTrue();
        assertThat(party.chat.accounts().signOut(ada, phone.id())).isFalse();

        assertThat(party.ears.ended).containsExactly(phone.id());
        assertThat(party.chat.accounts().endedWithin(Duration.ofMinutes(10)))
                .containsExactly(phone.id());
        assertThat(party.chat.accounts().sessions(ada))
                .extracting(Session::id)
                .containsExactly(laptop.id());
    }
}
