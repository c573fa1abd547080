package chat.sohbet.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.FormBrowser;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// All scripts and styles of ours that the first page loads, in one language, compressed as they
/// are sent. What waits until the page has come to rest isn't counted.
class PageBudgetTest {
    private static final int BUDGET = 100_000;
    private static final Pattern OURS =
            Pattern.compile("(?:href|src)=\"(/static/[^\"]+\\.(?:js|css))\"");

    @Test
    void the_first_page_loads_under_a_hundred_kilobytes() {
        try (var web = TestWeb.start()) {
            var page = new FormBrowser(web.uri()).register("ayse", "Ayşe").body();
            var files =
                    OURS.matcher(page).results().map(found -> found.group(1)).distinct().toList();
            assertThat(files).anyMatch(file -> file.endsWith("/js/app.js"));
            assertThat(files).anyMatch(file -> file.endsWith("/js/catalogue/en.js"));
            var browser = new ApiClient(web.uri());
            assertThat(files.stream().mapToInt(file -> weight(browser, file)).sum())
                    .isBetween(BUDGET / 2, BUDGET);
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
