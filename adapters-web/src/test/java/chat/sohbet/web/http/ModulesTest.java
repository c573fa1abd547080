package chat.sohbet.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ModulesTest {
    private static Asset script(String text) {
        return Asset.of("a.js", text.getBytes(UTF_8));
    }

    @Test
    void a_script_needs_what_its_modules_import_each_once_and_nothing_that_waits() {
        var files =
                Map.of(
                        "js/app.js",
                        script(
                                """
                                import { chat } from "./views/chat.js"
                                import * as words from "./words.js"
                                const seek = () => import("./views/search.js")
                                """),
                        "js/views/chat.js",
                        script("import { say } from \"../words.js\"\nimport \"./row.js\"\n"),
                        "js/views/row.js",
                        script("import { chat } from \"./chat.js\"\n"),
                        "js/views/search.js",
                        script(""),
                        "js/words.js",
                        script("const text = 'import { no } from \"./no.js\"'\n"));

        assertThat(Modules.of(files, "js/app.js"))
                .containsExactly("js/views/chat.js", "js/words.js", "js/views/row.js");
    }
}
