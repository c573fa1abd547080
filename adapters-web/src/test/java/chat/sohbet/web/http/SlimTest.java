package chat.sohbet.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlimTest {
    private static String slim(String path, String text) {
        return new String(Slim.of(path, text.getBytes(UTF_8)), UTF_8);
    }

    @Test
    void comments_and_indentation_go_and_every_line_keeps_its_number() {
        var script =
                """
                /**
                 * What it does.
                 */
                export function one() {
                  // why
                  return "http://one" // said here
                }
                /* alone */
                /* first */ two() /* last */
                """;

        assertThat(slim("js/one.js", script))
                .isEqualTo(
                        """



                        export function one() {

                        return "http://one" // said here
                        }

                        /* first */ two() /* last */
                        """);
    }

    @Test
    void a_licence_stays() {
        assertThat(slim("js/theirs.js", "/*! MIT */\n  x()")).isEqualTo("/*! MIT */\nx()");
    }

    @Test
    void what_is_neither_script_nor_style_is_as_it_was() {
        assertThat(slim("data/a.json", "  // 1")).isEqualTo("  // 1");
    }
}
