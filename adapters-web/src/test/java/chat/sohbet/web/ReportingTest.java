package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.ReportMisuse;
import chat.sohbet.application.port.Ports;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.memory.MemoryPorts;
import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.FormBrowser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ada reports what Mallory wrote, and Grace, an admin, does something about it.
class ReportingTest {
    private static final String REPORTS = "/api/v1/reports";
    private static final String DESK = "/admin/reports";

    private Ports ports;
    private TestWeb web;
    private ApiClient ada;
    private ApiClient mallory;
    private ApiClient grace;
    private String chat;

    @BeforeEach
    void start() {
        ports = MemoryPorts.forTests();
        web = TestWeb.start(ports, settings -> settings);
        ada = web.register("ada");
        mallory = web.register("mallory");
        grace = web.register("grace");
        appoint(grace);
        chat = mallory.conversationWith(ada);
        mallory.say(chat, "Nice <b>chat</b>");
        mallory.say(chat, "Buy my coins");
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private void appoint(ApiClient client) {
        ports.reports().appoint(UserId.parse("user", client.userId()));
    }

    private FormBrowser browser(ApiClient client) {
        var browser = new FormBrowser(web.uri());
        browser.submit(
                browser.get("/login"),
                "/login",
                "username",
                client.username(),
                "password",
                ApiClient.PASSWORD);
        return browser;
    }

    private ObjectNode message(int seq) {
        return json("conversation", chat).put("seq", seq).put("reason", "spam");
    }

    private Answer person(ApiClient reporter, ApiClient about) {
        return reporter.post(REPORTS, json("user", about.userId()).put("reason", "abuse"));
    }

    private String desk() {
        return browser(grace).get(DESK).body();
    }

    private String settle(String act) {
        var admin = browser(grace);
        return admin.submit(admin.get(DESK), DESK + "/", "do", act).body();
    }

    @Test
    void what_was_reported_is_before_the_admins_as_it_read_then() {
        assertThat(ada.post(REPORTS, message(2).put("note", "Every day")).status()).isEqualTo(204);
        assertThat(ada.post(REPORTS, message(2)).status()).as("again").isEqualTo(204);
        var path = "/api/v1/conversations/" + chat + "/messages/2";
        assertThat(mallory.delete(path).status()).isEqualTo(204);

        assertThat(desk())
                .contains("Buy my coins", "Nice &lt;b&gt;chat&lt;/b&gt;", "Spam", "Every day")
                .contains("@mallory", "reported by ada")
                .containsOnlyOnce("action=\"" + DESK + "/");
    }

    @Test
    void for_all_others_there_is_no_such_page() {
        assertThat(browser(ada).get(DESK).statusCode()).isEqualTo(404);
        assertThat(new FormBrowser(web.uri()).get(DESK).statusCode()).isEqualTo(404);
        assertThat(browser(ada).get("/me").body()).doesNotContain(DESK);
        assertThat(browser(grace).get("/me").body()).contains(DESK);
    }

    @Test
    void an_admin_dismisses_what_is_nothing() {
        person(ada, mallory);
        assertThat(settle("dismiss")).contains("Nothing is reported.");
        assertThat(mallory.get("/api/v1/users/me").status()).isEqualTo(200);
    }

    @Test
    void an_admin_deletes_a_message_for_everyone_without_being_in_the_chat() {
        ada.post(REPORTS, message(2));
        assertThat(settle("delete")).contains("Nothing is reported.");
        var messages = "/api/v1/conversations/" + chat + "/messages";
        assertThat(ada.get(messages).text()).doesNotContain("Buy my coins").contains("deleted");
    }

    @Test
    void an_admin_disables_an_account_but_never_another_admins() {
        person(ada, mallory);
        assertThat(settle("disable")).contains("Nothing is reported.");
        assertThat(mallory.get("/api/v1/users/me").status()).isEqualTo(401);

        appoint(ada);
        person(web.register("bob"), ada);
        var admin = browser(grace);
        var refused = admin.submit(admin.get(DESK), DESK + "/", "do", "disable");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(ada.get("/api/v1/users/me").status()).isEqualTo(200);
    }

    @Test
    void one_reports_what_one_sees_and_nobody_wrote_oneself() {
        assertThat(mallory.post(REPORTS, message(2)).problem()).isEqualTo("404 not_found");
        assertThat(grace.post(REPORTS, message(2)).problem()).isEqualTo("404 not_found");
        assertThat(ada.post(REPORTS, message(3)).problem()).isEqualTo("404 not_found");
        assertThat(person(ada, ada).problem()).isEqualTo("404 not_found");
    }

    @Test
    void what_is_wrong_with_a_report_is_named() {
        assertThat(ada.post(REPORTS, message(2).put("reason", "boring")).problem())
                .isEqualTo("400 invalid reason");
        assertThat(ada.post(REPORTS, message(0)).problem()).isEqualTo("400 invalid seq");
        assertThat(ada.post(REPORTS, message(2).put("note", "n".repeat(501))).problem())
                .isEqualTo("400 invalid note");
        assertThat(ada.post(REPORTS, message(2).put("user", mallory.userId())).problem())
                .isEqualTo("400 invalid user");
        assertThat(ada.post(REPORTS, json("reason", "spam")).problem())
                .isEqualTo("400 invalid user");
    }

    @Test
    void nobody_reports_without_end() {
        for (int i = 0; i < ReportMisuse.QUOTA; i++)
            assertThat(person(ada, web.register("somebody" + i)).status()).isEqualTo(204);
        assertThat(person(ada, mallory).status()).isEqualTo(429);
    }

    @Test
    void forms_alone_are_enough() {
        var page = browser(ada);
        var asked = page.get("/chat/" + chat + "/report/2");
        assertThat(asked.body()).contains("Buy my coins", "The person isn’t told.");
        var done = page.submit(asked, "/chat/" + chat + "/report/2", "reason", "spam", "note", "");
        assertThat(done.body()).contains("Thank you");
        var about = page.get("/chat/" + chat + "/details");
        assertThat(about.body()).contains("/chat/" + chat + "/report");
        var person = page.get("/chat/" + chat + "/report");
        page.submit(person, "/chat/" + chat + "/report", "reason", "other", "note", "Rude");
        assertThat(desk()).contains("Buy my coins", "Rude", "Something else");
    }
}
