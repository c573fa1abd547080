package chat.sohbet.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// People arrange their conversations for themselves alone, over HTTP.
class SelfTest {
    private static final String MINE = "/api/v1/users/me/self";

    @RegisterExtension static final SharedWeb web = new SharedWeb();

    private ApiClient ada;
    private ApiClient bob;
    private String id;
    private String path;

    @BeforeEach
    void meet() {
        ada = web.register("ada");
        bob = web.register("bob");
        id = ada.conversationWith(bob);
        path = "/api/v1/conversations/" + id + "/self";
    }

    private static JsonNode only(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("conversations")).hasSize(1);
        return answer.json().path("conversations").get(0);
    }

    @Test
    void what_is_mentioned_changes_and_the_rest_stays() {
        ada.json("PATCH", path, "{\"pinned\":true,\"draft\":\" dear Bob, \"}");
        var answer =
                ada.json(
                        "PATCH",
                        path,
                        "{\"mutedUntil\":\"2031-01-31T12:00:00Z\",\"archived\":true,\"unread\":true}");

        var mine = only(answer);
        assertThat(answer.json().path("after").asLong()).isEqualTo(1);
        assertThat(answer.json().path("version").asLong()).isEqualTo(2);
        assertThat(mine.path("conversation").asText()).isEqualTo(id);
        assertThat(mine.path("mutedUntil").asText()).isEqualTo("2031-01-31T12:00:00Z");
        assertThat(mine.path("archived").asBoolean()).isTrue();
        assertThat(mine.path("pinned").asBoolean()).isTrue();
        assertThat(mine.path("unread").asBoolean()).isTrue();
        assertThat(mine.path("draft").asText()).isEqualTo(" dear Bob, ");
        assertThat(only(ada.get(MINE))).isEqualTo(mine);
        assertThat(bob.get(MINE).json().path("conversations")).isEmpty();
        assertThat(ada.get("/api/v1/conversations/" + id).json().path("version").asLong())
                .as("is nobody else's business")
                .isZero();
    }

    @Test
    void null_takes_a_mute_and_a_draft_away() {
        ada.json("PATCH", path, "{\"mutedUntil\":\"9999-12-31T23:59:59Z\",\"draft\":\"x\"}");
        assertThat(only(ada.get(MINE)).path("mutedUntil").asText())
                .isEqualTo("9999-12-31T23:59:59Z");
        var mine = only(ada.json("PATCH", path, "{\"mutedUntil\":null,\"draft\":null}"));
        assertThat(mine.has("mutedUntil")).isFalse();
        assertThat(mine.path("draft").asText("?")).isEmpty();
    }

    @Test
    void what_is_so_already_advances_nothing() {
        ada.json("PATCH", path, "{\"pinned\":true}");
        for (var same : List.of("{\"pinned\":true}", "{}", "{\"pinned\":null}")) {
            var answer = ada.json("PATCH", path, same).json();
            assertThat(answer.path("after").asLong()).isEqualTo(1);
            assertThat(answer.path("version").asLong()).isEqualTo(1);
            assertThat(answer.path("conversations")).isEmpty();
        }
    }

    @Test
    void what_changed_since_is_asked_for_by_version() {
        ada.json("PATCH", path, "{\"pinned\":true}");
        var other = ada.group("Tea", bob);
        ada.json("PATCH", "/api/v1/conversations/" + other + "/self", "{\"archived\":true}");

        assertThat(ada.get(MINE).json().path("conversations")).hasSize(2);
        assertThat(only(ada.get(MINE + "?after=1")).path("conversation").asText()).isEqualTo(other);
        assertThat(ada.get(MINE + "?after=2").json().path("conversations")).isEmpty();
        assertThat(ada.get(MINE + "?after=-1").problem()).isEqualTo("400 invalid after");
        assertThat(ada.get(MINE + "?after=x").problem()).isEqualTo("400 invalid after");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"mutedUntil":"tomorrow"}   | mutedUntil
                    {"mutedUntil":true}         | mutedUntil
                    {"mutedUntil":1}            | mutedUntil
                    {"mutedUntil":"+99999-01-01T00:00:00Z"} | mutedUntil
                    {"archived":"yes"}          | archived
                    {"pinned":1}                | pinned
                    {"unread":"no"}             | unread
                    {"draft":false}             | draft
                    {"draft":"LONG"}            | draft
                    {"draft":"a\\u0000b"}       | draft
                    """)
    void a_wrong_wish_is_named(String body, String field) {
        assertThat(ada.json("PATCH", path, body.replace("LONG", "x".repeat(8_193))).problem())
                .isEqualTo("400 invalid " + field);
        assertThat(ada.get(MINE).json().path("version").asLong()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "1815-12-10T00:00:00Z, ''",
        "always, 9999-12-31T23:59:59Z",
        "2031-01-31T13:00:00.1234567+01:00, 2031-01-31T12:00:00.123Z"
    })
    void a_mute_ends_at_any_time(String until, String kept) {
        var answer = ada.json("PATCH", path, "{\"pinned\":true,\"mutedUntil\":\"" + until + "\"}");
        assertThat(only(answer).path("mutedUntil").asText()).isEqualTo(kept);
    }

    @Test
    void a_conversation_of_others_cannot_be_arranged() {
        var eve = web.register("eve");
        for (var other : List.of(id, UUID.randomUUID().toString(), "nonsense"))
            assertThat(
                            eve.json(
                                            "PATCH",
                                            "/api/v1/conversations/" + other + "/self",
                                            "{\"pinned\":true}")
                                    .problem())
                    .isEqualTo("404 not_found");
        assertThat(eve.get(MINE).json().path("version").asLong()).isZero();
    }

    @Test
    void who_left_a_group_may_still_archive_it() {
        var group = "/api/v1/conversations/" + ada.group("Tea", bob);
        bob.delete(group + "/members/" + bob.userId());
        assertThat(bob.json("PATCH", group + "/self", "{\"archived\":true}").status())
                .isEqualTo(200);
    }
}
