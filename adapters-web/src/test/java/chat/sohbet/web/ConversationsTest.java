package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The list, the history and sending, over HTTP.
class ConversationsTest {
    @RegisterExtension static final SharedWeb web = new SharedWeb();

    private ApiClient ada;
    private ApiClient bob;
    private ApiClient eve;
    private String id;

    @BeforeEach
    void meet() {
        ada = web.register("ada");
        bob = web.register("bob");
        eve = web.register("eve");
        id = ada.conversationWith(bob);
    }

    @Test
    void two_people_have_one_conversation() {
        assertThat(bob.conversationWith(ada)).isEqualTo(id);
        assertThat(ada.conversationWith(bob)).isEqualTo(id);
        assertThat(ada.conversationWith(eve)).isNotEqualTo(id);
    }

    @Test
    void an_empty_conversation_is_in_the_list_of_who_opened_it_alone() {
        assertThat(ids(ada.get("/api/v1/conversations"))).containsExactly(id);
        assertThat(ids(bob.get("/api/v1/conversations"))).isEmpty();
        ada.say(id, "hello");
        assertThat(ids(bob.get("/api/v1/conversations"))).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                                | 400 invalid with
                    {"with":5}                                        | 400 invalid with
                    {"with":"x"}                                      | 400 invalid with
                    {"with":"ME"}                                     | 400 invalid with
                    {"with":"01900000-0000-7000-8000-000000000000"}   | 404 not_found with
                    """)
    void nobody_talks_with_nobody_or_with_themselves(String body, String problem) {
        assertThat(
                        ada.json("POST", "/api/v1/conversations", body.replace("ME", ada.userId()))
                                .problem())
                .isEqualTo(problem);
    }

    @Test
    void the_list_is_in_order_of_activity_and_comes_in_pages() {
        var opened = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            var other = web.register("o" + i + "_");
            var conversation = ada.conversationWith(other);
            ada.say(conversation, "hi");
            opened.addFirst(conversation);
        }
        bob.say(id, "I am first now");

        var first = ada.get("/api/v1/conversations?limit=2");
        assertThat(ids(first)).containsExactly(id, opened.get(0));
        assertThat(first.json().path("conversations").get(0).path("unread").asInt()).isEqualTo(1);
        var second = ada.get("/api/v1/conversations?limit=2&before=" + next(first));
        assertThat(ids(second)).containsExactly(opened.get(1), opened.get(2));
        var third = ada.get("/api/v1/conversations?limit=2&before=" + next(second));
        assertThat(ids(third)).containsExactly(opened.get(3), opened.get(4));
        assertThat(third.json().has("next")).isFalse();
    }

    private static String next(Answer page) {
        return URLEncoder.encode(page.json().path("next").asText(), StandardCharsets.UTF_8);
    }

    private static List<String> ids(Answer page) {
        var ids = new ArrayList<String>();
        page.json().path("conversations").forEach(head -> ids.add(head.path("id").asText()));
        return ids;
    }

    @ParameterizedTest
    @CsvSource({
        "before=x, before",
        "before=1.000000000_x, before",
        "before=_, before",
        "before=1.000000000_01900000-0000-7000-8000-00000000000x, before",
        "limit=0, limit"
    })
    void a_wrong_place_in_the_list_is_named(String query, String field) {
        assertThat(ada.get("/api/v1/conversations?" + query).problem())
                .isEqualTo("400 invalid " + field);
    }

    @Test
    void a_message_is_stored_once_however_often_it_is_sent() {
        var body = json("clientId", UUID.randomUUID().toString()).put("text", "  once 🙂 ");
        var path = "/api/v1/conversations/" + id + "/messages";
        var first = ada.post(path, body);
        var again = ada.post(path, body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("seq").asLong()).isEqualTo(1);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("duplicate").asBoolean()).isTrue();
        assertThat(texts(bob.get(path).json())).containsExactly("once 🙂");
    }

    @Test
    void what_is_sent_over_http_appears_on_sockets() {
        try (var live = chat.sohbet.web.testing.ChatClient.of(bob).connect()) {
            ada.say(id, "from a script");
            live.await(() -> live.held(id).texts().contains("from a script"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"text":"x"}                                 | clientId
                    {"clientId":"x","text":"x"}                  | clientId
                    {"clientId":"ID"}                            | text
                    {"clientId":"ID","text":null}                | text
                    {"clientId":"ID","text":"  \\t\\n "}         | text
                    {"clientId":"ID","text":7}                   | text
                    {"clientId":"ID","text":"LONG"}              | text
                    {"clientId":"ID","text":"x","read":"y"}      | read
                    {"clientId":"ID","text":"x","read":-1}       | read
                    """)
    void a_wrong_field_of_a_message_is_named(String body, String field) {
        var text =
                body.replace("ID", UUID.randomUUID().toString()).replace("LONG", "x".repeat(8_001));

        assertThat(ada.json("POST", "/api/v1/conversations/" + id + "/messages", text).problem())
                .isEqualTo("400 invalid " + field);
    }

    @Test
    void history_is_read_from_any_place() {
        for (int i = 1; i <= 6; i++) ada.say(id, "m" + i);
        var path = "/api/v1/conversations/" + id + "/messages?";

        assertThat(texts(bob.get(path).json())).hasSize(6);
        assertThat(texts(bob.get(path + "limit=2").json())).containsExactly("m5", "m6");
        assertThat(texts(bob.get(path + "before=3").json())).containsExactly("m1", "m2");
        assertThat(texts(bob.get(path + "from=5").json())).containsExactly("m5", "m6");
        assertThat(texts(bob.get(path + "around=3&limit=3").json()))
                .containsExactly("m2", "m3", "m4");
        var changes = bob.get(path + "after=4").json();
        assertThat(texts(changes)).containsExactly("m5", "m6");
        assertThat(changes.path("version").asLong()).isEqualTo(6);
        assertThat(bob.get(path + "limit=2").json().path("more").asBoolean()).isTrue();
        assertThat(bob.get(path + "before=3").json().path("more").asBoolean()).isFalse();
    }

    private static List<String> texts(JsonNode page) {
        return page.path("messages").findValuesAsText("text");
    }

    @ParameterizedTest
    @CsvSource({
        "before=0, before",
        "before=x, before",
        "from=-1, from",
        "around=0, around",
        "after=-1, after",
        "before=1&after=1, after",
        "limit=101, limit",
        "before=99999999999999999999, before"
    })
    void a_wrong_place_in_the_history_is_named(String query, String field) {
        assertThat(ada.get("/api/v1/conversations/" + id + "/messages?" + query).problem())
                .isEqualTo("400 invalid " + field);
    }

    @Test
    void a_conversation_of_others_is_as_if_it_did_not_exist() {
        ada.say(id, "a secret");
        var body = json("clientId", UUID.randomUUID().toString()).put("text", "let me in");
        for (var other : List.of(id, UUID.randomUUID().toString(), "nonsense")) {
            var path = "/api/v1/conversations/" + other;
            assertThat(eve.get(path).problem()).isEqualTo("404 not_found");
            assertThat(eve.get(path + "/messages").problem()).isEqualTo("404 not_found");
            assertThat(eve.get(path + "/messages?after=0").problem()).isEqualTo("404 not_found");
            assertThat(eve.post(path + "/messages", body).problem()).isEqualTo("404 not_found");
        }
        assertThat(eve.get("/api/v1/conversations").text()).doesNotContain("a secret");
    }
}
