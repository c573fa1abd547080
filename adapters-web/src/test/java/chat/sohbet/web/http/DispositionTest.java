package chat.sohbet.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispositionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "attachment; filename*=UTF-8''%C3%A7ay%20%F0%9F%A5%AF.png | çay 🥯.png",
                "attachment; filename=\"a \\\"b\\\".txt\" | a \"b\".txt",
                "attachment; filename=a.txt | a.txt",
                "inline; filename=\"old.txt\"; filename*=utf-8'en'new.txt | new.txt"
            })
    void a_name_is_read(String header, String name) {
        assertThat(Disposition.name(header)).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "attachment",
        "attachment; filename*=UTF-8''%ff%fe",
        "attachment; filename*=UTF-8''%4"
    })
    void what_gives_none_gives_none(String header) {
        assertThat(Disposition.name(header)).isEmpty();
    }

    @Test
    void a_name_is_written_so_that_it_is_read_again() {
        var name = "çay; \"x\" 100%, 🥯\u2028'.png";
        var header = Disposition.of(false, name);
        assertThat(header).startsWith("attachment; ").matches("[ -~]+");
        assertThat(Disposition.name(header)).contains(name);
        assertThat(Disposition.of(true, "a.png"))
                .isEqualTo("inline; filename=\"a.png\"; filename*=UTF-8''a.png");
    }
}
