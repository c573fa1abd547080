package chat.sohbet.web.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// No name leads out of the archive.
class SafeNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    plan.pdf          | plan.pdf
                    Çay & Sohbet      | Cay_Sohbet
                    ../../etc/passwd  | etc_passwd
                    ..\\..\\boot.ini   | boot.ini
                    C:con.            | C_con
                    a....b            | a.b
                    .hidden           | hidden
                    日本語             | ''
                    """)
    void a_name_is_plain(String text, String name) {
        assertThat(SafeName.of(text)).isEqualTo(name);
    }

    @org.junit.jupiter.api.Test
    void a_long_name_keeps_its_ending() {
        assertThat(SafeName.of("x".repeat(200) + ".pdf")).hasSize(60).endsWith(".pdf");
    }
}
