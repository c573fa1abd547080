package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// People found groups, run and leave them, over HTTP.
class GroupsTest {
    @RegisterExtension static final SharedWeb web = new SharedWeb();

    private ApiClient ada;
    private ApiClient bob;
    private ApiClient eve;
    private String id;
    private String path;

    @BeforeEach
    void found() {
        ada = web.register("ada");
        bob = web.register("bob");
        eve = web.register("eve");
        id = ada.group("Tea", bob);
        path = "/api/v1/conversations/" + id;
    }

    private static ObjectNode founding(ApiClient... members) {
        return ApiClient.founding("Tea", members);
    }

    private static List<String> events(ApiClient reader, String path) {
        var events = new ArrayList<String>();
        reader.get(path + "/messages")
                .json()
                .path("messages")
                .forEach(message -> {
                    if (message.has("event"))
                        events.add(message.path("event").path("what").asText());
                });
        return events;
    }

    private static List<String> members(JsonNode answer) {
        var members = new ArrayList<String>();
        for (var member : answer.path("members"))
            if (member.path("active").asBoolean())
                members.add(member.path("id").asText() + " " + member.path("role").asText());
        return members;
    }

    private static String[] in(ApiClient admin, ApiClient... members) {
        return Stream.concat(
                        Stream.of(admin.userId() + " admin"),
                        Stream.of(members).map(member -> member.userId() + " member"))
                .toArray(String[]::new);
    }

    // Founding

    @Test
    void who_founds_a_group_is_its_admin() {
        var answer =
                ada.post(
                        "/api/v1/conversations",
                        founding(bob, eve).put("description", " at four "));

        assertThat(answer.status()).isEqualTo(201);
        var group = answer.json();
        assertThat(answer.header("Location"))
                .contains("/api/v1/conversations/" + group.path("id").asText());
        assertThat(group.path("kind").asText()).isEqualTo("group");
        assertThat(group.path("title").asText()).isEqualTo("Tea");
        assertThat(group.path("description").asText()).isEqualTo("at four");
        assertThat(members(group)).containsExactlyInAnyOrder(in(ada, bob, eve));
        assertThat(group.path("members").findValuesAsText("username"))
                .containsExactly(ada.username(), bob.username(), eve.username());
        assertThat(group.path("lastMessage").path("event").path("what").asText())
                .isEqualTo("created");
        assertThat(group.path("lastMessage").path("event").path("text").asText()).isEqualTo("Tea");
    }

    @Test
    void a_group_is_founded_once_however_often_it_is_asked_for() {
        var body = founding(bob);
        var first = ada.post("/api/v1/conversations", body);
        var again = ada.post("/api/v1/conversations", body.put("title", "Coffee"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(bob.post("/api/v1/conversations", body).json().path("id"))
                .as("is somebody else's")
                .isNotEqualTo(first.json().path("id"));
    }

    @Test
    void a_group_may_begin_with_its_founder_alone() {
        var alone = ada.post("/api/v1/conversations", founding());
        assertThat(alone.status()).isEqualTo(201);
        assertThat(members(alone.json())).containsExactly(in(ada));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"clientId":"ID"}                                             | 400 invalid title
                    {"clientId":"ID","title":"Tea"}                               | 400 invalid members
                    {"title":"Tea","members":[]}                                  | 400 invalid clientId
                    {"clientId":"x","title":"Tea","members":[]}                   | 400 invalid clientId
                    {"clientId":"ID","title":"","members":[]}                     | 400 invalid title
                    {"clientId":"ID","title":"  ","members":[]}                   | 400 invalid title
                    {"clientId":"ID","title":"LONG","members":[]}                 | 400 invalid title
                    {"clientId":"ID","title":7,"members":[]}                      | 400 invalid title
                    {"clientId":"ID","title":"Tea","members":"ID"}                | 400 invalid members
                    {"clientId":"ID","title":"Tea","members":["x"]}               | 400 invalid members
                    {"clientId":"ID","title":"Tea","members":[1]}                 | 400 invalid members
                    {"clientId":"ID","title":"Tea","members":["ID"]}              | 400 invalid members
                    {"clientId":"ID","title":"Tea","members":[MANY]}              | 400 invalid members
                    {"clientId":"ID","title":"Tea","members":[],"with":"ID"}      | 400 invalid with
                    {"clientId":"ID","title":"T","members":[],"description":"LONG"} | 400 invalid description
                    {"clientId":"ID","title":"T","members":[],"description":[]}   | 400 invalid description
                    """)
    void a_wrong_field_of_a_group_is_named(String body, String problem) {
        var one = "\"" + UUID.randomUUID() + "\"";
        var text =
                body.replace("ID", UUID.randomUUID().toString())
                        .replace("LONG", "x".repeat(501))
                        .replace("MANY", String.join(",", Collections.nCopies(1_025, one)));

        assertThat(ada.json("POST", "/api/v1/conversations", text).problem()).isEqualTo(problem);
    }

    @Test
    void a_title_has_a_hundred_characters_at_most() {
        assertThat(rename("x".repeat(100)).status()).isEqualTo(200);
        assertThat(rename("x".repeat(101)).problem()).isEqualTo("400 invalid title");
    }

    private Answer rename(String title) {
        return ada.json("PATCH", path, json("title", title).toString());
    }

    // Reading

    @Test
    void a_group_of_others_is_as_if_it_did_not_exist() {
        ada.say(id, "a secret");
        var members = "/members/" + bob.userId();
        for (var other : List.of(id, UUID.randomUUID().toString(), "nonsense")) {
            var group = "/api/v1/conversations/" + other;
            for (var answer :
                    List.of(
                            eve.get(group),
                            eve.json("PATCH", group, "{\"title\":\"mine\"}"),
                            eve.get(group + "/members"),
                            eve.post(group + "/members", ids(eve)),
                            eve.json("PATCH", group + members, "{\"role\":\"admin\"}"),
                            eve.delete(group + members),
                            eve.delete(group + "/members/" + eve.userId()),
                            eve.get(group + "/invite"),
                            eve.post(group + "/invite", json()),
                            eve.delete(group + "/invite")))
                assertThat(answer.problem())
                        .as("%s", answer.response().request())
                        .isEqualTo("404 not_found");
        }
    }

    @Test
    void a_direct_conversation_is_no_group() {
        var direct = "/api/v1/conversations/" + ada.conversationWith(bob);
        for (var answer :
                List.of(
                        ada.json("PATCH", direct, "{\"title\":\"mine\"}"),
                        ada.post(direct + "/members", ids(eve)),
                        ada.delete(direct + "/members/" + ada.userId()),
                        ada.get(direct + "/invite"),
                        ada.post(direct + "/invite", json())))
            assertThat(answer.status()).as("%s", answer.response().request()).isEqualTo(404);
        assertThat(ada.get(direct + "/members").json().path("members").findValuesAsText("role"))
                .containsExactly("member", "member");
    }

    @Test
    void a_group_is_shown_with_its_members_and_a_list_without() {
        assertThat(members(bob.get(path).json())).containsExactlyInAnyOrder(in(ada, bob));
        var row = bob.get("/api/v1/conversations").json().path("conversations").get(0);
        assertThat(row.path("title").asText()).isEqualTo("Tea");
        assertThat(row.has("members")).isFalse();
    }

    // Title and description

    @Test
    void an_admin_renames_and_describes_the_group() {
        var answer = ada.json("PATCH", path, "{\"title\":\" Çay \",\"description\":\"every day\"}");

        assertThat(answer.status()).isEqualTo(200);
        var seen = bob.get(path).json();
        assertThat(seen.path("title").asText()).isEqualTo("Çay");
        assertThat(seen.path("description").asText()).isEqualTo("every day");
        assertThat(events(bob, path)).containsExactly("created", "renamed", "described");

        ada.json("PATCH", path, "{\"description\":\"\"}");
        assertThat(bob.get(path).json().has("description")).isFalse();
        var changes = bob.get(path + "/messages?after=3").json();
        assertThat(changes.path("properties").path("description").asText("?")).isEmpty();
        assertThat(changes.path("properties").path("title").asText()).isEqualTo("Çay");
    }

    @Test
    void what_is_so_already_is_not_told_again() {
        assertThat(ada.json("PATCH", path, "{\"title\":\"Tea\"}").status()).isEqualTo(200);
        assertThat(ada.post(path + "/members", ids(bob)).status()).isEqualTo(204);
        assertThat(appoint(ada, bob, "member").status()).isEqualTo(204);
        assertThat(events(ada, path)).containsExactly("created");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                       | title
                    {"title":""}             | title
                    {"title":["x"]}          | title
                    {"title":"a\\u0000b"}    | title
                    {"description":1}        | description
                    {"description":"LONG"}   | description
                    """)
    void a_wrong_property_is_named(String body, String field) {
        assertThat(ada.json("PATCH", path, body.replace("LONG", "x".repeat(501))).problem())
                .isEqualTo("400 invalid " + field);
    }

    @Test
    void only_admins_run_a_group() {
        ada.post(path + "/members", ids(eve));
        for (var answer :
                List.of(
                        bob.json("PATCH", path, "{\"title\":\"mine\"}"),
                        bob.json("PATCH", path, "{\"description\":\"mine\"}"),
                        bob.post(path + "/members", ids(web.register("joe"))),
                        bob.delete(path + "/members/" + eve.userId()),
                        appoint(bob, bob, "admin"),
                        bob.get(path + "/invite"),
                        bob.post(path + "/invite", json()),
                        bob.delete(path + "/invite")))
            assertThat(answer.problem())
                    .as("%s", answer.response().request())
                    .isEqualTo("403 not_allowed");
        assertThat(bob.get(path).json().path("title").asText()).isEqualTo("Tea");
    }

    // Members

    private static ObjectNode ids(ApiClient... members) {
        var body = json();
        var ids = body.putArray("members");
        for (var member : members) ids.add(member.userId());
        return body;
    }

    private Answer appoint(ApiClient by, ApiClient member, String role) {
        return by.json(
                "PATCH", path + "/members/" + member.userId(), json("role", role).toString());
    }

    @Test
    void who_is_added_sees_what_comes_after() {
        ada.say(id, "before");
        assertThat(ada.post(path + "/members", ids(eve, bob, eve)).status()).isEqualTo(204);
        ada.say(id, "after");

        assertThat(members(eve.get(path + "/members").json()))
                .containsExactlyInAnyOrder(in(ada, bob, eve));
        var page = eve.get(path + "/messages").json().path("messages");
        assertThat(page.findValuesAsText("text")).containsExactly("after");
        var told = page.get(0).path("event");
        assertThat(told.path("what").asText()).isEqualTo("added");
        assertThat(told.path("users").size()).isEqualTo(1);
        assertThat(told.path("users").get(0).asText()).isEqualTo(eve.userId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                                       | 400 invalid members
                    {"members":[]}                                           | 400 invalid members
                    {"members":["x"]}                                        | 400 invalid members
                    {"members":[null]}                                       | 400 invalid members
                    {"members":["01900000-0000-7000-8000-000000000000"]}     | 400 invalid members
                    """)
    void nobody_cannot_be_added(String body, String problem) {
        assertThat(ada.json("POST", path + "/members", body).problem()).isEqualTo(problem);
        assertThat(members(ada.get(path + "/members").json())).hasSize(2);
    }

    @Test
    void who_is_removed_keeps_what_came_before_and_gets_nothing_after() {
        ada.say(id, "before");
        assertThat(ada.delete(path + "/members/" + bob.userId()).status()).isEqualTo(204);
        ada.say(id, "after");

        var head = bob.get(path).json();
        assertThat(head.path("active").asBoolean(true)).isFalse();
        assertThat(head.has("members")).isFalse();
        assertThat(bob.get(path + "/members").problem()).isEqualTo("404 not_found");
        assertThat(events(bob, path)).containsExactly("created", "removed");
        assertThat(bob.get(path + "/messages").text()).contains("before").doesNotContain("after\"");
        assertThat(bob.get(path + "/messages?after=0").text()).doesNotContain("\"after\"}");
        assertThat(bob.say(id, "let me in").problem()).isEqualTo("404 not_found");
        assertThat(bob.json("PATCH", path, "{\"title\":\"x\"}").problem())
                .isEqualTo("404 not_found");
        var gone = ada.get(path + "/members").json().path("members");
        assertThat(gone.findValuesAsText("active")).containsExactlyInAnyOrder("true", "false");
    }

    @Test
    void who_is_no_member_can_be_neither_removed_nor_named() {
        for (var nobody : List.of(eve.userId(), UUID.randomUUID().toString()))
            for (var answer :
                    List.of(
                            ada.delete(path + "/members/" + nobody),
                            ada.json("PATCH", path + "/members/" + nobody, "{\"role\":\"admin\"}")))
                assertThat(answer.problem()).isEqualTo("404 not_found user");
        assertThat(ada.delete(path + "/members/nonsense").problem()).isEqualTo("404 not_found");
    }

    @Test
    void a_member_leaves() {
        assertThat(bob.delete(path + "/members/" + bob.userId()).status()).isEqualTo(204);
        assertThat(events(ada, path)).containsExactly("created", "left");
        assertThat(bob.delete(path + "/members/" + bob.userId()).problem())
                .isEqualTo("404 not_found");
        assertThat(ada.delete(path + "/members/" + ada.userId()).status())
                .as("and the last one may, too")
                .isEqualTo(204);
    }

    @Test
    void the_last_admin_names_another_before_they_go() {
        var leave = path + "/members/" + ada.userId();
        assertThat(ada.delete(leave).problem()).isEqualTo("403 not_allowed");
        assertThat(appoint(ada, ada, "member").problem()).isEqualTo("403 not_allowed");

        assertThat(appoint(ada, bob, "admin").status()).isEqualTo(204);
        assertThat(ada.delete(leave).status()).isEqualTo(204);
        assertThat(events(bob, path)).containsExactly("created", "promoted", "left");
        assertThat(bob.json("PATCH", path, "{\"title\":\"Bob's\"}").status()).isEqualTo(200);
    }

    @Test
    void an_admin_becomes_a_member_again() {
        appoint(ada, bob, "admin");
        assertThat(members(ada.get(path).json()))
                .containsExactlyInAnyOrder(ada.userId() + " admin", bob.userId() + " admin");
        assertThat(appoint(bob, ada, "member").status()).isEqualTo(204);
        assertThat(members(ada.get(path).json())).containsExactlyInAnyOrder(in(bob, ada));
        assertThat(events(ada, path)).containsExactly("created", "promoted", "demoted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                 | role
                    {"role":"king"}    | role
                    {"role":"ADMIN"}   | role
                    {"role":1}         | role
                    """)
    void a_wrong_role_is_named(String body, String field) {
        assertThat(ada.json("PATCH", path + "/members/" + bob.userId(), body).problem())
                .isEqualTo("400 invalid " + field);
    }

    @Test
    void a_group_has_1024_members_at_most() {
        var crowd = crowd(1_023);
        var full = crowd.stream().collect(Collectors.joining("\",\"", "\"", "\""));
        var big =
                ada.json(
                        "POST",
                        "/api/v1/conversations",
                        "{\"clientId\":\"%s\",\"title\":\"Big\",\"members\":[%s]}"
                                .formatted(UUID.randomUUID(), full));
        assertThat(big.status()).isEqualTo(201);
        assertThat(big.json().path("members").size()).isEqualTo(1_024);

        var group = "/api/v1/conversations/" + big.json().path("id").asText();
        assertThat(ada.post(group + "/members", ids(bob)).problem())
                .isEqualTo("413 too_large members");
        var invite = ada.post(group + "/invite", json()).json().path("token").asText();
        assertThat(bob.post("/api/v1/invites/" + invite, json()).problem())
                .isEqualTo("413 too_large");

        ada.delete(group + "/members/" + crowd.getFirst());
        assertThat(bob.post("/api/v1/invites/" + invite, json()).status()).isEqualTo(200);
    }

    private static List<String> crowd(int size) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < size; i++) ids.add(web.newcomer("crowd" + i + "_").toString());
        return ids;
    }

    @Test
    void what_happens_to_a_group_appears_on_sockets() {
        try (var live = ChatClient.of(bob).connect()) {
            ada.json("PATCH", path, "{\"title\":\"Live\"}");
            ada.say(id, "and on");
            live.await(() -> live.held(id).texts().contains("and on"));
        }
    }

    @Test
    void only_who_is_signed_in_may_do_anything() {
        var stranger = web.stranger().with("Authorization", "Bearer of.no.token");
        for (var answer :
                List.of(
                        stranger.get(path + "/members"),
                        stranger.post(path + "/members", ids(eve)),
                        stranger.json("PATCH", path, "{}"),
                        stranger.delete(path + "/members/" + bob.userId()),
                        stranger.get(path + "/invite")))
            assertThat(answer.problem()).isEqualTo("401 unauthenticated");
    }
}
