package chat.sohbet.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.FormBrowser;
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

    private FormBrowser browser() {
        return new FormBrowser(web.uri());
    }

    @Test
    void who_is_not_signed_in_is_shown_the_door() {
        assertThat(browser().get("/").uri().getPath()).isEqualTo("/login");
        assertThat(browser().get("/people").body()).contains("Welcome back");
    }

    @Test
    void two_people_register_find_each_other_and_talk_by_forms_alone() {
        var ada = browser();
        var mert = browser();
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
        var ada = browser();
        ada.register("ada", "Ada");
        browser().register("mert", "Mert");
        var chat = ada.submit(ada.get("/people?query=mert"), "/people/");
        ada.submit(chat, "/chat/", "text", "Once");
        var again = ada.submit(chat, "/chat/", "text", "Once");
        assertThat(again.body().split("data-part=\"text\">Once<", -1)).hasSize(2);
    }

    @Test
    void history_is_paged_upwards_by_links() {
        var ada = browser();
        ada.register("ada", "Ada");
        browser().register("mert", "Mert");
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
                browser()
                        .submit(
                                browser().get("/register"),
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
        var browser = browser();
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
        browser().register("ada", "Ada");
        assertThat(browser().register("ADA", "Another").body())
                .contains("Somebody here has this name");
        var browser = browser();
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
        var ada = browser();
        ada.register("ada", "Ada");
        browser().register("mert", "Mert");
        var eve = browser();
        eve.register("eve", "Eve");
        var chat = ada.submit(ada.get("/people?query=mert"), "/people/");
        var foreign = eve.get(chat.uri().getPath());
        var missing = eve.get("/chat/00000000-0000-7000-8000-000000000000");
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(missing.body());
    }

    @Test
    void logging_out_ends_the_session() {
        var ada = browser();
        var home = ada.register("ada", "Ada");
        assertThat(ada.submit(home, "/logout").uri().getPath()).isEqualTo("/login");
        assertThat(ada.get("/").uri().getPath()).isEqualTo("/login");
    }
}
