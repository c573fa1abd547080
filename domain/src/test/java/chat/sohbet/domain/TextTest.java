package chat.sohbet.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    @Test
    void text_is_stripped_of_every_white_space_at_its_ends() {
        assertThat(Text.stripped("text", "\u2003\t\n a b \u3000\r\n", 1, 9)).isEqualTo("a b");
    }

    @Test
    void its_length_is_counted_in_utf_16_units_after_stripping() {
        assertThat(Text.stripped("text", "  😀😀 ", 4, 4)).isEqualTo("😀😀");
        assertThatThrownBy(() -> Text.stripped("text", "😀😀", 1, 3))
                .hasMessage("text must be 1 to 3 characters");
        assertThatThrownBy(() -> Text.stripped("text", "   ", 1, 3))
                .isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\0b",
                "\uD83D",
                "\uDE00",
                "a\uD83Db",
                "\uDE00\uD83D",
                "\uD83D\uD83D\uDE00"
            })
    void what_no_store_can_keep_is_refused(String text) {
        assertThatThrownBy(() -> Text.wellFormed("name", text))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refused -> assertThat(refused.field()).isEqualTo("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "😀", "שלום", "\u0001\u200D\uFFFD\uFFFF", "<script>"})
    void everything_else_is_kept(String text) {
        assertThat(Text.wellFormed("name", text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "ÇAĞRI, cagri",
        "Işık, isik",
        "ISIK, isik",
        "İrem, irem",
        "irem, irem",
        "Straße, strasse",
        "STRAẞE, strasse",
        "STRASSE, strasse",
        "Ångström, angstrom",
        "ﬁne, fine",
        "ＡＤＡ, ada",
        "ΝΊΚΟΣ, νικοσ",
        "νίκος, νικοσ",
        "Ёлка, елка",
        "Tᵐ, tm",
        "™, tm",
        "ℌ, h"
    })
    void texts_are_compared_without_case_accents_and_compatibility_forms(
            String text, String folded) {
        assertThat(Text.folded(text)).isEqualTo(folded);
        assertThat(Text.folded(folded)).isEqualTo(folded);
    }

    @Test
    void an_id_has_thirty_six_characters() {
        var text = "0199a5b2-7c3d-7e4f-8a5b-6c7d8e9fa0b1";
        assertThat(Text.uuid("id", text)).isEqualTo(UUID.fromString(text));
        assertThat(Text.uuid("id", text.toUpperCase(Locale.ROOT))).isEqualTo(UUID.fromString(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0199a5b2-7c3d-7e4f-8a5b-6c7d8e9fa0b",
                "0199a5b2-7c3d-7e4f-8a5b-6c7d8e9fa0b1 ",
                "0199a5b27c3d7e4f8a5b6c7d8e9fa0b1",
                "0199a5b2-7c3d-7e4f-8a5b-6c7d8e9fa0bg",
                "{0199a5b2-7c3d-7e4f-8a5b-6c7d8e9fa0b1}"
            })
    void what_is_no_id_is_refused(String text) {
        assertThatThrownBy(() -> Text.uuid("id", text)).hasMessage("id must be a UUID");
    }

    @Test
    void a_refusal_names_field_and_rule() {
        var refused = new InvalidValue("title", "1 to 100 characters");
        assertThat(refused.field()).isEqualTo("title");
        assertThat(refused.detail()).isEqualTo("1 to 100 characters");
        assertThat(refused).hasMessage("title must be 1 to 100 characters");
    }
}
