package chat.sohbet.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.domain.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org",
                "ada.lovelace+chat@mail.example.co.uk",
                "o'hara@example.org",
                "ышык@пример.рф",
                "a@b.c",
                "ada@xn--e1afmkfd.xn--p1ai"
            })
    void it_is_somebody_at_some_place(String text) {
        assertThat(new EmailAddress("  " + text + "\n").text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@localhost",
                "ada@example..org",
                "ada@.example.org",
                "ada@example.org.",
                "ada@-example.org",
                "ada@example-.org",
                "a da@example.org",
                "ada@exa mple.org",
                "ada@b@example.org",
                "Ada <ada@example.org>",
                "ada@example.org,eve@example.org",
                "ada@example.org\r\nBcc: eve@example.org",
                "ada\0@example.org",
                "ada\uD83D@example.org"
            })
    void what_is_none_is_refused(String text) {
        assertThatThrownBy(() -> new EmailAddress(text))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refused -> assertThat(refused.field()).isEqualTo("email"));
    }

    @Test
    void it_is_as_long_as_mail_allows() {
        var domain = "@" + "x".repeat(60) + "." + "y".repeat(60) + "." + "z".repeat(60) + ".org";
        var local = "a".repeat(64);
        assertThat(new EmailAddress(local + domain).text()).hasSizeLessThanOrEqualTo(254);
        assertThatThrownBy(() -> new EmailAddress("a" + local + domain))
                .isInstanceOf(InvalidValue.class);
        var longest = local + "@" + "x".repeat(254 - 64 - 1 - 4) + ".org";
        assertThat(new EmailAddress(longest).text()).hasSize(254);
        assertThatThrownBy(() -> new EmailAddress(longest + "g")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void case_does_not_tell_mailboxes_apart() {
        assertThat(new EmailAddress("Ada@Example.ORG").key()).isEqualTo("ada@example.org");
        assertThat(new EmailAddress("Ada@Example.ORG").text()).isEqualTo("Ada@Example.ORG");
    }
}
