package chat.sohbet.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.domain.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "Ada_Lovelace-2.0",
                "007",
                "ışık",
                "İrem",
                "ÇAĞRI",
                "Пётр",
                "Ελένη",
                "محمد",
                "דוד7",
                "ลูกสาว",
                "मीरा",
                "김철수",
                "金철수",
                "やまだ太郎",
                "ヤマダ太郎",
                "ラーメン",
                "李小龙"
            })
    void every_script_has_names(String text) {
        assertThat(new Username(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pаypal", // with a Cyrillic а
                "adа", "αda", "Иvan", "ada太郎", "김Kim", "адаλ", "محмд"
            })
    void scripts_are_not_mixed(String text) {
        assertThatThrownBy(() -> new Username(text))
                .hasMessage("username must be written in one script");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ad",
                " ad ",
                ".ada",
                "ada.",
                "_ada",
                "ada-",
                "a da",
                "ada@home",
                "ada/..",
                "ada\u200Db",
                "ada\u202Eb",
                "ada😀",
                "a\0da",
                "ada\uD83D",
                "ada’s",
                "a+b",
                "\u0301ada",
                "---"
            })
    void a_username_is_letters_digits_and_little_else(String text) {
        assertThatThrownBy(() -> new Username(text))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refused -> assertThat(refused.field()).isEqualTo("username"));
    }

    @Test
    void it_has_three_to_thirty_two_characters() {
        assertThat(new Username("abc").text()).hasSize(3);
        assertThat(new Username("a".repeat(32)).text()).hasSize(32);
        assertThatThrownBy(() -> new Username("a".repeat(33))).isInstanceOf(InvalidValue.class);
    }

    @Test
    void it_is_stripped_and_composed_and_otherwise_kept() {
        assertThat(new Username("  E\u0301milie ").text()).isEqualTo("Émilie");
        assertThat(new Username("ADA")).isNotEqualTo(new Username("ada"));
        assertThat(new Username("Ada")).hasToString("Ada");
    }

    @Test
    void its_length_counts_after_composing() {
        assertThat(new Username("e\u0301".repeat(32)).text()).hasSize(32);
    }
}
