package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// People give stars, delete for themselves, clear and remove, over HTTP.
class OutOfSightTest {
    private static final String STARS = "/api/v1/users/me/stars";

    @RegisterExtension static final SharedWeb web = new SharedWeb();

    private ApiClient ada;
    private ApiClient bob;
    private String id;
    private String path;

    @BeforeEach
    void talk() {
        ada = web.register("ada");
        bob = web.register("bob");
        id = ada.conversationWith(bob);
        path = "/api/v1/conversations/" + id;
        for (var text : List.of("one", "two", "three")) ada.say(id, text);
    }

    private static List<String> texts(JsonNode messages) {
        return StreamSupport.stream(messages.spliterator(), false)
                .map(message -> message.path("text").asText())
                .toList();
    }

    private List<String> read(ApiClient who) {
        return texts(who.get(path + "/messages").json().path("messages"));
    }

    private String star(ApiClient who, long seq, boolean star) {
        return who.json("PUT", path + "/messages/" + seq + "/star", "{\"star\":" + star + "}")
                .text();
    }

    @Test
    void a_star_is_mine_alone() {
        assertThat(star(bob, 2, true))
                .isEqualTo(
                        "{\"after\":0,\"version\":1,\"conversations\":[],\"messages\":[{\"conversation\":\""
                                + id
                                + "\",\"seq\":2,\"starred\":true,\"hidden\":false,\"version\":1}]}");
        assertThat(star(bob, 2, true))
                .isEqualTo("{\"after\":1,\"version\":1,\"conversations\":[]}");
        assertThat(bob.get("/api/v1/users/me/self").json().path("messages")).hasSize(1);
        assertThat(ada.get("/api/v1/users/me/self").json().has("messages")).isFalse();
        assertThat(ada.get(STARS).json().path("messages")).isEmpty();
    }

    @Test
    void stars_are_paged_last_first() {
        for (long seq : List.of(2L, 1L, 3L)) star(bob, seq, true);

        var first = bob.get(STARS + "?limit=2").json();
        assertThat(
                        StreamSupport.stream(first.path("messages").spliterator(), false)
                                .map(row -> row.path("message").path("text").asText()))
                .containsExactly("three", "one");
        assertThat(first.path("messages").get(0).path("conversation").asText()).isEqualTo(id);
        var second = bob.get(STARS + "?limit=2&before=" + first.path("next").asLong()).json();
        assertThat(second.path("messages")).hasSize(1);
        assertThat(second.has("next")).isFalse();
        star(bob, 3, false);
        assertThat(bob.get(STARS).json().path("messages")).hasSize(2);
        assertThat(bob.get(STARS + "?limit=0").problem()).isEqualTo("400 invalid limit");
        assertThat(bob.get(STARS + "?before=0").problem()).isEqualTo("400 invalid before");
    }

    @Test
    void what_i_delete_for_me_is_gone_for_me() {
        assertThat(bob.delete(path + "/messages/3?scope=me").status()).isEqualTo(204);
        assertThat(bob.delete(path + "/messages/3?scope=me").status()).isEqualTo(204);

        assertThat(read(bob)).containsExactly("one", "two");
        assertThat(read(ada)).containsExactly("one", "two", "three");
        var head = bob.get(path).json();
        assertThat(head.path("lastMessage").path("text").asText()).isEqualTo("two");
        assertThat(head.path("unread").asInt()).isEqualTo(2);
        assertThat(head.path("version").asInt()).isEqualTo(3);
        assertThat(bob.get(path + "/messages?after=0").json().path("messages")).hasSize(2);
        assertThat(ada.delete(path + "/messages/2?scope=me").status()).isEqualTo(204);
        assertThat(ada.get(path + "/messages/2/receipts").problem()).isEqualTo("404 not_found");
    }

    @Test
    void a_message_of_somebody_else_can_be_deleted_for_me_only() {
        assertThat(bob.delete(path + "/messages/1").problem()).isEqualTo("403 not_allowed");
        assertThat(bob.delete(path + "/messages/1?scope=us").problem())
                .isEqualTo("400 invalid scope");
        assertThat(bob.delete(path + "/messages/4?scope=me").problem()).isEqualTo("404 not_found");
        var eve = web.register("eve");
        assertThat(eve.delete(path + "/messages/1?scope=me").problem()).isEqualTo("404 not_found");
    }

    @Test
    void a_conversation_is_cleared_up_to_what_i_have_seen() {
        star(bob, 1, true);
        var self = bob.json("PATCH", path + "/self", "{\"cleared\":2}").json();

        assertThat(self.path("conversations").get(0).path("cleared").asLong()).isEqualTo(2);
        assertThat(read(bob)).containsExactly("three");
        assertThat(read(ada)).hasSize(3);
        assertThat(bob.get(STARS).json().path("messages")).isEmpty();
        bob.json("PATCH", path + "/self", "{\"cleared\":99}");
        assertThat(read(bob)).isEmpty();
        assertThat(bob.get("/api/v1/conversations").json().path("conversations")).hasSize(1);
        ada.say(id, "four");
        assertThat(read(bob)).containsExactly("four");
    }

    @Test
    void a_removed_conversation_is_in_my_list_again_when_something_comes() {
        var self = bob.json("PATCH", path + "/self", "{\"cleared\":3,\"removed\":true}").json();
        assertThat(self.path("conversations").get(0).path("removed").asBoolean()).isTrue();
        assertThat(bob.get("/api/v1/conversations").json().path("conversations")).isEmpty();
        ada.say(id, "four");
        assertThat(bob.get("/api/v1/conversations").json().path("conversations")).hasSize(1);
        assertThat(read(bob)).containsExactly("four");
    }

    @Test
    void a_group_is_left_before_it_is_removed() {
        var group = "/api/v1/conversations/" + ada.group("Tea", bob);
        var wish = "{\"cleared\":1,\"removed\":true}";
        assertThat(bob.json("PATCH", group + "/self", wish).problem()).isEqualTo("403 not_allowed");
        bob.delete(group + "/members/" + bob.userId());
        assertThat(bob.json("PATCH", group + "/self", wish).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    PUT   | /messages/1/star | {}                 | 400 invalid star
                    PUT   | /messages/1/star | {"star":1}         | 400 invalid star
                    PUT   | /messages/9/star | {"star":true}      | 404 not_found
                    PUT   | /messages/x/star | {"star":true}      | 404 not_found
                    PATCH | /self            | {"cleared":-1}     | 400 invalid cleared
                    PATCH | /self            | {"cleared":"all"}  | 400 invalid cleared
                    PATCH | /self            | {"removed":true}   | 400 invalid cleared
                    """)
    void a_wrong_wish_is_named(String method, String at, String body, String problem) {
        assertThat(bob.json(method, path + at, body).problem()).isEqualTo(problem);
        assertThat(bob.get("/api/v1/users/me/self").json().path("version").asLong()).isZero();
    }

    @Test
    void all_of_it_reaches_my_other_device_and_nobody_else() {
        try (var adas = web.connect("ada-s");
                var bobs = web.connect("bob-s");
                var phone =
                        ChatClient.of(ApiClient.signIn(web.uri(), web.name("bob-s"))).connect()) {
            var talk = adas.api().conversationWith(bobs.api());
            for (var text : List.of("one", "two", "three")) adas.send(talk, text).join();
            var frame = json("conversation", talk);

            bobs.ask(frame.deepCopy().put("type", "self").put("seq", 1).put("star", true)).join();
            var ack =
                    bobs.ask(
                                    frame.deepCopy()
                                            .put("type", "delete")
                                            .put("seq", 3)
                                            .put("scope", "me"))
                            .join();
            assertThat(ack.path("self").asLong()).isEqualTo(2);
            assertThat(ack.has("version")).isFalse();
            bobs.ask(frame.deepCopy().put("type", "self").put("cleared", 2).put("removed", true))
                    .join();

            var told = phone.await("self", self -> self.path("version").asLong() == 2);
            assertThat(told.path("messages").get(0).path("hidden").asBoolean()).isTrue();
            var cleared = phone.await("self", self -> self.path("version").asLong() == 3);
            assertThat(cleared.path("conversations").get(0).path("removed").asBoolean()).isTrue();
            phone.forgetFrames();
            phone.tell(json("type", "hello").put("protocol", 1).put("self", 0));
            var all = phone.await("self");
            assertThat(all.path("version").asLong()).isEqualTo(3);
            assertThat(all.path("messages")).hasSize(1);
            adas.ping();
            assertThat(adas.frames("self")).isEmpty();
            var wrong = frame.deepCopy().put("type", "self").put("seq", 9).put("star", true);
            assertThat(bobs.ask(wrong).join().path("code").asText()).isEqualTo("not_found");
            var no = frame.deepCopy().put("type", "self").put("removed", true);
            assertThat(bobs.ask(no).join().path("field").asText()).isEqualTo("cleared");
        }
    }
}
