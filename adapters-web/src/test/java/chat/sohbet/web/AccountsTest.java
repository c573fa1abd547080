package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.PASSWORD;
import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.ApiClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// People register, sign in, and find each other over HTTP.
class AccountsTest {
    private static TestWeb web;
    private static ApiClient known;

    @BeforeAll
    static void start() {
        web = TestWeb.start();
        known = web.register("Known.Person");
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static ObjectNode someone(String username) {
        return ApiClient.registration(username);
    }

    @Test
    void who_registers_gets_an_account() {
        var answer =
                web.stranger()
                        .post(
                                "/api/v1/users",
                                someone("ayşe")
                                        .put("email", "Ayse@Example.org")
                                        .put("displayName", "Ayşe Yılmaz 🌷"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("username").asText()).isEqualTo("ayşe");
        assertThat(answer.json().path("displayName").asText()).isEqualTo("Ayşe Yılmaz 🌷");
        assertThat(answer.json().path("email").asText()).isEqualTo("Ayse@Example.org");
        assertThat(answer.header("Location").orElseThrow())
                .endsWith(answer.json().path("id").asText());
        assertThat(answer.text()).doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    username    | `null`                 | username
                    username    | `7`                    | username
                    username    | `""`                   | username
                    username    | `"ab"`                 | username
                    username    | `"a b c"`              | username
                    username    | `".dot"`               | username
                    username    | `"аdam"`               | username
                    username    | `"LONG"`               | username
                    username    | `"a\\u0000bc"`         | username
                    email       | `null`                 | email
                    email       | `"nobody"`             | email
                    email       | `"a@b"`                | email
                    email       | `["a@example.org"]`    | email
                    email       | `"LONG@example.org"`   | email
                    password    | `null`                 | password
                    password    | `"short"`              | password
                    password    | `"LONG"`               | password
                    password    | `true`                 | password
                    displayName | `"   "`                | displayName
                    displayName | `"LONG"`               | displayName
                    displayName | `{}`                   | displayName
                    """)
    void a_wrong_field_is_named(String field, String value, String named) {
        var body =
                someone("fine")
                        .put(field, "X")
                        .toString()
                        .replace("\"X\"", value.replace("LONG", "x".repeat(255)));

        assertThat(web.stranger().json("POST", "/api/v1/users", body).problem())
                .isEqualTo("400 invalid " + named);
    }

    @Test
    void a_name_is_taken_however_it_is_written() {
        for (var name : List.of("Known.Person", "known.person", "KNOWN.PERSON", "Ｋnown.person")) {
            var answer =
                    web.stranger()
                            .post("/api/v1/users", someone(name).put("email", "other@example.org"));
            assertThat(answer.problem()).as(name).isEqualTo("409 taken username");
        }
        var email = someone("another").put("email", "KNOWN.person@example.org");
        assertThat(web.stranger().post("/api/v1/users", email).problem())
                .isEqualTo("409 taken email");
    }

    @Test
    void nobody_registers_where_registration_is_closed() {
        try (var closed =
                TestWeb.start(s ->
                        new WebSettings(
                                s.host(),
                                s.port(),
                                s.publicAddress(),
                                s.trustedProxies(),
                                s.signingKey(),
                                s.accessLife(),
                                false,
                                s.limits(),
                                s.ready()))) {
            assertThat(closed.stranger().post("/api/v1/users", someone("new")).problem())
                    .isEqualTo("403 not_allowed");
        }
    }

    @Test
    void who_signs_in_by_name_or_address_gets_tokens() {
        for (var name : List.of("Known.Person", "known.person", "known.person@EXAMPLE.org")) {
            var answer = signIn(name, PASSWORD);
            assertThat(answer.status()).as(name).isEqualTo(201);
            assertThat(answer.json().path("accessToken").asText()).isNotEmpty();
            assertThat(answer.json().path("refreshToken").asText()).isNotEmpty();
            assertThat(answer.json().path("expiresIn").asInt()).isEqualTo(600);
            assertThat(answer.json().path("user").path("id").asText()).isEqualTo(known.userId());
            assertThat(answer.headers("Set-Cookie")).isEmpty();
            assertThat(answer.text()).doesNotContain("@");
        }
    }

    @Test
    void a_wrong_password_and_an_unknown_user_look_the_same() {
        var answers =
                List.of(
                        signIn("known.person", "wrong password"),
                        signIn("known.person", "x"),
                        signIn("known.person", "x".repeat(1_000)),
                        signIn("known.person", ""),
                        signIn("nobody", PASSWORD),
                        signIn("nobody@example.org", PASSWORD),
                        signIn("not a name!", PASSWORD),
                        signIn("", PASSWORD));

        assertThat(answers)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(401);
                    assertThat(answer.withoutTrace()).isEqualTo(answers.getFirst().withoutTrace());
                });
    }

    private static chat.sohbet.web.testing.Answer signIn(String name, String password) {
        return web.stranger()
                .post("/api/v1/sessions", json("username", name).put("password", password));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"password":"x"}                                         | username
                    {"username":"x"}                                         | password
                    {"username":5,"password":"x"}                            | username
                    {"username":"x","password":5}                            | password
                    {"username":"x","password":"x","device":" "}             | device
                    {"username":"x","password":"x","device":1}               | device
                    {"username":"x","password":"x","cookies":"yes"}          | cookies
                    """)
    void a_wrong_field_of_a_sign_in_is_named(String body, String field) {
        assertThat(web.stranger().json("POST", "/api/v1/sessions", body).problem())
                .isEqualTo("400 invalid " + field);
    }

    @Test
    void a_device_without_a_name_is_called_by_its_browser() {
        var firefox =
                web.stranger()
                        .with(
                                "User-Agent",
                                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                        .post(
                                "/api/v1/sessions",
                                json("username", "known.person").put("password", PASSWORD));

        assertThat(firefox.json().path("session").path("device").asText())
                .isEqualTo("Firefox on Linux");
    }

    @Test
    void a_refresh_token_leads_to_its_successor_and_back_to_nobody() {
        var first = signIn("known.person", PASSWORD).json().path("refreshToken").asText();
        var second = refresh(first);
        var again = refresh(first);
        assertThat(second.status()).isEqualTo(200);
        assertThat(again.json().path("refreshToken")).isEqualTo(second.json().path("refreshToken"));

        var third = refresh(second.json().path("refreshToken").asText());
        assertThat(third.status()).isEqualTo(200);
        assertThat(refresh(first).problem())
                .as("somebody has a copy")
                .isEqualTo("401 unauthenticated");
        assertThat(refresh(third.json().path("refreshToken").asText()).status()).isEqualTo(401);
        var access =
                web.stranger()
                        .with(
                                "Authorization",
                                "Bearer " + third.json().path("accessToken").asText());
        assertThat(access.get("/api/v1/users/me").status()).isEqualTo(401);
    }

    @Test
    void a_refresh_token_that_is_none_is_refused() {
        for (var text : List.of("", "x", "a.b.c", "😀", "x".repeat(5_000)))
            assertThat(refresh(text).problem()).isEqualTo("401 unauthenticated");
        assertThat(
                        web.stranger()
                                .json("POST", "/api/v1/sessions/refresh", "{\"refreshToken\":1}")
                                .problem())
                .isEqualTo("400 invalid refreshToken");
    }

    private static chat.sohbet.web.testing.Answer refresh(String token) {
        return web.stranger().post("/api/v1/sessions/refresh", json("refreshToken", token));
    }

    @Test
    void an_address_is_shown_to_its_owner_alone() {
        var me = known.get("/api/v1/users/me");
        assertThat(me.json().path("email").asText()).isEqualTo("Known.Person@example.org");

        var other = web.register("curious");
        assertThat(other.get("/api/v1/users/" + known.userId()).text())
                .contains("Known.Person")
                .doesNotContain("@");
        assertThat(other.get("/api/v1/users?query=known").text())
                .contains("Known.Person")
                .doesNotContain("@");
        assertThat(other.get("/api/v1/users?query=Known.Person@example.org").json().path("users"))
                .isEmpty();
    }

    @Test
    void people_are_found_page_by_page() {
        for (var name : List.of("zoe1", "zoe2", "zoe3", "zoe4", "zoe5")) web.register(name);

        var first = known.get("/api/v1/users?query=ZOE&limit=2").json();
        assertThat(names(first)).containsExactly("zoe1", "zoe2");
        assertThat(first.path("more").asBoolean()).isTrue();
        var last = known.get("/api/v1/users?query=zoe&limit=3&after=zoe2").json();
        assertThat(names(last)).containsExactly("zoe3", "zoe4", "zoe5");
        assertThat(last.path("more").asBoolean()).isFalse();
        assertThat(names(known.get("/api/v1/users?query=%25").json())).isEmpty();
    }

    private static List<String> names(JsonNode page) {
        return page.path("users").findValuesAsText("username");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=x, limit",
        "limit=1&limit=2, limit",
        "query=%00, query",
        "after=%00, after"
    })
    void a_wrong_part_of_a_query_is_named(String query, String field) {
        assertThat(known.get("/api/v1/users?" + query).problem()).isEqualTo("400 invalid " + field);
    }

    @Test
    void somebody_who_is_not_there_is_not_found() {
        assertThat(known.get("/api/v1/users/01900000-0000-7000-8000-000000000000").problem())
                .isEqualTo("404 not_found");
        assertThat(known.get("/api/v1/users/nonsense").problem()).isEqualTo("404 not_found");
    }

    @Test
    void strangers_see_nobody() {
        for (var path :
                List.of(
                        "/users",
                        "/users/me",
                        "/users/" + known.userId(),
                        "/sessions",
                        "/conversations"))
            assertThat(web.stranger().get("/api/v1" + path).problem())
                    .as(path)
                    .isEqualTo("401 unauthenticated");
    }

    @Test
    void who_tries_too_often_has_to_wait() {
        try (var strict =
                TestWeb.start(settings ->
                        settings.with(
                                settings.limits()
                                        .withRates(
                                                settings.limits().rates().sends(),
                                                new chat.sohbet.web.security.Rate(0.1, 3))))) {
            var stranger = strict.stranger();
            var attempt = json("username", "nobody").put("password", "wrong password");
            for (int i = 0; i < 3; i++)
                assertThat(stranger.post("/api/v1/sessions", attempt).status()).isEqualTo(401);
            var refused = stranger.post("/api/v1/sessions", attempt);

            assertThat(refused.problem()).isEqualTo("429 rate");
            assertThat(refused.json().path("retryAfter").asDouble()).isBetween(1.0, 10.0);
            assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                    .isBetween(1, 10);
        }
    }
}
