package chat.sohbet.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.FormBrowser;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Oneself, as a browser without JavaScript sees it.
class ProfilePagesTest {
    private static final String FRESH = "a staple for the battery";

    private TestWeb web;
    private FormBrowser ada;

    @BeforeEach
    void start() {
        web = TestWeb.start();
        ada = new FormBrowser(web.uri());
        ada.register("ada", "Ada Vural");
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void who_saves_a_profile_is_shown_so_to_others() {
        var mert = web.register("mert");

        var saved = present("Ada <Lovelace>", "Tea & simit");

        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.body())
                .contains(
                        "This is how others see you now.",
                        "Ada &lt;Lovelace&gt;",
                        "Tea &amp; simit")
                .doesNotContain("<Lovelace>");
        var seen = mert.get("/api/v1/users?query=lovelace").json().at("/users/0");
        assertThat(seen.path("about").asText()).isEqualTo("Tea & simit");
    }

    @Test
    void a_wrong_name_is_explained_beside_its_field_and_nothing_typed_is_lost() {
        var refused = present(" ", "Tea & simit");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("This has to be 1 to 64 characters.", "aria-invalid", "Tea &amp; simit");
        assertThat(ada.get("/me").body()).contains("Ada Vural").doesNotContain("Tea &amp; simit");
    }

    private HttpResponse<String> present(String name, String about) {
        return ada.submit(ada.get("/me"), "/me/profile", "displayName", name, "about", about);
    }

    @Test
    void a_browser_keeps_how_it_looks_and_every_page_says_so_in_its_first_line() {
        assertThat(ada.get("/me").body()).contains("<html lang=\"en\" dir=\"ltr\">");

        var kept = ada.submit(ada.get("/me"), "/me/appearance", "theme", "dark", "size", "larger");

        assertThat(kept.body())
                .contains(
                        "This browser looks like that from now on.",
                        "value=\"dark\" checked",
                        "value=\"larger\" checked");
        for (var path : List.of("/", "/people", "/me", "/invite/none", "/nowhere"))
            assertThat(ada.get(path).body())
                    .as(path)
                    .contains("data-theme=\"dark\" data-size=\"larger\">");
        var odd = ada.submit(ada.get("/me"), "/me/appearance", "theme", "\"><i x>", "size", "huge");
        assertThat(odd.body()).contains("<html lang=\"en\" dir=\"ltr\">").doesNotContain("<i x>");
    }

    @Test
    void another_password_signs_the_other_devices_out() {
        var elsewhere = web.stranger();
        elsewhere.adopt(signIn(FormBrowser.PASSWORD));

        var changed = change(FormBrowser.PASSWORD, FRESH);

        assertThat(changed.body()).contains("Your password is changed");
        assertThat(elsewhere.get("/api/v1/users/me").status()).isEqualTo(401);
    }

    @Test
    void a_password_that_may_not_be_is_explained_and_none_is_repeated() {
        var wrong = change("wrong horse battery", FRESH);
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body())
                .contains("This is not your password of now.")
                .doesNotContain(FRESH, "wrong horse battery");

        var tooShort = change(FormBrowser.PASSWORD, "short");
        assertThat(tooShort.statusCode()).isEqualTo(400);
        assertThat(tooShort.body())
                .contains("This has to be 8 to 128 characters.")
                .doesNotContain("\"short\"", FormBrowser.PASSWORD);
        assertThat(signIn(FormBrowser.PASSWORD).status()).isEqualTo(201);
    }

    private HttpResponse<String> change(String current, String password) {
        return ada.submit(ada.get("/me"), "/me/password", "current", current, "password", password);
    }

    private Answer signIn(String password) {
        var body = ApiClient.json("username", "ada").put("password", password);
        return web.stranger().post("/api/v1/sessions", body);
    }

    @Test
    void what_is_ticked_is_shown_to_everybody() {
        var page = ada.get("/me").body();
        assertThat(page).contains("name=\"lastSeen\" value=\"on\" checked");
        var form = page.replaceAll("(?s).*name=\"form\" value=\"([^\"]*)\".*", "$1");
        var kept = ada.post("/me/privacy", "readMarks=on&form=" + form);
        assertThat(kept.body())
                .contains("This is what others see of you now.")
                .contains("name=\"readMarks\" value=\"on\" checked")
                .doesNotContain("name=\"lastSeen\" value=\"on\" checked");
    }
}
