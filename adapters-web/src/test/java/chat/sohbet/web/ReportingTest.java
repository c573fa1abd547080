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
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        return settle(browser(grace), act).body();
    }

    /// What can't be undone is asked once more.
    private static HttpResponse<String> settle(FormBrowser admin, String act) {
        var asked = admin.submit(admin.get(DESK), DESK + "/", "do", act);
        return act.equals("dismiss") ? asked : admin.submit(asked, DESK + "/");
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

    @ParameterizedTest
    @CsvSource({"delete, Delete this message for everyone?", "disable, Disable this account?"})
    void what_cannot_be_undone_is_asked_once_more(String act, String question) {
        ada.post(REPORTS, message(2));
        var admin = browser(grace);
        var asked = admin.submit(admin.get(DESK), DESK + "/", "do", act);

        assertThat(asked.body()).contains(question, "Buy my coins", "Cancel");
        assertThat(mallory.get("/api/v1/users/me").status()).isEqualTo(200);
        assertThat(ada.get("/api/v1/conversations/" + chat + "/messages").text())
                .contains("Buy my coins");
        assertThat(desk()).contains("Buy my coins");
        assertThat(admin.submit(asked, DESK + "/").body()).contains("Nothing is reported.");
    }

    @Test
    void what_several_say_of_the_same_is_one_case() {
        person(ada, mallory);
        ada.post(REPORTS, message(2));
        var bob = web.register("bob");
        bob.post(
                REPORTS,
                json("user", mallory.userId()).put("reason", "other").put("note", "So rude"));

        assertThat(desk().split("action=\"" + DESK + "/", -1)).hasSize(3);
        assertThat(desk()).contains("2 reports", "reported by ada", "reported by bob", "So rude");
        assertThat(settle("dismiss")).doesNotContain("bob").contains("Buy my coins");
        assertThat(settle("dismiss")).contains("Nothing is reported.");
    }

    @Test
    void who_forgets_to_say_what_is_wrong_loses_nothing() {
        var page = browser(ada);
        var place = "/chat/" + chat + "/report";
        for (var at : List.of(place, place + "/2")) {
            var again = page.submit(page.get(at), at, "note", "Every <day>");
            assertThat(again.statusCode()).isEqualTo(400);
            assertThat(again.body())
                    .contains("Choose what is wrong.", "Every &lt;day&gt;</textarea>");
            var longer = page.submit(again, at, "reason", "spam", "note", "n".repeat(501));
            assertThat(longer.body()).contains("value=\"spam\" required checked", "n".repeat(501));
            assertThat(page.submit(longer, at, "reason", "spam", "note", "n").body())
                    .contains("Thank you");
        }
    }

    @Test
    void an_admin_disables_an_account_but_never_another_admins() {
        person(ada, mallory);
        assertThat(settle("disable")).contains("Nothing is reported.");
        assertThat(mallory.get("/api/v1/users/me").status()).isEqualTo(401);

        appoint(ada);
        person(web.register("bob"), ada);
        var admin = browser(grace);
        var refused = settle(admin, "disable");
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
