package chat.sohbet.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.ApiClient;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// All scripts and styles of ours that a browser may ever load, in one language, compressed as they
/// are sent.
class PageBudgetTest {
    private static final int BUDGET = 100_000;
    private static final Path SCRIPTS = Path.of("src/main/resources/static/js");

    @Test
    void all_scripts_and_styles_together_are_under_a_hundred_kilobytes() throws IOException {
        try (var web = TestWeb.start()) {
            var browser = new ApiClient(web.uri());
            var page = browser.get("/login").text();
            var sheet = Pattern.compile("/static/([^/]+)/css/[a-z]+\\.css").matcher(page);
            assertThat(sheet.find()).isTrue();
            int sum = weight(browser, sheet.group());
            for (var script : scripts())
                sum += weight(browser, "/static/" + sheet.group(1) + "/js/" + script);
            assertThat(sum).isBetween(BUDGET / 2, BUDGET);
        }
    }

    private static List<String> scripts() throws IOException {
        try (var files = Files.walk(SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .map(file -> SCRIPTS.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.startsWith("catalogue/") || file.endsWith("/en.js"))
                    .toList();
        }
    }

    private static int weight(ApiClient browser, String path) {
        var answer = browser.send("GET", path, BodyPublishers.noBody(), "Accept-Encoding", "gzip");
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.header("Content-Length")
                .map(Integer::parseInt)
                .orElse(answer.text().getBytes(UTF_8).length);
    }
}
