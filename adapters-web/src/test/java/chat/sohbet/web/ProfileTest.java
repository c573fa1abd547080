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

    @Test
    void what_i_show_to_whom_is_mine_to_say() {
        var ada = web.register("ada-p");
        var open = ada.get("/api/v1/users/me").json().path("privacy");
        assertThat(open.toString())
                .isEqualTo(
                        "{\"lastSeen\":\"everybody\",\"readMarks\":\"everybody\",\"picture\":\"everybody\"}");
        var body = "{\"privacy\":{\"readMarks\":\"nobody\"}}";
        var kept = ada.json("PATCH", "/api/v1/users/me", body).json().path("privacy");
        assertThat(kept.path("readMarks").asText()).isEqualTo("nobody");
        assertThat(kept.path("lastSeen").asText()).isEqualTo("everybody");
        assertThat(ada.get("/api/v1/users/me").json().path("privacy")).isEqualTo(kept);
        assertThat(
                        ada.json(
                                        "PATCH",
                                        "/api/v1/users/me",
                                        "{\"privacy\":{\"picture\":\"friends\"}}")
                                .problem())
                .isEqualTo("400 invalid picture");
        assertThat(ada.json("PATCH", "/api/v1/users/me", "{\"privacy\":true}").problem())
                .isEqualTo("400 invalid privacy");
    }

    @Test
    void who_keeps_read_marks_to_themselves_is_not_seen_to_read() {
        try (var ada = web.connect("ada-r");
                var bob = web.connect("bob-r")) {
            var talk = ada.api().conversationWith(bob.api());
            ada.send(talk, "one").join();
            bob.api().json("PATCH", "/api/v1/users/me", "{\"privacy\":{\"readMarks\":\"nobody\"}}");
            bob.mark(talk, 1, 1);
            var told = ada.await("mark", frame -> frame.path("user").asText().equals(bob.userId()));
            assertThat(told.path("delivered").asLong()).isEqualTo(1);
            assertThat(told.path("read").asLong()).isZero();
            assertThat(
                            ada.api()
                                    .get("/api/v1/conversations/" + talk)
                                    .json()
                                    .at("/others/read")
                                    .asLong())
                    .isZero();
            assertThat(bob.await("mark", frame -> frame.path("read").asLong() == 1)).isNotNull();
        }
    }

    @Test
    void who_hides_when_they_were_here_goes_out_of_sight_at_once() {
        try (var ada = web.connect("ada-s");
                var bob = web.connect("bob-s")) {
            var watch = chat.sohbet.web.testing.ApiClient.json("type", "watch");
            watch.putArray("users").add(bob.userId());
            ada.tell(watch);
            ada.await("presence", frame -> frame.path("online").asBoolean());
            bob.api().json("PATCH", "/api/v1/users/me", "{\"privacy\":{\"lastSeen\":\"nobody\"}}");
            var gone = ada.await("presence", frame -> !frame.path("online").asBoolean());
            assertThat(gone.has("lastSeen")).isFalse();
        }
    }
}
