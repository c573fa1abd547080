package chat.sohbet.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.message.Body;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @Test
    void no_secret_is_printed() {
        var hash = TokenHash.of(new byte[32]);
        assertThat(new Password("correct horse").toString()).doesNotContain("correct");
        assertThat(new PasswordHash("$argon2id$x").toString()).doesNotContain("argon");
        assertThat(hash.toString()).doesNotContain("00");
        assertThat(new RefreshChain(1, hash, Instant.EPOCH).toString()).doesNotContain("00000");
        assertThat(new EmailAddress("ada@example.org").toString()).doesNotContain("ada");
        assertThat(new InviteToken("A".repeat(22)).toString()).doesNotContain("AA");
        assertThat(new Body("dear diary").toString()).doesNotContain("diary");
    }

    @Test
    void spaces_of_a_password_are_kept() {
        assertThat(new Password("  pass word  ").text()).isEqualTo("  pass word  ");
        assertThat(new Password("        ").text()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAA="
            })
    void what_is_no_invite_is_refused(String text) {
        assertThatThrownBy(() -> new InviteToken(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_token_hash_is_written_in_hexadecimal() {
        assertThat(TokenHash.of(new byte[32]).hex()).isEqualTo("0".repeat(64));
        assertThatThrownBy(() -> new TokenHash("0".repeat(63))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new TokenHash("g".repeat(64))).isInstanceOf(InvalidValue.class);
    }
}
