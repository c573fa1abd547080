package chat.sohbet.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.domain.InvalidValue;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void words_are_folded_and_said_once() {
        assertThat(Words.of("  Çay\u00a0çay\tSAAT\u3000dörtte ").list())
                .containsExactly("cay", "saat", "dortte");
    }

    @Test
    void nothing_but_space_is_no_words() {
        assertThat(Words.of(" \u2003\n")).isEqualTo(Words.NONE);
        assertThat(Words.NONE.in("anything")).isTrue();
    }

    @Test
    void all_of_them_have_to_be_there_and_may_lie_over_each_other() {
        var words = Words.of("noon after");
        assertThat(words.in("This AFTERNOON")).isTrue();
        assertThat(words.in("at noon")).isFalse();
        assertThat(Words.of("afternoon noon").in("afternoon")).isTrue();
    }

    @Test
    void nobody_looks_for_a_novel() {
        assertThat(Words.of("a".repeat(Words.MAX)).list()).hasSize(1);
        assertThatThrownBy(() -> Words.of("a".repeat(Words.MAX + 1)))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Words.of("\u0000")).isInstanceOf(InvalidValue.class);
    }
}
