package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Pictures;
import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import chat.sohbet.web.testing.FormBrowser;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Somebody changes their address, hides their picture, or deletes their account, over HTTP and by
/// forms.
class LeavingForGoodTest {
    private static final String PASSWORD = "correct horse battery";
    @RegisterExtension static final SharedWeb web = new SharedWeb();

    private ApiClient ada;
    private ApiClient bob;

    @BeforeEach
    void people() {
        ada = web.register("ada");
        bob = web.register("bob");
    }

    private static Answer delete(ApiClient who, String password) {
        return who.post("/api/v1/users/me/deletion", json("current", password));
    }

    private static Answer readdress(ApiClient who, String password, String email) {
        var body = json("current", password).put("email", email);
        return who.post("/api/v1/users/me/email", body);
    }

    @Test
    void who_deletes_their_account_is_gone_everywhere_and_what_they_said_stays() {
        var talk = ada.conversationWith(bob);
        ada.say(talk, "I was here");
        var group = ada.group("Tea", bob);
        var socket = ChatClient.of(ada).connect();
        var watcher = ChatClient.of(bob).connect();
        watcher.tell(json("type", "watch").put("directory", true));
        watcher.ping();
        watcher.await("pong");

        assertThat(delete(ada, "wrong horse battery").problem())
                .isEqualTo("403 not_allowed current");
        assertThat(delete(ada, PASSWORD).status()).isEqualTo(204);

        assertThat(socket.closeCode()).isEqualTo(4409);
        var told = watcher.await("user", frame -> frame.at("/user/deleted").asBoolean());
        assertThat(told.at("/user/displayName").asText()).isEqualTo("Deleted account");
        assertThat(told.toString()).doesNotContain(web.name("ada"));
        assertThat(ada.get("/api/v1/users/me").problem()).isEqualTo("401 unauthenticated");
        var again = json("username", web.name("ada")).put("password", PASSWORD);
        assertThat(web.stranger().post("/api/v1/sessions", again).problem())
                .isEqualTo("401 unauthenticated");
        assertThat(bob.get("/api/v1/users?query=" + web.name("ada")).json().path("users"))
                .isEmpty();

        var head = bob.get("/api/v1/conversations/" + talk);
        assertThat(head.text()).contains("Deleted account", "I was here").doesNotContain("ada");
        var path = "/api/v1/conversations/" + talk + "/messages";
        var draft = json("clientId", UUID.randomUUID().toString()).put("text", "Still?");
        assertThat(bob.post(path, draft).problem()).isEqualTo("410 gone conversation");
        assertThat(bob.post("/api/v1/conversations", json("with", ada.userId())).problem())
                .isEqualTo("404 not_found with");
        var members = bob.get("/api/v1/conversations/" + group + "/members").json();
        assertThat(members.path("members").findValuesAsText("role")).contains("admin");
        bob.say(group, "We go on");
        assertThat(
                        bob.get("/api/v1/conversations/" + group + "/messages")
                                .json()
                                .findValuesAsText("what"))
                .containsExactly("created", "promoted", "left");
        watcher.close();
    }

    @Test
    void nobody_can_be_put_into_a_group_who_is_gone() {
        delete(ada, PASSWORD);
        var body = json("clientId", UUID.randomUUID().toString()).put("title", "Tea");
        body.putArray("members").add(ada.userId());
        assertThat(bob.post("/api/v1/conversations", body).problem())
                .isEqualTo("400 invalid members");
    }

    @Test
    void another_address_lets_in_and_must_be_nobodys() {
        var fresh = web.name("fresh") + "@example.org";
        assertThat(readdress(ada, "wrong horse battery", fresh).problem())
                .isEqualTo("403 not_allowed current");
        assertThat(readdress(ada, PASSWORD, "no address").problem()).isEqualTo("400 invalid email");
        assertThat(readdress(ada, PASSWORD, fresh).status()).isEqualTo(204);
        assertThat(ada.get("/api/v1/users/me").json().path("email").asText()).isEqualTo(fresh);
        var login = json("username", fresh).put("password", PASSWORD);
        assertThat(web.stranger().post("/api/v1/sessions", login).status()).isEqualTo(201);
        assertThat(readdress(bob, PASSWORD, fresh.toUpperCase(Locale.ROOT)).problem())
                .isEqualTo("409 taken email");
    }

    @Test
    void a_picture_that_is_shown_to_nobody_is_nowhere_in_any_answer() {
        var id =
                ada.upload("/api/v1/users/me/avatar", "me.jpg", Pictures.photo(300, 300))
                        .json()
                        .path("id")
                        .asText();
        var talk = ada.conversationWith(bob);
        ada.say(talk, "Hello");
        var group = ada.group("Tea", bob);
        ada.say(group, "Hello");
        var watcher = ChatClient.of(bob).connect();
        watcher.tell(json("type", "watch").put("directory", true));
        watcher.ping();
        watcher.await("pong");
        assertThat(bob.get("/api/v1/attachments/" + id).status()).isEqualTo(200);

        ada.json("PATCH", "/api/v1/users/me", "{\"privacy\":{\"picture\":\"nobody\"}}");

        var told = watcher.await("user", frame -> !frame.at("/user").has("avatar"));
        assertThat(told.toString()).doesNotContain(id);
        for (var path :
                List.of(
                        "/api/v1/users/" + ada.userId(),
                        "/api/v1/users?query=" + web.name("ada"),
                        "/api/v1/conversations",
                        "/api/v1/conversations/" + talk,
                        "/api/v1/conversations/" + group,
                        "/api/v1/conversations/" + group + "/members",
                        "/api/v1/conversations/" + group + "/messages",
                        "/api/v1/search?query=" + web.name("ada")))
            assertThat(bob.get(path).text()).as(path).contains(ada.userId()).doesNotContain(id);
        assertThat(bob.get("/api/v1/attachments/" + id).problem()).isEqualTo("404 not_found");
        assertThat(bob.get("/api/v1/attachments/" + id + "/thumbnail").problem())
                .isEqualTo("404 not_found");
        var page = new FormBrowser(web.uri());
        page.register(web.name("eve"), "Eve");
        for (var path : List.of("/people", "/people?query=" + web.name("ada")))
            assertThat(page.get(path).body()).as(path).doesNotContain(id);

        assertThat(ada.get("/api/v1/users/me").json().path("avatar").asText()).isEqualTo(id);
        assertThat(ada.get("/api/v1/attachments/" + id).status()).isEqualTo(200);
        var mine = ChatClient.of(ada).connect();
        assertThat(mine.await("welcome").at("/me/avatar").asText()).isEqualTo(id);
        mine.close();
        watcher.close();
    }

    @Test
    void by_forms_somebody_changes_their_address_and_goes() {
        var cem = new FormBrowser(web.uri());
        cem.register(web.name("cem"), "Cem");
        var fresh = web.name("cem") + "@example.net";
        var wrong =
                cem.submit(cem.get("/me"), "/me/email", "email", fresh, "current", "wrong horse");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).contains("This is not your password of now.", fresh);
        var taken = web.register("dee").get("/api/v1/users/me").json().path("email");
        var refused =
                cem.submit(
                        cem.get("/me"),
                        "/me/email",
                        "email",
                        taken.asText(),
                        "current",
                        FormBrowser.PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Somebody has registered with this address.");
        var done =
                cem.submit(
                        cem.get("/me"),
                        "/me/email",
                        "email",
                        fresh,
                        "current",
                        FormBrowser.PASSWORD);
        assertThat(done.body()).contains("Your e-mail address is changed.", fresh);

        assertThat(cem.submit(cem.get("/me"), "/me/deletion", "current", "no").statusCode())
                .isEqualTo(403);
        var gone = cem.submit(cem.get("/me"), "/me/deletion", "current", FormBrowser.PASSWORD);
        assertThat(gone.body()).contains("Your account is deleted.");
        assertThat(cem.get("/me").body()).doesNotContain("Cem");
    }
}
