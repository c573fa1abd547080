package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.security.Rate;
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
import org.junit.jupiter.params.provider.ValueSource;

/// Finding messages, conversations and people, over HTTP.
class SearchTest {
    @RegisterExtension static final SharedWeb web = new SharedWeb();

    private ApiClient ada;
    private ApiClient bob;
    private String id;

    @BeforeEach
    void meet() {
        ada = web.register("ada");
        bob = web.register("bob");
        id = ada.conversationWith(bob);
    }

    private static void say(ApiClient who, String conversation, String text) {
        var sent =
                who.post(
                        "/api/v1/conversations/" + conversation + "/messages",
                        json().put("clientId", UUID.randomUUID().toString()).put("text", text));
        assertThat(sent.status()).isEqualTo(201);
    }

    private static Answer search(ApiClient who, String query) {
        return who.get("/api/v1/search?" + query);
    }

    private static List<String> texts(Answer found) {
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        var texts = new ArrayList<String>();
        for (JsonNode hit : found.json().get("messages"))
            texts.add(hit.get("message").get("text").asText());
        return texts;
    }

    @Test
    void words_are_found_with_the_conversation_they_stand_in() {
        say(ada, id, "Tea at four?");
        say(bob, id, "Café at five!");
        var found = search(ada, "query=CAFE");
        assertThat(texts(found)).containsExactly("Café at five!");
        var hit = found.json().get("messages").get(0);
        assertThat(hit.get("conversation").asText()).isEqualTo(id);
        assertThat(hit.get("message").get("seq").asLong()).isEqualTo(2);
        assertThat(texts(search(ada, "query=at"))).containsExactly("Café at five!", "Tea at four?");
        assertThat(texts(search(web.register("eve"), "query=at"))).isEmpty();
    }

    @Test
    void beside_the_first_messages_stand_conversations_and_people() {
        var found = search(ada, "query=" + web.name("BOB")).json();
        assertThat(found.get("conversations").get(0).get("id").asText()).isEqualTo(id);
        assertThat(found.get("users").get(0).get("username").asText()).isEqualTo(web.name("bob"));
        assertThat(found.get("users").get(0).has("email")).isFalse();
        var one = search(ada, "query=bob&conversation=" + id).json();
        assertThat(one.has("conversations")).isFalse();
        assertThat(one.has("users")).isFalse();
    }

    @Test
    void what_is_wanted_can_be_narrowed() {
        say(ada, id, "tea by ada");
        say(bob, id, "tea by bob: https://tea.example");
        var other = ada.conversationWith(web.register("cem"));
        say(ada, other, "tea elsewhere");
        var author = "&author=" + bob.get("/api/v1/users/me").json().get("id").asText();
        assertThat(texts(search(ada, "query=tea&conversation=" + other)))
                .containsExactly("tea elsewhere");
        assertThat(texts(search(ada, "query=tea" + author)))
                .containsExactly("tea by bob: https://tea.example");
        assertThat(texts(search(ada, "kind=link")))
                .containsExactly("tea by bob: https://tea.example");
        assertThat(texts(search(ada, "query=tea&conversation=" + UUID.randomUUID()))).isEmpty();
    }

    @Test
    void pages_follow_each_other() {
        for (int i = 1; i <= 5; i++) say(ada, id, "tea " + i);
        var first = search(ada, "query=tea&limit=2");
        assertThat(texts(first)).containsExactly("tea 5", "tea 4");
        var second = search(ada, "query=tea&limit=2&before=" + first.json().get("next").asText());
        assertThat(texts(second)).containsExactly("tea 3", "tea 2");
        assertThat(second.json().has("conversations")).isFalse();
        var last = search(ada, "query=tea&limit=2&before=" + second.json().get("next").asText());
        assertThat(texts(last)).containsExactly("tea 1");
        assertThat(last.json().has("next")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "query=a&author=nobody, author",
        "query=a&conversation=nowhere, conversation",
        "query=a&kind=poem, kind",
        "query=a&before=yesterday, before",
        "query=a&limit=101, limit",
        "query=a&query=b, query",
        "query=%00, query"
    })
    void what_makes_no_sense_is_named(String query, String field) {
        var refused = search(ada, query);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("field").asText()).isEqualTo(field);
    }

    @Test
    void what_is_too_long_is_refused() {
        assertThat(search(ada, "query=" + "a".repeat(101)).status()).isEqualTo(400);
        var longest = URLEncoder.encode("ş".repeat(100), StandardCharsets.UTF_8);
        assertThat(texts(search(ada, "query=" + longest))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "query=", "query=%20", "limit=5"})
    void who_asks_for_nothing_finds_nothing(String query) {
        say(ada, id, "tea");
        var found = search(ada, query);
        assertThat(texts(found)).isEmpty();
        assertThat(found.json().has("users")).isFalse();
    }

    @Test
    void a_stranger_finds_nothing() {
        assertThat(search(web.stranger(), "query=tea").status()).isEqualTo(401);
    }

    @Test
    void who_asks_too_fast_waits() {
        var hurry = new Rate(1, 2);
        var limits = WebSettings.Limits.standard().withRates(hurry, new Rate(1_000, 1_000));
        try (var slow = TestWeb.start(settings -> settings.with(limits))) {
            var one = slow.register("hurried");
            assertThat(search(one, "query=tea").status()).isEqualTo(200);
            assertThat(search(one, "query=tea").status()).isEqualTo(200);
            var refused = search(one, "query=tea");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().get("retryAfter").asDouble()).isPositive();
        }
    }
}
