package chat.sohbet.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.FormBrowser;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which language a page is in: what somebody chose, else what their browser asks for, else
/// English.
class LanguagePagesTest {
    private TestWeb web;

    @BeforeEach
    void start() {
        web = TestWeb.start();
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr-CA,fr;q=0.9,en;q=0.8 | fr",
                "de, tr;q=0.5, en;q=0.4 | tr",
                "fr;q=0, en | en",
                "ja | en",
                "*;;;nonsense= | en"
            })
    void a_page_is_in_the_language_that_the_browser_likes_best(String accepted, String tag)
            throws Exception {
        var page = get("Accept-Language", accepted);
        assertThat(page.body()).contains("<html lang=\"" + tag + "\" dir=\"ltr\"");
    }

    @Test
    void a_choice_is_kept_and_counts_more_than_the_browser() {
        var ada = new FormBrowser(web.uri());
        var french = ada.submit(ada.get("/login"), "/language", "language", "fr");
        assertThat(french.uri().getPath()).isEqualTo("/login");
        assertThat(french.body()).contains("Bon retour", "<html lang=\"fr\"");
        ada.register("ada", "Ada Vural");
        assertThat(ada.get("/me").body()).contains("Appareils connectés");
        var turkish = ada.submit(ada.get("/me"), "/language", "language", "tr");
        assertThat(turkish.body()).contains("Bağlı cihazlar");
    }

    @Test
    void what_is_wrong_is_said_in_the_language_of_the_page() {
        var ada = new FormBrowser(web.uri());
        ada.submit(ada.get("/login"), "/language", "language", "tr");
        var wrong =
                ada.submit(ada.get("/login"), "/login", "username", "ada", "password", "whatever");
        assertThat(wrong.body()).contains("Kullanıcı adı ya da şifre yanlış.");
        assertThat(ada.register("a!", "Ada").body()).contains("3 ile 32 arasında harf");
        assertThat(ada.get("/nowhere").body()).contains("Böyle bir sayfa yok.");
    }

    @Test
    void a_choice_leads_nowhere_but_to_our_own_pages() {
        var ada = new FormBrowser(web.uri());
        var page = ada.get("/login");
        var token = page.body().replaceFirst("(?s).*?name=\"form\" value=\"([^\"]*)\".*", "$1");
        var astray =
                ada.post("/language", "language=fr&here=%2F%2Felsewhere.example&form=" + token);
        assertThat(astray.statusCode()).isEqualTo(200);
        assertThat(astray.uri().getHost()).isEqualTo(web.uri().getHost());
        assertThat(ada.submit(page, "/language", "language", "xx").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String header, String value)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(web.uri().resolve("/login"))
                            .header(header, value)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
