package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.PASSWORD;
import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a browser has: cookies instead of tokens, and pages of others that would like to use them.
class BrowserSessionTest {
    private static TestWeb web;

    @BeforeAll
    static void start() {
        web = TestWeb.start();
        web.register("ada");
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static Answer signIn(TestWeb house, String origin) {
        return house.stranger()
                .with("Origin", origin)
                .post(
                        "/api/v1/sessions",
                        json("username", "ada").put("password", PASSWORD).put("cookies", true));
    }

    /// A browser that has the cookies of `answer`, with those names.
    private static ApiClient browser(TestWeb house, Answer answer, String... names) {
        var cookies = new StringBuilder("theme=dark");
        for (var name : names)
            cookies.append("; ").append(name).append('=').append(answer.cookie(name).orElseThrow());
        return house.stranger().with("Cookie", cookies.toString()).with("Origin", house.origin());
    }

    private static ApiClient browser() {
        return browser(web, signIn(web, web.origin()), "sohbet_access", "sohbet_refresh");
    }

    @Test
    void a_browser_gets_cookies_that_no_script_can_read_and_no_tokens() {
        var answer = signIn(web, web.origin());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().has("accessToken")).isFalse();
        assertThat(answer.json().has("refreshToken")).isFalse();
        assertThat(answer.headers("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie ->
                        assertThat(cookie)
                                .startsWith("sohbet_")
                                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=")
                                .doesNotContain("Secure"));
        assertThat(browser().get("/api/v1/users/me").json().path("username").asText())
                .isEqualTo("ada");
    }

    @Test
    void under_https_cookies_are_secure_and_of_this_host() {
        var address = "https://chat.example.org";
        try (var house = TestWeb.start(settings -> settings.at(URI.create(address)))) {
            house.register("ada");
            var answer = signIn(house, address);

            assertThat(answer.headers("Set-Cookie"))
                    .hasSize(2)
                    .allSatisfy(cookie ->
                            assertThat(cookie)
                                    .startsWith("__Host-sohbet_")
                                    .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/"));
            var browser = browser(house, answer, "__Host-sohbet_access").with("Origin", address);
            assertThat(browser.get("/api/v1/users/me").status()).isEqualTo(200);
            var plain =
                    house.stranger()
                            .with(
                                    "Cookie",
                                    "sohbet_access="
                                            + answer.cookie("__Host-sohbet_access").orElseThrow());
            assertThat(plain.get("/api/v1/users/me").status())
                    .as("a cookie that plain http may have set")
                    .isEqualTo(401);
            assertThat(signIn(house, house.origin()).problem()).isEqualTo("403 not_allowed Origin");
        }
    }

    @Test
    void a_trusted_proxy_that_speaks_https_makes_cookies_secure() {
        try (var house = TestWeb.start(settings -> settings.behind(List.of("127.0.0.0/8")))) {
            house.register("ada");
            var answer =
                    house.stranger()
                            .with("X-Forwarded-Proto", "https")
                            .with("Origin", house.origin().replace("http:", "https:"))
                            .post(
                                    "/api/v1/sessions",
                                    json("username", "ada")
                                            .put("password", PASSWORD)
                                            .put("cookies", true));

            assertThat(answer.cookie("__Host-sohbet_access")).isPresent();
            assertThat(answer.cookie("sohbet_access")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "https://127.0.0.1", ""})
    void a_foreign_page_changes_nothing(String origin) {
        var foreign = browser().with("Origin", origin);
        var problem = "403 not_allowed Origin";

        assertThat(foreign.post("/api/v1/conversations", json("with", "x")).problem())
                .isEqualTo(problem);
        assertThat(foreign.delete("/api/v1/sessions/current").problem()).isEqualTo(problem);
        assertThat(foreign.post("/api/v1/sessions/refresh", json()).problem()).isEqualTo(problem);
        assertThat(signIn(web, origin).problem()).isEqualTo(problem);
    }

    @Test
    void reading_needs_no_origin() {
        assertThat(browser().with("Origin", "").get("/api/v1/conversations").status())
                .isEqualTo(200);
    }

    @Test
    void a_token_is_believed_rather_than_a_cookie() {
        var both = browser().with("Authorization", "Bearer nonsense");
        assertThat(both.get("/api/v1/users/me").status()).isEqualTo(401);
    }

    @Test
    void a_session_goes_on_by_its_refresh_cookie() {
        var browser = browser();
        var answer = browser.post("/api/v1/sessions/refresh", json());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.cookie("sohbet_access")).isPresent();
        assertThat(answer.cookie("sohbet_refresh")).isPresent();
        assertThat(answer.json().has("accessToken")).isFalse();
        assertThat(
                        web.stranger()
                                .with("Origin", web.origin())
                                .post("/api/v1/sessions/refresh", json())
                                .problem())
                .isEqualTo("401 unauthenticated");
    }

    @Test
    void signing_out_takes_the_cookies_away() {
        var answer = browser().delete("/api/v1/sessions/current");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("Max-Age=0"));
    }

    @Test
    void a_page_renews_an_expired_token_on_the_way() throws Exception {
        var signedIn = signIn(web, web.origin());
        var expired = browser(web, signedIn, "sohbet_refresh");
        assertThat(expired.get("/api/v1/users/me").problem())
                .as("not so the API")
                .isEqualTo("401 unauthenticated");

        // Ten tabs at once.
        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            var pages =
                    tabs.invokeAll(
                            IntStream.range(0, 10)
                                    .mapToObj(_ ->
                                            (java.util.concurrent.Callable<Answer>)
                                                    () -> expired.get("/"))
                                    .toList());
            for (var page : pages) {
                var access = page.get().cookie("sohbet_access").orElseThrow();
                var renewed = web.stranger().with("Cookie", "sohbet_access=" + access);
                assertThat(renewed.get("/api/v1/users/me").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void a_page_of_somebody_whose_session_is_over_is_a_strangers() {
        var browser = browser();
        browser.delete("/api/v1/sessions/current");
        var page = browser.get("/");

        assertThat(page.status()).isLessThan(400);
        assertThat(page.headers("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("sohbet_refresh=").contains("Max-Age=0"));
    }

    @Test
    void a_browser_opens_a_socket_from_our_pages_only() {
        var browser = browser();
        var client = ChatClient.of(browser).connect();
        assertThat(client.frames("welcome").getFirst().path("me").path("username").asText())
                .isEqualTo("ada");
        client.close();

        for (var origin : List.of("http://evil.example", "null", ""))
            assertThat(ChatClient.of(browser.with("Origin", origin)).open().closeCode())
                    .as(origin)
                    .isEqualTo(4403);
        assertThat(ChatClient.of(web.stranger().with("Origin", web.origin())).open().closeCode())
                .isEqualTo(4401);
        assertThat(ChatClient.of(web.stranger()).open().closeCode()).isEqualTo(4401);
        assertThat(
                        ChatClient.of(web.stranger().with("Authorization", "Bearer x"))
                                .open()
                                .closeCode())
                .isEqualTo(4401);
    }

    @Test
    void a_token_lives_as_long_as_it_is_told() {
        try (var house =
                TestWeb.start(s ->
                        new WebSettings(
                                s.host(),
                                s.port(),
                                s.publicAddress(),
                                s.trustedProxies(),
                                s.signingKey(),
                                Duration.ofMinutes(3),
                                true,
                                s.limits(),
                                s.ready()))) {
            house.register("ada");
            assertThat(signIn(house, house.origin()).json().path("expiresIn").asInt())
                    .isEqualTo(180);
        }
    }
}
