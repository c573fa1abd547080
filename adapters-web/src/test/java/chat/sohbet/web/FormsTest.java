package chat.sohbet.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.security.Forms;
import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A form counts only if our page made it and our page sent it.
class FormsTest {
    private static final Pattern TOKEN =
            Pattern.compile("name=\"" + Forms.FIELD + "\"[^>]*value=\"([A-Za-z0-9_-]+)\"");

    private static TestWeb web;

    private ApiClient browser;
    private String token;

    @BeforeAll
    static void start() {
        web = TestWeb.start();
        web.register("ada");
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @BeforeEach
    void look() {
        browser = web.stranger();
        var page = browser.get("/login");
        token = token(page);
        browser.with("Cookie", "sohbet_form=" + page.cookie("sohbet_form").orElseThrow())
                .with("Origin", web.origin());
    }

    private static String token(Answer page) {
        var found = TOKEN.matcher(page.text());
        assertThat(found.find()).as(page.text()).isTrue();
        return found.group(1);
    }

    private Answer logIn(String token) {
        return send(
                "application/x-www-form-urlencoded",
                "username=ada&password=" + ApiClient.PASSWORD.replace(" ", "+") + "&form=" + token);
    }

    private Answer send(String type, String body) {
        return browser.send("POST", "/login", BodyPublishers.ofString(body), "Content-Type", type);
    }

    private static void isRefused(Answer answer) {
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.cookie("sohbet_access")).isEmpty();
    }

    @Test
    void our_form_counts_and_goes_on_counting() {
        assertThat(logIn(token).status()).isEqualTo(303);
        assertThat(logIn(token).cookie("sohbet_access")).isPresent();
        assertThat(token(browser.get("/login"))).isEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_form_without_our_token_does_not(String other) {
        isRefused(logIn(other));
    }

    @Test
    void a_token_of_another_browser_does_not() {
        isRefused(logIn(token(web.stranger().get("/login"))));
    }

    @Test
    void a_token_without_its_cookie_does_not() {
        browser.with("Cookie", "");
        isRefused(logIn(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", ""})
    void a_form_sent_by_another_page_does_not(String origin) {
        browser.with("Origin", origin);
        isRefused(logIn(token));
    }

    @Test
    void what_is_no_form_does_not() {
        isRefused(send("application/json", "{\"username\":\"ada\"}"));
        isRefused(send("text/plain", "username=ada"));
        isRefused(send("application/x-www-form-urlencoded", "%zz=%"));
        isRefused(send("application/x-www-form-urlencoded", ""));
    }
}
