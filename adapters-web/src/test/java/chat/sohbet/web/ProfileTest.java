package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.PASSWORD;
import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How people are shown, and what lets them in.
class ProfileTest {
    private static final String FRESH = "a staple for the battery";

    private static TestWeb web;

    @BeforeAll
    static void start() {
        web = TestWeb.start();
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static Answer present(ApiClient who, String body) {
        return who.json("PATCH", "/api/v1/users/me", body);
    }

    @Test
    void who_shows_themselves_differently_is_seen_so() {
        var ada = web.register("ada");
        var grace = web.register("grace");

        var mine = present(ada, "{\"displayName\":\" Ada Lovelace \",\"about\":\"<b>Analyst\"}");

        assertThat(mine.status()).isEqualTo(200);
        assertThat(mine.json().path("displayName").asText()).isEqualTo("Ada Lovelace");
        assertThat(mine.json().path("about").asText()).isEqualTo("<b>Analyst");
        var seen = grace.get("/api/v1/users/" + ada.userId());
        assertThat(seen.json().path("displayName").asText()).isEqualTo("Ada Lovelace");
        assertThat(seen.json().path("about").asText()).isEqualTo("<b>Analyst");
        assertThat(seen.text()).doesNotContain("@");
        assertThat(grace.get("/api/v1/users?query=lovelace").json().path("users")).hasSize(1);
    }

    @Test
    void what_is_left_out_stays_as_it_is() {
        var ben = web.register("ben");
        present(ben, "{\"about\":\"Here for the tea\"}");
        present(ben, "{\"displayName\":\"Benjamin\"}");

        var me = ben.get("/api/v1/users/me").json();
        assertThat(me.path("displayName").asText()).isEqualTo("Benjamin");
        assertThat(me.path("about").asText()).isEqualTo("Here for the tea");

        present(ben, "{\"about\":\"\"}");
        assertThat(ben.get("/api/v1/users/me").json().has("about")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"displayName":"  "}   | displayName
                    {"displayName":7}      | displayName
                    {"displayName":"LONG"} | displayName
                    {"about":"LONG"}       | about
                    {"about":["a"]}        | about
                    """)
    void a_wrong_profile_is_named_and_nothing_changes(String body, String field) {
        var who = web.register("carl" + Math.abs((body + field).hashCode()));
        var before = who.get("/api/v1/users/me").text();

        var answer = present(who, body.replace("LONG", "x".repeat(141)));

        assertThat(answer.problem()).isEqualTo("400 invalid " + field);
        assertThat(who.get("/api/v1/users/me").text()).isEqualTo(before);
    }

    @Test
    void who_watches_the_directory_sees_it_at_once() {
        var dora = web.register("dora");
        try (var watcher = ChatClient.of(web.register("watcher")).connect()) {
            watcher.tell(json("type", "watch").put("directory", true));
            watcher.ping();
            watcher.await("pong");
            present(dora, "{\"about\":\"Exploring\"}");
            watcher.await("user", frame -> frame.at("/user/about").asText().equals("Exploring"));
        }
    }

    @Test
    void another_password_lets_in_and_signs_the_others_out() {
        var here = web.register("emma");
        var elsewhere = ApiClient.signIn(web.uri(), "emma");

        var answer = change(here, PASSWORD, FRESH);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(here.get("/api/v1/users/me").status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/v1/users/me").problem()).isEqualTo("401 unauthenticated");
        assertThat(signIn("emma", PASSWORD).problem()).isEqualTo("401 unauthenticated");
        assertThat(signIn("emma", FRESH).status()).isEqualTo(201);
    }

    @Test
    void who_doesnt_know_the_password_of_now_changes_nothing() {
        var frank = web.register("frank");
        var elsewhere = ApiClient.signIn(web.uri(), "frank");

        assertThat(change(frank, "wrong horse battery", FRESH).problem())
                .isEqualTo("403 not_allowed current");
        assertThat(change(frank, PASSWORD, "short").problem()).isEqualTo("400 invalid password");

        assertThat(elsewhere.get("/api/v1/users/me").status()).isEqualTo(200);
        assertThat(signIn("frank", PASSWORD).status()).isEqualTo(201);
    }

    private static Answer change(ApiClient who, String current, String fresh) {
        var body = json("current", current).put("password", fresh);
        return who.post("/api/v1/users/me/password", body);
    }

    private static Answer signIn(String username, String password) {
        var body = json("username", username).put("password", password);
        return web.stranger().post("/api/v1/sessions", body);
    }
}
