package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Names.Keys;
import chat.sohbet.domain.user.Username;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What every adapter of [Names] keeps.
public interface NamesContract {
    Names names();

    private Keys keys(String username) {
        return names().keys(new Username(username));
    }

    @Test
    default void case_and_width_do_not_tell_names_apart() {
        for (var same :
                List.of(
                        List.of("ada.lovelace", "Ada.Lovelace", "ADA.LOVELACE"),
                        List.of("ada99", "ａｄａ99", "ＡＤＡ99"),
                        List.of("çağrı", "Çağrı", "c\u0327ag\u0306rı"),
                        List.of("пётр", "Пётр", "ПЁТР"),
                        List.of("ガガガ", "ｶﾞｶﾞｶﾞ"))) {
            assertThat(same)
                    .as("%s", same)
                    .extracting(this::keys)
                    .containsOnly(keys(same.getFirst()));
        }
    }

    @Test
    default void names_that_differ_stay_apart() {
        var names =
                List.of(
                        "ada", "adam", "eda", "ada1", "ada2", "ada.l", "ada_l", "ada-l", "петр",
                        "мария", "αθηνά", "さくら", "김철수");
        assertThat(names).extracting(name -> keys(name).canonical()).doesNotHaveDuplicates();
        assertThat(names).extracting(name -> keys(name).skeleton()).doesNotHaveDuplicates();
    }

    @Test
    default void names_that_look_alike_have_one_skeleton() {
        for (var pair :
                List.of(
                        List.of("coco", "сосо"), // Cyrillic
                        List.of("pace", "расе"),
                        List.of("xoxo", "хохо"),
                        List.of("COCO", "СОСО"),
                        List.of("ooo", "οοο"), // Greek
                        List.of("paul", "pau1"))) {
            var real = keys(pair.getFirst());
            var twin = keys(pair.getLast());
            assertThat(twin.skeleton()).as("%s", pair).isEqualTo(real.skeleton());
            assertThat(twin.canonical()).as("%s", pair).isNotEqualTo(real.canonical());
        }
    }

    /// Whether they are also one name is up to the adapter.
    @Test
    default void dots_do_not_tell_names_apart() {
        assertThat(keys("ısık").skeleton()).isEqualTo(keys("isik").skeleton());
        assertThat(keys("İrem").skeleton()).isEqualTo(keys("irem").skeleton());
    }

    @Test
    default void what_was_typed_in_capitals_looks_like_what_was_typed_in_small_letters() {
        for (var name : List.of("Ilse", "MIHAIL", "OLIVIA", "HANS", "BEN", "СОФИЯ", "ΝΙΚΟΣ"))
            assertThat(keys(name.toLowerCase(Locale.ROOT))).as(name).isEqualTo(keys(name));
    }

    @Test
    default void the_keys_of_a_name_are_always_the_same() {
        assertThat(keys("Grace_Hopper")).isEqualTo(keys("Grace_Hopper"));
        assertThat(keys(keys("Grace_Hopper").canonical())).isEqualTo(keys("Grace_Hopper"));
    }

    @Test
    default void the_canonical_form_is_what_people_would_type() {
        assertThat(keys("Grace_Hopper").canonical()).isEqualTo("grace_hopper");
        assertThat(keys("Ünal-2").canonical()).isEqualTo("ünal-2");
    }
}
