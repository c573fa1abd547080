package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.sohbet.application.port.Mail;
import chat.sohbet.application.port.Ports;
import chat.sohbet.memory.MemoryMail;
import chat.sohbet.memory.MemoryPorts;
import chat.sohbet.web.security.Rate;
import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import chat.sohbet.web.testing.FormBrowser;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who forgot their password comes in again by mail, and nobody learns who is here.
class ForgottenTest {
    private static final String PLACE = "/api/v1/recoveries";
    private static final String FRESH = "nine glasses of tea";

    private final Ports ports = MemoryPorts.forTests();
    private final MemoryMail mail = (MemoryMail) ports.mail();
    private TestWeb web;

    @AfterEach
    void stop() {
        web.close();
    }

    private void start(UnaryOperator<WebSettings> settings) {
        web = TestWeb.start(ports, settings);
    }

    private static String address(ApiClient who) {
        return who.get("/api/v1/users/me").json().path("email").asText();
    }

    private String letter(int count) {
        await().until(() -> mail.sent().size() >= count);
        return mail.sent().get(count - 1).letter().text();
    }

    private static String code(String letter) {
        return letter.lines().filter(line -> line.matches("[\\w-]{22}")).findFirst().orElseThrow();
    }

    private Answer recover(String code, String password) {
        return web.stranger()
                .json("PUT", PLACE, json("code", code).put("password", password).toString());
    }

    @Test
    void a_code_gives_another_password_and_closes_all_sessions() {
        start(settings -> settings);
        var ada = web.register("ada");
        var socket = ChatClient.of(ada).connect();

        assertThat(web.stranger().post(PLACE, json("email", address(ada))).status()).isEqualTo(202);
        var code = code(letter(1));
        assertThat(recover("A".repeat(22), FRESH).problem()).isEqualTo("410 gone code");
        assertThat(recover("short", FRESH).problem()).isEqualTo("400 invalid code");
        assertThat(recover(code, "short").problem()).isEqualTo("400 invalid password");
        assertThat(recover(code, FRESH).status()).isEqualTo(204);

        assertThat(socket.closeCode()).isEqualTo(4409);
        var login = json("username", "ada").put("password", FRESH);
        assertThat(web.stranger().post("/api/v1/sessions", login).status()).isEqualTo(201);
        assertThat(recover(code, "ten glasses of tea").problem()).isEqualTo("410 gone code");
    }

    @Test
    void whether_there_is_an_account_is_told_to_nobody() {
        start(settings -> settings);
        var known = address(web.register("ada"));
        var here = web.stranger().post(PLACE, json("email", known));
        var nowhere = web.stranger().post(PLACE, json("email", "nobody@example.org"));
        assertThat(nowhere.status()).isEqualTo(here.status()).isEqualTo(202);
        assertThat(nowhere.text()).isEqualTo(here.text());
        letter(1);
        assertThat(mail.sent()).hasSize(1);
        assertThat(mail.sent().getFirst().to().text()).isEqualTo(known);
    }

    @Test
    void a_link_is_only_in_the_letter_where_the_host_said_where_we_are() {
        start(settings -> settings.at(URI.create("https://chat.example.org")));
        var ada = web.register("ada");
        web.stranger().post(PLACE, json("email", address(ada)));
        var letter = letter(1);
        assertThat(letter).contains("https://chat.example.org/forgotten/code#" + code(letter));
    }

    @Test
    void where_nobody_said_where_we_are_there_is_a_code_and_no_link() {
        start(settings -> settings);
        web.stranger().post(PLACE, json("email", address(web.register("ada"))));
        assertThat(letter(1)).doesNotContain("http", "127.0.0.1");
    }

    @Test
    void it_goes_by_forms_too_in_the_language_of_who_asks() {
        start(settings -> settings);
        var address = address(web.register("ada"));
        var browser = new FormBrowser(web.uri());
        assertThat(browser.get("/login").body()).contains("/forgotten");
        var asked = browser.submit(browser.get("/forgotten"), "/forgotten", "email", address);
        assertThat(asked.body()).contains("a code is on its way");
        var wrong =
                browser.submit(asked, "/forgotten/code", "code", "B".repeat(22), "password", FRESH);
        assertThat(wrong.statusCode()).isEqualTo(410);
        assertThat(wrong.body()).contains("This code doesn’t work any more.");
        var done =
                browser.submit(
                        wrong, "/forgotten/code", "code", code(letter(1)), "password", FRESH);
        assertThat(done.body()).contains("Your password is changed. Log in with it.");
        assertThat(browser.submit(done, "/login", "username", "ada", "password", FRESH).body())
                .contains("data-me");
    }

    @Test
    void where_there_is_no_mail_the_host_is_to_be_asked() {
        web = TestWeb.start(ports.with(Mail.none()), settings -> settings);
        var browser = new FormBrowser(web.uri());
        assertThat(browser.get("/forgotten").body())
                .contains("Ask who hosts this server")
                .doesNotContain("type=\"submit\">Send");
        assertThat(web.stranger().post(PLACE, json("email", "ada@example.org")).problem())
                .isEqualTo("403 not_allowed");
    }

    @Test
    void who_asks_too_often_waits() {
        start(settings ->
                settings.with(
                        settings.limits()
                                .withRates(settings.limits().rates().sends(), Rate.perMinute(3))));
        for (int i = 0; i < 3; i++) web.stranger().post(PLACE, json("email", "nobody@example.org"));
        assertThat(web.stranger().post(PLACE, json("email", "nobody@example.org")).problem())
                .isEqualTo("429 rate");
    }
}
