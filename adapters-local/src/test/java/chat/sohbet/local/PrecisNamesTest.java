package chat.sohbet.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.application.port.Names;
import chat.sohbet.application.port.NamesContract;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.Username;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrecisNamesTest implements NamesContract {
    private final Names names = new PrecisNames();

    @Override
    public Names names() {
        return names;
    }

    private Names.Keys keys(String name) {
        return names.keys(new Username(name));
    }

    @ParameterizedTest
    @CsvSource({
        "Alice, alice",
        "Ａｌｉｃｅ, alice", // full width
        "ａｂｃ１２３, abc123",
        "IŞIL, ışıl", // the capital of a dotless letter
        "IŞIL, işil",
        "İrem, irem", // a capital with a dot
        "ΝΙΚΟΣ, νικος", // a sigma at the end
        "ΝΙΚΟΣ, νικοσ",
        "ΝΙΚΟΣ.Π, νικος.π", // a sigma that is at no end to Java
        "ДАША, даша",
    })
    void names_that_differ_in_case_or_width_are_the_same(String one, String other) {
        assertThat(keys(one)).isEqualTo(keys(other));
    }

    @ParameterizedTest
    @CsvSource({
        "раура, paypa", // Cyrillic, Latin
        "ѕсоре, scope",
        "ΡΟΡΟ, popo", // Greek, Latin
        "modern, modem", // rn, m
        "user10, userlo", // digits
        "g00gle, google",
        "straße, strasse",
    })
    void names_that_look_alike_share_a_skeleton_and_are_different(String one, String other) {
        assertThat(keys(one).skeleton()).isEqualTo(keys(other).skeleton());
        assertThat(keys(one).canonical()).isNotEqualTo(keys(other).canonical());
    }

    @ParameterizedTest
    @CsvSource({"alice, alicia", "cafe, café", "a.b, a-b", "ann, anna", "ali, all", "田中, 中田"})
    void names_that_look_different_share_nothing(String one, String other) {
        var padded = keys(one + "123");
        assertThat(padded.skeleton()).isNotEqualTo(keys(other + "123").skeleton());
        assertThat(padded.canonical()).isNotEqualTo(keys(other + "123").canonical());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"alice", "İREM", "ışıl", "ΝΙΚΟΣ", "田中さん", "서울사람", "محمد", "דויד", "नमस्ते"})
    void a_canonical_name_is_its_own_canonical_name(String name) {
        assertThat(keys(keys(name).canonical())).isEqualTo(keys(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ﬁsher", // a ligature
                "abcª", // an ordinal indicator
                "ſunday", // a long s
                "abㅤcd", // a Hangul filler: a letter that can't be seen
                "ab\u034fcd", // a combining mark that can't be seen
                "محمد1٣", // digits of two systems
            })
    void names_that_are_unsafe_are_forbidden(String name) {
        assertThatThrownBy(() -> keys(name))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("username"));
    }

    @Test
    void the_language_of_the_machine_changes_nothing() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(keys("TITLE").canonical()).isEqualTo("title");
        } finally {
            Locale.setDefault(before);
        }
    }
}
