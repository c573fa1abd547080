package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.user.Password;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every adapter of [Passwords] keeps. Hashing is slow: give the adapter its cheapest
/// settings.
public interface PasswordsContract {
    Passwords passwords();

    @Test
    default void a_password_matches_its_hash_and_no_other_does() {
        var hash = passwords().hash(new Password("correct horse battery"));
        assertThat(passwords().matches(new Password("correct horse battery"), hash)).isTrue();
        for (var wrong :
                List.of("correct horse batterx", "Correct horse battery", "correct horse battery "))
            assertThat(passwords().matches(new Password(wrong), hash)).as(wrong).isFalse();
    }

    @Test
    default void every_character_counts_to_the_last() {
        var long128 = "x".repeat(Password.MAX - 1);
        var hash = passwords().hash(new Password(long128 + "a"));
        assertThat(passwords().matches(new Password(long128 + "a"), hash)).isTrue();
        assertThat(passwords().matches(new Password(long128 + "b"), hash)).isFalse();
        assertThat(passwords().matches(new Password(long128), hash)).isFalse();
    }

    @Test
    default void every_script_counts() {
        var hash = passwords().hash(new Password("şifre пароль 密码 🔑"));
        assertThat(passwords().matches(new Password("şifre пароль 密码 🔑"), hash)).isTrue();
        assertThat(passwords().matches(new Password("şifre пароль 密码 🔒"), hash)).isFalse();
        assertThat(passwords().matches(new Password("????? ?????? ?? ??"), hash)).isFalse();
    }

    @Test
    default void no_hash_is_made_twice_and_none_gives_the_password_away() {
        var password = new Password("correct horse battery");
        var one = passwords().hash(password);
        var other = passwords().hash(password);
        assertThat(one).isNotEqualTo(other);
        assertThat(passwords().matches(password, other)).isTrue();
        assertThat(one.phc()).startsWith("$").doesNotContain(password.text());
        assertThat(one.toString()).doesNotContain(one.phc());
    }

    @Test
    default void a_hash_of_today_is_not_dated() {
        assertThat(passwords().dated(passwords().hash(new Password("correct horse battery"))))
                .isFalse();
    }

    @Test
    default void a_decoy_matches_nothing_and_looks_like_a_hash() {
        var password = new Password("correct horse battery");
        var hash = passwords().hash(password);
        var decoy = passwords().decoy();
        assertThat(passwords().matches(password, decoy)).isFalse();
        // The same algorithm and parameters: all that comes before salt and hash.
        assertThat(settings(decoy.phc())).isEqualTo(settings(hash.phc()));
        assertThat(decoy.phc()).hasSameSizeAs(hash.phc());
    }

    private static String settings(String phc) {
        var withoutHash = phc.substring(0, phc.lastIndexOf('$'));
        return withoutHash.substring(0, withoutHash.lastIndexOf('$'));
    }

    @Test
    default void a_crowd_waits_and_is_served() {
        var password = new Password("correct horse battery");
        var hash = passwords().hash(password);
        assertThat(AtOnce.crowd(_ -> passwords().matches(password, hash))).containsOnly(true);
    }
}
