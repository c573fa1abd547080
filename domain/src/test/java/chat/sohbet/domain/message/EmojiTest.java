package chat.sohbet.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.domain.InvalidValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "😀",
                "👍🏽",
                "❤️",
                "❤",
                "🇹🇷",
                "👨‍👩‍👧‍👦",
                "🏳️‍🌈",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
                "1️⃣",
                "#️⃣",
                "☕",
                "👩🏽‍❤️‍💋‍👨🏿"
            })
    void one_emoji_is_one_however_it_is_made(String text) {
        assertThat(new Emoji(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "7",
                "ok",
                "😀😀",
                "😀 ",
                " 😀",
                "a😀",
                "😀a",
                "🇹🇷🇹🇷",
                "é",
                "<b>",
                "\uD83D",
                "\u200D",
                "a\u20E3",
                "\u20E3",
                "١\u20E3",
                "🇹"
            })
    void all_else_is_none(String text) {
        assertThatThrownBy(() -> new Emoji(text))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refused -> assertThat(refused.field()).isEqualTo("emoji"));
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 40})
    void marks_on_an_emoji_do_not_pile_up(int marks) {
        assertThatThrownBy(() -> new Emoji("😀" + "\u0301".repeat(marks)))
                .isInstanceOf(InvalidValue.class);
    }
}
