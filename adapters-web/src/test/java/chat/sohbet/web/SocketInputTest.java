package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every field of every command, wrong in every way we could think of: the answer names the field,
/// and the socket goes on.
class SocketInputTest {
    private static final String NOBODY = "01900000-0000-7000-8000-000000000000";

    private static TestWeb web;
    private static ApiClient ada;
    private static ApiClient bob;
    private static String mine;
    private static String others;

    private ChatClient client;

    @BeforeAll
    static void start() {
        web = TestWeb.start();
        ada = web.register("ada");
        bob = web.register("bob");
        mine = ada.conversationWith(bob);
        others = bob.conversationWith(web.register("cem"));
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @BeforeEach
    void connect() {
        client = ChatClient.of(ada).connect();
    }

    @AfterEach
    void goesOn() {
        client.tell(json("type", "ping"));
        client.await("pong");
        client.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"type":"send"}                                                     | clientId
                    {"type":"send","clientId":null,"conversation":"MINE","text":"x"}    | clientId
                    {"type":"send","clientId":7,"conversation":"MINE","text":"x"}       | clientId
                    {"type":"send","clientId":"x","conversation":"MINE","text":"x"}     | clientId
                    {"type":"send","clientId":"1-2-3-4-5","conversation":"MINE","text":"x"} | clientId
                    {"type":"send","clientId":"ID","text":"x"}                          | conversation
                    {"type":"send","clientId":"ID","conversation":"MINE","to":"BOB","text":"x"} | conversation
                    {"type":"send","clientId":"ID","conversation":[],"text":"x"}        | conversation
                    {"type":"send","clientId":"ID","conversation":"x","text":"x"}       | conversation
                    {"type":"send","clientId":"ID","to":"x","text":"x"}                 | to
                    {"type":"send","clientId":"ID","to":"ADA","text":"x"}               | to
                    {"type":"send","clientId":"ID","conversation":"MINE"}               | text
                    {"type":"send","clientId":"ID","conversation":"MINE","text":""}     | text
                    {"type":"send","clientId":"ID","conversation":"MINE","text":" \\n\\t "} | text
                    {"type":"send","clientId":"ID","conversation":"MINE","text":{}}     | text
                    {"type":"send","clientId":"ID","conversation":"MINE","text":"a\\u0000b"} | text
                    {"type":"send","clientId":"ID","conversation":"MINE","text":"a\\ud83db"} | text
                    {"type":"send","clientId":"ID","conversation":"MINE","text":"x","read":-1} | read
                    {"type":"send","clientId":"ID","conversation":"MINE","text":"x","read":1.5} | read
                    {"type":"send","clientId":"ID","conversation":"MINE","text":"x","read":"1"} | read
                    {"type":"send","clientId":"ID","conversation":"MINE","text":"x","read":99999999999999999999} | read
                    {"type":"edit"}                                                     | text
                    {"type":"edit","conversation":"MINE","seq":1,"text":"x"}            | id
                    {"type":"edit","id":"e","seq":1,"text":"x"}                         | conversation
                    {"type":"edit","id":"e","conversation":"x","seq":1,"text":"x"}      | conversation
                    {"type":"edit","id":"e","conversation":"MINE","text":"x"}           | seq
                    {"type":"edit","id":"e","conversation":"MINE","seq":0,"text":"x"}   | seq
                    {"type":"edit","id":"e","conversation":"MINE","seq":"1","text":"x"} | seq
                    {"type":"edit","id":"e","conversation":"MINE","seq":1}              | text
                    {"type":"delete","id":"d","conversation":"MINE","seq":1}            | scope
                    {"type":"delete","id":"d","conversation":"MINE","seq":1,"scope":"us"} | scope
                    {"type":"delete","id":"d","conversation":"MINE","scope":"everyone"} | seq
                    {"type":"delete","conversation":"MINE","seq":1,"scope":"everyone"}  | id
                    {"type":"react","id":"r","conversation":"MINE","seq":1}             | emoji
                    {"type":"react","id":"r","conversation":"MINE","seq":1,"emoji":""}  | emoji
                    {"type":"react","id":"r","conversation":"MINE","seq":1,"emoji":"x"} | emoji
                    {"type":"react","id":"r","conversation":"MINE","seq":1,"emoji":"👍👍"} | emoji
                    {"type":"react","id":"r","conversation":"MINE","seq":1,"emoji":7}   | emoji
                    {"type":"react","id":"r","conversation":"MINE","seq":-1,"emoji":null} | seq
                    {"type":"self"}                                                     | conversation
                    {"type":"self","conversation":"MINE"}                               | id
                    {"type":"self","id":"s","conversation":"x"}                         | conversation
                    {"type":"self","id":"s","conversation":"MINE","mutedUntil":"soon"}  | mutedUntil
                    {"type":"self","id":"s","conversation":"MINE","mutedUntil":7}       | mutedUntil
                    {"type":"self","id":"s","conversation":"MINE","archived":"yes"}     | archived
                    {"type":"self","id":"s","conversation":"MINE","pinned":1}           | pinned
                    {"type":"self","id":"s","conversation":"MINE","unread":{}}          | unread
                    {"type":"self","id":"s","conversation":"MINE","draft":5}            | draft
                    {"type":"self","id":"s","conversation":"MINE","draft":"a\\u0000b"}  | draft
                    {"type":"typing","conversation":"MINE"}                             | active
                    {"type":"typing","active":true}                                     | conversation
                    {"type":"typing","conversation":"MINE","active":"yes"}              | active
                    {"type":"hello","protocol":1,"self":-1}                             | self
                    {"type":"hello","protocol":1,"self":"1"}                            | self
                    {"type":"mark"}                                                     | conversation
                    {"type":"mark","conversation":"MINE","read":"x"}                    | read
                    {"type":"mark","conversation":"MINE","delivered":-1}                | delivered
                    {"type":"fetch","conversation":"MINE"}                              | id
                    {"type":"fetch","id":"","conversation":"MINE"}                      | id
                    {"type":"fetch","id":5,"conversation":"MINE"}                       | id
                    {"type":"fetch","id":"f","conversation":"x"}                        | conversation
                    {"type":"fetch","id":"f","conversation":"MINE","limit":0}           | limit
                    {"type":"fetch","id":"f","conversation":"MINE","limit":101}         | limit
                    {"type":"fetch","id":"f","conversation":"MINE","limit":"many"}      | limit
                    {"type":"fetch","id":"f","conversation":"MINE","before":0}          | before
                    {"type":"fetch","id":"f","conversation":"MINE","from":-3}           | from
                    {"type":"fetch","id":"f","conversation":"MINE","around":"x"}        | around
                    {"type":"fetch","id":"f","conversation":"MINE","after":-1}          | after
                    {"type":"fetch","id":"f","conversation":"MINE","after":1,"before":2} | before
                    {"type":"hello"}                                                    | protocol
                    {"type":"hello","protocol":2}                                       | protocol
                    {"type":"hello","protocol":1,"have":[]}                             | have
                    {"type":"hello","protocol":1,"have":{"x":1}}                        | have
                    {"type":"hello","protocol":1,"have":{"MINE":-1}}                    | have
                    {"type":"hello","protocol":1,"have":{"MINE":"1"}}                   | have
                    {"type":"hello","protocol":1,"device":""}                           | device
                    {"type":"watch","directory":"yes"}                                  | directory
                    {"type":"watch","users":"BOB"}                                      | users
                    {"type":"watch","users":["x"]}                                      | users
                    {"type":"watch","users":[1]}                                        | users
                    """)
    void a_wrong_field_is_named(String frame, String field) {
        client.tellText(
                frame.replace("MINE", mine)
                        .replace("\"ID\"", "\"" + UUID.randomUUID() + "\"")
                        .replace("BOB", bob.userId())
                        .replace("ADA", ada.userId()));

        var error = client.await("error");
        assertThat(error.path("code").asText()).isEqualTo("invalid");
        assertThat(error.path("field").asText()).isEqualTo(field);
        assertThat(error.path("detail").asText()).startsWith(field);
        assertThat(error.has("retryAfter")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "\"x\"",
                "{\"type\":\"ping\"} {}",
                "{'type':'ping'}",
                "{}",
                "{\"type\":\"ping\",\"type\":\"ping\"}",
                "{\"type\":null}",
                "{\"type\":5}",
                "{\"type\":\"unheard of\"}",
                "{\"type\":\"PING\"}",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}"
            })
    void what_is_no_command_is_answered_as_such(String text) {
        client.tellText(text);

        var error = client.await("error");
        assertThat(error.path("code").asText()).isEqualTo("invalid");
        assertThat(error.path("detail").asText()).isNotEmpty();
    }

    @Test
    void unknown_fields_are_ignored() {
        client.tellText("{\"type\":\"ping\",\"whatever\":[{\"x\":1}]}");
        client.await("pong");
    }

    @Test
    void a_message_has_8000_characters_at_most() {
        var error = client.send(mine, "x".repeat(8_001)).join();

        assertThat(error.path("code").asText()).isEqualTo("invalid");
        assertThat(error.path("field").asText()).isEqualTo("text");
        assertThat(client.send(mine, "x".repeat(8_000)).join().path("type").asText())
                .isEqualTo("ack");
    }

    @Test
    void an_error_says_which_message_it_is_about() {
        var id = UUID.randomUUID().toString();
        var error =
                client.send(json("conversation", mine).put("text", " ").put("clientId", id)).join();

        assertThat(error.path("clientId").asText()).isEqualTo(id);
    }

    @Test
    void a_conversation_of_others_is_as_if_it_did_not_exist() {
        for (var type : new String[] {"send", "fetch"}) {
            var foreign = client.ask(frame(type, others)).join();
            var missing = client.ask(frame(type, NOBODY)).join();
            assertThat(foreign.path("code").asText()).isEqualTo("not_found");
            assertThat(without(foreign)).isEqualTo(without(missing));
        }
        client.mark(others, 1, 1);
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode frame(String type, String id) {
        return json("type", type)
                .put("conversation", id)
                .put("clientId", UUID.randomUUID().toString())
                .put("text", "x");
    }

    private static com.fasterxml.jackson.databind.JsonNode without(
            com.fasterxml.jackson.databind.JsonNode error) {
        return ((com.fasterxml.jackson.databind.node.ObjectNode) error.deepCopy())
                .without(java.util.List.of("id", "clientId", "trace"));
    }

    @Test
    void changes_of_others_conversations_are_not_told() {
        var foreign =
                client.ask(json("type", "fetch").put("conversation", others).put("after", 0))
                        .join();

        assertThat(foreign.path("code").asText()).isEqualTo("not_found");
    }

    @Test
    void a_message_to_nobody_is_refused() {
        var error = client.sendTo(NOBODY, "x").join();

        assertThat(error.path("code").asText()).isEqualTo("not_found");
        assertThat(error.path("field").asText()).isEqualTo("to");
    }

    @Test
    void too_many_conversations_are_not_taken() {
        var hello = json("type", "hello").put("protocol", 1);
        var have = hello.putObject("have");
        for (int i = 0; i < 501; i++) have.put(UUID.randomUUID().toString(), 1);
        client.tell(hello);

        assertThat(client.await("error").path("field").asText()).isEqualTo("have");
    }
}
