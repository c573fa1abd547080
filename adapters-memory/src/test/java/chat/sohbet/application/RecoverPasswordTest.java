package chat.sohbet.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.application.port.Letter;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.DeviceName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.RecoveryCode;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.memory.MemoryMail;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Who forgot their password comes in again, and nobody else does.
class RecoverPasswordTest {
    private static final DeviceName DEVICE = new DeviceName("Firefox");
    private static final Password FRESH = new Password("nine glasses of tea");

    private final Party party = new Party();
    private final MemoryMail mail = (MemoryMail) party.ports.mail();
    private final UserId ada = party.guest("ada");

    private void ask(String address) {
        party.chat
                .recovery()
                .ask(
                        new EmailAddress(address),
                        (user, code) -> new Letter("Code", user.username() + " " + code.text()));
        party.clock.pass(Duration.ZERO);
    }

    private RecoveryCode code() {
        var text = mail.sent().getLast().letter().text();
        return new RecoveryCode(text.substring(text.indexOf(' ') + 1));
    }

    private String address() {
        return party.chat.accounts().account(ada).orElseThrow().email().text();
    }

    @Test
    void a_code_comes_by_mail_and_gives_another_password_once() {
        var session = party.signIn("ada").session();
        ask(address());
        assertThat(mail.sent()).hasSize(1);
        assertThat(mail.sent().getFirst().to().text()).isEqualTo(address());

        assertThat(party.chat.recovery().recover(code(), FRESH)).isTrue();

        assertThat(party.chat.accounts().session(session.id())).isEmpty();
        assertThat(party.chat.accounts().signIn("ada", Party.PASSWORD, DEVICE)).isEmpty();
        assertThat(party.chat.accounts().signIn("ada", FRESH.text(), DEVICE)).isPresent();
        assertThat(party.chat.recovery().recover(code(), new Password("ten glasses of tea")))
                .isFalse();
        assertThat(party.chat.accounts().sessions(ada)).hasSize(1);
    }

    @Test
    void nothing_comes_to_who_isnt_here() {
        ask("nobody@example.org");
        assertThat(mail.sent()).isEmpty();
    }

    @Test
    void nothing_comes_to_who_is_barred_or_gone() {
        party.ports.sessions().bar(ada);
        ask(address());
        party.ports.sessions().admit(ada);
        var address = address();
        party.chat.accounts().delete(ada, Party.PASSWORD);
        ask(address);
        assertThat(mail.sent()).isEmpty();
    }

    @Test
    void a_mailbox_is_not_flooded() {
        for (int i = 0; i < 5; i++) ask(address());
        assertThat(mail.sent()).hasSize(1);
        party.clock.pass(RecoverPassword.QUIET);
        ask(address());
        assertThat(mail.sent()).hasSize(2);
    }

    @Test
    void after_half_an_hour_a_code_is_good_for_nothing() {
        ask(address());
        party.clock.pass(RecoverPassword.GOOD);
        assertThat(party.chat.recovery().recover(code(), FRESH)).isFalse();
        party.signIn("ada");
    }

    @Test
    void a_common_password_is_refused_and_the_code_stays_good() {
        ask(address());
        assertThatThrownBy(() -> party.chat.recovery().recover(code(), new Password("password1")))
                .isInstanceOf(InvalidValue.class);
        assertThat(party.chat.recovery().recover(code(), FRESH)).isTrue();
    }
}
