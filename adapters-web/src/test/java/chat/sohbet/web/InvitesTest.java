package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Pictures;
import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever has the link may join, over HTTP.
class InvitesTest {
    private static final String UNKNOWN = "/api/v1/invites/AAAAAAAAAAAAAAAAAAAAAA";

    @RegisterExtension static final SharedWeb web = new SharedWeb();

    private ApiClient ada;
    private ApiClient bob;
    private ApiClient eve;
    private String path;

    @BeforeEach
    void found() {
        ada = web.register("ada");
        bob = web.register("bob");
        eve = web.register("eve");
        path = "/api/v1/conversations/" + ada.group("Tea", bob);
    }

    private String invite() {
        return "/api/v1/invites/" + token(ada.post(path + "/invite", json()));
    }

    private static String token(Answer answer) {
        return answer.json().path("token").asText();
    }

    @Test
    void an_admin_makes_an_invite_and_takes_it_back() {
        assertThat(ada.get(path + "/invite").text()).isEqualTo("{}");

        var made = ada.post(path + "/invite", json());
        assertThat(made.status()).isEqualTo(201);
        assertThat(token(made)).matches("[A-Za-z0-9_-]{22}");
        assertThat(token(ada.get(path + "/invite"))).isEqualTo(token(made));

        assertThat(ada.delete(path + "/invite").status()).isEqualTo(204);
        assertThat(ada.get(path + "/invite").text()).isEqualTo("{}");
        assertThat(ada.delete(path + "/invite").status()).as("again").isEqualTo(204);
    }

    @Test
    void who_is_invited_sees_which_group_it_is_before_they_join() {
        ada.json("PATCH", path, "{\"description\":\"at four\"}");
        var seen = eve.get(invite()).json();

        assertThat(seen.path("title").asText()).isEqualTo("Tea");
        assertThat(seen.path("description").asText()).isEqualTo("at four");
        assertThat(seen.path("members").asInt()).isEqualTo(2);
        assertThat(seen.has("conversation")).as("is for members").isFalse();
        assertThat(path).endsWith(bob.get(invite()).json().path("conversation").asText("?"));
        assertThat(eve.get(path).problem()).isEqualTo("404 not_found");
    }

    @Test
    void who_follows_an_invite_is_a_member_from_then_on() {
        ada.say(path.substring(path.lastIndexOf('/') + 1), "before");
        var joined = eve.post(invite(), json());

        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.json().path("title").asText()).isEqualTo("Tea");
        assertThat(joined.header("Location")).contains(path);
        assertThat(joined.json().path("members").findValuesAsText("id")).contains(eve.userId());
        var messages = eve.get(path + "/messages").json().path("messages");
        assertThat(messages).hasSize(1);
        assertThat(messages.get(0).path("event").path("what").asText()).isEqualTo("joined");
        assertThat(messages.get(0).path("author").asText()).isEqualTo(eve.userId());
    }

    @Test
    void joining_twice_is_joining_once() {
        var invite = invite();
        eve.post(invite, json());
        var again = eve.post(invite, json());

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Location")).contains(path);
        assertThat(ada.get(path + "/messages").json().findValuesAsText("what"))
                .containsExactly("created", "joined");
    }

    @Test
    void an_invite_that_was_taken_back_or_replaced_is_gone() {
        var first = invite();
        var second = invite();
        assertThat(eve.get(first).problem()).isEqualTo("410 gone");
        assertThat(eve.post(first, json()).problem()).isEqualTo("410 gone");
        assertThat(eve.get(second).status()).isEqualTo(200);

        ada.delete(path + "/invite");
        assertThat(eve.get(second).problem()).isEqualTo("410 gone");
        assertThat(eve.post(second, json()).problem()).isEqualTo("410 gone");
        assertThat(eve.post(UNKNOWN, json()).problem()).isEqualTo("410 gone");
        assertThat(eve.get(path).problem()).isEqualTo("404 not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAA%21"})
    void what_never_was_an_invite_is_not_found(String token) {
        assertThat(eve.get("/api/v1/invites/" + token).problem()).isEqualTo("404 not_found");
        assertThat(eve.post("/api/v1/invites/" + token, json()).problem())
                .isEqualTo("404 not_found");
    }

    @Test
    void a_stranger_has_to_sign_in_first() {
        var stranger = web.stranger();
        var invite = invite();
        assertThat(stranger.get(invite).problem()).isEqualTo("401 unauthenticated");
        stranger.with("Authorization", "Bearer of.no.token");
        assertThat(stranger.post(invite, json()).problem()).isEqualTo("401 unauthenticated");
    }

    @Test
    void a_foreign_page_makes_nobody_join() {
        var invite = invite();
        var cookies = web.stranger();
        var signedIn =
                cookies.with("Origin", web.origin())
                        .post(
                                "/api/v1/sessions",
                                json("username", eve.username())
                                        .put("password", ApiClient.PASSWORD)
                                        .put("cookies", true));
        cookies.with("Cookie", "sohbet_access=" + signedIn.cookie("sohbet_access").orElseThrow());
        assertThat(cookies.get(invite).status()).isEqualTo(200);
        cookies.with("Origin", "https://evil.example");
        assertThat(cookies.post(invite, json()).problem()).isEqualTo("403 not_allowed Origin");
    }

    @Test
    void the_token_is_in_no_log_and_leaves_with_no_link() {
        var logged = new CopyOnWriteArrayList<String>();
        var handler = listening(logged);
        var root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            var invite = invite();
            var token = invite.substring(invite.lastIndexOf('/') + 1);
            for (var answer :
                    List.of(
                            eve.get(invite),
                            eve.post(invite, json()),
                            ada.delete(path + "/invite"),
                            eve.get(invite),
                            eve.get(invite + "/nothing"),
                            eve.json("PUT", invite, "{}"),
                            eve.json("POST", invite + "?" + "x".repeat(5_000), "{}"))) {
                assertThat(answer.header("Referrer-Policy"))
                        .as("tells no other server")
                        .contains("same-origin");
                assertThat(answer.header("Cache-Control")).contains("no-store");
            }
            assertThat(logged).noneMatch(line -> line.contains(token));
        } finally {
            root.removeHandler(handler);
        }
    }

    private static Handler listening(List<String> logged) {
        var handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        logged.add(new SimpleFormatter().format(line));
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        handler.setLevel(Level.ALL);
        return handler;
    }

    @Test
    void an_admin_gives_the_group_a_picture_that_its_guests_see_too() {
        var picture = ada.upload(path + "/picture", "tea.jpg", Pictures.photo(900, 700));
        assertThat(picture.status()).isEqualTo(201);
        var id = picture.json().path("id").asText();

        assertThat(bob.get(path).json().path("picture").asText()).isEqualTo(id);
        assertThat(bob.get("/api/v1/attachments/" + id + "/thumbnail").status()).isEqualTo(200);
        assertThat(eve.get("/api/v1/attachments/" + id).problem()).isEqualTo("404 not_found");
        assertThat(bob.get(path + "/messages").json().findValuesAsText("what"))
                .containsExactly("created", "pictured");
        var invite = invite();
        assertThat(eve.get(invite).json().path("picture").asText()).isEqualTo(id);
        var guest = web.stranger();
        assertThat(guest.get(invite + "/picture/" + id).status()).isEqualTo(200);
        assertThat(guest.get(invite + "/picture/" + UUID.randomUUID()).problem())
                .isEqualTo("404 not_found");
        assertThat(guest.get(invite.replace("/api/v1/invites", "/invite")).text())
                .contains(invite + "/picture/" + id);
        ada.delete(path + "/invite");
        assertThat(guest.get(invite + "/picture/" + id).problem()).isEqualTo("404 not_found");

        assertThat(ada.delete(path + "/picture").status()).isEqualTo(204);
        assertThat(bob.get(path).json().has("picture")).isFalse();
        assertThat(bob.get("/api/v1/attachments/" + id).problem()).isEqualTo("404 not_found");
    }

    @Test
    void only_admins_give_the_group_a_picture_and_only_a_picture() {
        var picture = Pictures.photo(100, 100);
        assertThat(bob.upload(path + "/picture", "tea.jpg", picture).problem())
                .isEqualTo("403 not_allowed");
        assertThat(eve.upload(path + "/picture", "tea.jpg", picture).problem())
                .isEqualTo("404 not_found");
        assertThat(bob.delete(path + "/picture").problem()).isEqualTo("403 not_allowed");
        assertThat(ada.upload(path + "/picture", "tea.jpg", "words".getBytes(UTF_8)).problem())
                .isEqualTo("400 invalid");
    }
}
