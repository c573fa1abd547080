package chat.sohbet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The pages as a browser without JavaScript sees them.
class PagesTest {
    private TestWeb web;

    @BeforeEach
    void start() {
        web = TestWeb.start();
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void who_is_not_signed_in_is_shown_the_door() {
        assertThat(new Browser().get("/").uri().getPath()).isEqualTo("/login");
        assertThat(new Browser().get("/people").body()).contains("Welcome back");
    }

    @Test
    void two_people_register_find_each_other_and_talk_by_forms_alone() {
        var ada = new Browser();
        var mert = new Browser();
        assertThat(ada.register("ada", "Ada Vural").uri().getPath()).isEqualTo("/");
        mert.register("mert", "Mert Yılmaz");

        var directory = ada.get("/people?query=YILMAZ");
        assertThat(directory.body()).contains("Mert Yılmaz").doesNotContain("@example.org");
        var chat = ada.submit(directory, "/people/");
        assertThat(chat.uri().getPath()).startsWith("/chat/");
        var sent = ada.submit(chat, "/chat/", "text", "<b>Merhaba</b> & selam 🥯");
        assertThat(sent.body())
                .contains("&lt;b&gt;Merhaba&lt;/b&gt; &amp; selam 🥯")
                .doesNotContain("<b>Merhaba");

        assertThat(mert.get("/").body())
                .contains("Ada Vural")
                .contains("Merhaba")
                .contains("(1) Sohbet");
        var read = mert.submit(mert.get(sent.uri().getPath()), "/chat/", "text", "Selam!");
        assertThat(read.body()).contains("Selam!");
        assertThat(ada.get(sent.uri().getPath()).body()).contains("data-state=\"read\"");
    }

    @Test
    void a_form_that_is_sent_twice_writes_once() {
        var ada = new Browser();
        ada.register("ada", "Ada");
        new Browser().register("mert", "Mert");
        var chat = ada.submit(ada.get("/people?query=mert"), "/people/");
        ada.submit(chat, "/chat/", "text", "Once");
        var again = ada.submit(chat, "/chat/", "text", "Once");
        assertThat(again.body().split("data-part=\"text\">Once<", -1)).hasSize(2);
    }

    @Test
    void history_is_paged_upwards_by_links() {
        var ada = new Browser();
        ada.register("ada", "Ada");
        new Browser().register("mert", "Mert");
        var chat = ada.submit(ada.get("/people?query=mert"), "/people/");
        for (int i = 1; i <= 60; i++) {
            chat = ada.submit(chat, "/chat/", "text", "Number " + i + ".");
        }
        assertThat(chat.body())
                .contains("Number 60.")
                .contains("Number 11.")
                .doesNotContain("Number 10.");
        var older = ada.get(chat.uri().getPath() + "?before=11");
        assertThat(older.body())
                .contains("Number 1.")
                .contains("Number 10.")
                .doesNotContain("Number 11.");
    }

    @Test
    void what_is_wrong_stands_under_its_field_and_what_was_typed_is_kept() {
        var answer =
                new Browser()
                        .submit(
                                new Browser().get("/register"),
                                "/register",
                                "displayName",
                                "Ada",
                                "username",
                                "a!",
                                "email",
                                "ada@example",
                                "password",
                                "short");
        assertThat(answer.statusCode()).isEqualTo(403);
        var browser = new Browser();
        answer =
                browser.submit(
                        browser.get("/register"),
                        "/register",
                        "displayName",
                        "Ada",
                        "username",
                        "a!",
                        "email",
                        "ada@example",
                        "password",
                        "short");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("value=\"a!\"")
                .contains("3 to 32 letters")
                .contains("name@example.org")
                .contains("8 to 128 characters")
                .doesNotContain("value=\"short\"");
    }

    @Test
    void a_taken_name_and_a_wrong_password_are_said_plainly() {
        new Browser().register("ada", "Ada");
        assertThat(new Browser().register("ADA", "Another").body())
                .contains("Somebody here has this name");
        var browser = new Browser();
        var refused =
                browser.submit(
                        browser.get("/login"),
                        "/login",
                        "username",
                        "ada",
                        "password",
                        "not the one");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("Username or password is wrong.");
    }

    @Test
    void a_foreign_chat_is_one_that_does_not_exist() {
        var ada = new Browser();
        ada.register("ada", "Ada");
        new Browser().register("mert", "Mert");
        var eve = new Browser();
        eve.register("eve", "Eve");
        var chat = ada.submit(ada.get("/people?query=mert"), "/people/");
        var foreign = eve.get(chat.uri().getPath());
        var missing = eve.get("/chat/00000000-0000-7000-8000-000000000000");
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(missing.body());
    }

    @Test
    void logging_out_ends_the_session() {
        var ada = new Browser();
        var home = ada.register("ada", "Ada");
        assertThat(ada.submit(home, "/logout").uri().getPath()).isEqualTo("/login");
        assertThat(ada.get("/").uri().getPath()).isEqualTo("/login");
    }

    /// Keeps cookies, follows redirects, fills and sends the forms of the pages it got.
    private final class Browser {
        private final HttpClient http =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();

        HttpResponse<String> get(String path) {
            return send(HttpRequest.newBuilder(at(path)).GET());
        }

        HttpResponse<String> register(String username, String displayName) {
            return submit(
                    get("/register"),
                    "/register",
                    "displayName",
                    displayName,
                    "username",
                    username,
                    "email",
                    username + displayName.hashCode() + "@example.org",
                    "password",
                    "nine glasses of tea");
        }

        /// Sends the first form whose action begins with `action`, its hidden fields as they are.
        HttpResponse<String> submit(HttpResponse<String> page, String action, String... fields) {
            var form =
                    Pattern.compile(
                                    "<form[^>]*action=\"("
                                            + Pattern.quote(action)
                                            + "[^\"]*)\".*?</form>",
                                    Pattern.DOTALL)
                            .matcher(page.body());
            assertThat(form.find()).as("a form for " + action).isTrue();
            var pairs = new ArrayList<String>();
            var hidden =
                    Pattern.compile("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")
                            .matcher(form.group());
            while (hidden.find()) pairs.add(pair(hidden.group(1), hidden.group(2)));
            for (int i = 0; i < fields.length; i += 2) pairs.add(pair(fields[i], fields[i + 1]));
            return send(
                    HttpRequest.newBuilder(at(form.group(1)))
                            .header("Origin", web.origin())
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return http.send(
                        request.header("Accept", "text/html").build(),
                        HttpResponse.BodyHandlers.ofString());
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        private URI at(String path) {
            return URI.create(web.origin() + path);
        }
    }

    private static String pair(String name, String value) {
        return String.join("=", List.of(encoded(name), encoded(value)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
