package chat.sohbet.domain.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.domain.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    private static String name(String text) {
        return new FileName(text).text();
    }

    @ParameterizedTest
    @CsvSource({
        "holiday.jpg, holiday.jpg",
        "../../etc/passwd, passwd",
        "..\\..\\boot.ini, boot.ini",
        "/, file",
        "..., file",
        "'', file",
        ".htaccess, htaccess",
        "C:\\Users\\ada\\Brief an Grace.pdf, Brief an Grace.pdf",
        "çay ve simit 🥯.png, çay ve simit 🥯.png"
    })
    void of_a_path_the_name_is_kept(String given, String kept) {
        assertThat(name(given)).isEqualTo(kept);
    }

    @Test
    void what_cannot_be_seen_or_turns_the_text_around_goes() {
        assertThat(name("a\r\nb\tc\0.txt")).isEqualTo("abc.txt");
        assertThat(name("photo\u202egnp.exe")).isEqualTo("photognp.exe");
        assertThat(name("say \"hello\" <b>.txt")).isEqualTo("say hello b.txt");
    }

    @Test
    void a_long_name_keeps_its_ending() {
        var cut = name("a".repeat(300) + ".jpeg");
        assertThat(cut).hasSize(FileName.MAX).endsWith("a.jpeg");
        assertThat(name("a".repeat(114) + "😀".repeat(90) + ".jpeg")).hasSizeLessThan(121);
    }

    @Test
    void what_is_no_text_is_no_name() {
        assertThatThrownBy(() -> name("\ud800")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void another_content_has_another_ending() {
        assertThat(new FileName("holiday.webp").ending("jpg").text()).isEqualTo("holiday.jpg");
        assertThat(new FileName("holiday").ending("jpg").text()).isEqualTo("holiday.jpg");
        assertThat(new FileName("v1.2 of our holiday").ending("jpg").text())
                .isEqualTo("v1.2 of our holiday.jpg");
    }
}
