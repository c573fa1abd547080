package chat.sohbet.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.Username;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// OWASP ASVS 5.0, 6.2.4.
class CommonPasswordsTest {
    private final Party party = new Party();

    @ParameterizedTest
    @ValueSource(strings = {"password", "12345678", "PassWord", "iloveyou", "qwertyuiop"})
    void what_everybody_tries_first_is_refused(String common) {
        assertThatThrownBy(() ->
                        party.chat
                                .accounts()
                                .register(
                                        new Username("ada"),
                                        new EmailAddress("ada@example.org"),
                                        new Password(common),
                                        new DisplayName("Ada")))
                .isInstanceOf(InvalidValue.class)
                .hasMessageStartingWith("password must be");
    }

    @Test
    void nobody_changes_to_one() {
        var ada = party.guest("ada");
        var session = party.signIn("ada").session().id();
        assertThatThrownBy(() ->
                        party.chat
                                .accounts()
                                .changePassword(
                                        ada, session, Party.PASSWORD, new Password("password1")))
                .isInstanceOf(InvalidValue.class);
        assertThat(party.signIn("ada")).isNotNull();
    }

    @Test
    void a_password_is_looked_at_whole() {
        CommonPasswords.refuse(new Password("nine glasses of password"));
        CommonPasswords.refuse(new Password("# Passwords"));
    }
}
