package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.ApiClient;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Everything of mine, and nothing of others, in one file.
class ExportTest {
    private static final String PLACE = "/api/v1/users/me/export";
    private static final ObjectMapper JSON = new ObjectMapper();
    @RegisterExtension static final SharedWeb web = new SharedWeb();

    private ApiClient ada;
    private ApiClient bob;

    @BeforeEach
    void people() {
        ada = web.register("ada");
        bob = web.register("bob");
    }

    private static Map<String, String> export(ApiClient who) throws Exception {
        var request =
                HttpRequest.newBuilder(web.uri().resolve(PLACE))
                        .header("Authorization", who.header("Authorization"))
                        .build();
        var entries = new TreeMap<String, String>();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
            assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment; filename=\"sohbet-" + who.username());
            try (var zip = new ZipInputStream(answer.body(), UTF_8)) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                    assertThat(entries.put(entry.getName(), new String(zip.readAllBytes(), UTF_8)))
                            .isNull();
            }
        }
        return entries;
    }

    private static String entry(Map<String, String> entries, String ending) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(ending))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void all_that_i_may_see_is_in_it_to_read_and_for_programs() throws Exception {
        var talk = ada.conversationWith(bob);
        for (int i = 1; i <= 120; i++) ada.say(talk, "message " + i);
        var file = bob.upload("/api/v1/attachments", "../plan <1>.txt", "the plan".getBytes(UTF_8));
        var id = file.json().path("id").asText();
        var draft = json("clientId", UUID.randomUUID().toString()).put("text", "see");
        draft.putArray("attachments").add(id);
        assertThat(bob.post("/api/v1/conversations/" + talk + "/messages", draft).status())
                .isEqualTo(201);

        var entries = export(ada);

        var account = JSON.readTree(entries.get("account.json"));
        assertThat(account.path("email").asText()).startsWith(web.name("ada"));
        assertThat(account.path("sessions")).hasSize(1);
        var chat = JSON.readTree(entry(entries, "/messages.json"));
        assertThat(chat.path("messages")).hasSize(121);
        assertThat(chat.path("messages").get(119).path("text").asText()).isEqualTo("message 120");
        assertThat(chat.path("members").findValuesAsText("username"))
                .contains(web.name("ada"), web.name("bob"));
        assertThat(entries.get("files/" + id + "-plan_1.txt")).isEqualTo("the plan");
        assertThat(entry(entries, "/messages.html"))
                .contains("message 1<", "message 120<", "../../files/" + id + "-plan_1.txt");
        assertThat(entries.get("index.html")).contains("/messages.html\">" + web.name("bob") + "<");
    }

    @Test
    void what_others_write_is_no_markup_and_leads_nowhere() throws Exception {
        var evil = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>";
        var group = bob.group("../../etc/<b>cron", ada);
        bob.say(group, evil);
        bob.json("PATCH", "/api/v1/users/me", "{\"displayName\":\"<i>Bob</i>\"}");

        var entries = export(ada);

        assertThat(entries.keySet())
                .allMatch(name -> name.matches("[A-Za-z0-9_-][A-Za-z0-9._/-]*"))
                .noneMatch(name -> name.contains("..") || name.contains("//"));
        assertThat(entry(entries, "/messages.html"))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;i&gt;Bob&lt;/i&gt;")
                .contains("default-src &#39;none&#39;".replace("&#39;", "'"))
                .doesNotContain("<script", "<i>Bob", "<img src=x");
        assertThat(entries.get("index.html")).doesNotContain("<b>cron");
    }

    @Test
    void nothing_is_in_it_that_i_may_not_see() throws Exception {
        var group = bob.group("Tea");
        bob.say(group, "before you came");
        var add = json();
        add.putArray("members").add(ada.userId());
        bob.post("/api/v1/conversations/" + group + "/members", add);
        bob.say(group, "since you came");
        bob.group("Secret");

        var all = String.join("\n", export(ada).values());

        assertThat(all)
                .contains("since you came")
                .doesNotContain("before you came", "Secret", web.name("bob") + "@");
    }

    @Test
    void it_is_made_seldom_and_for_nobody_else() throws Exception {
        for (int i = 0; i < 3; i++) export(ada);
        assertThat(ada.get(PLACE).problem()).isEqualTo("429 rate");
        assertThat(web.stranger().get(PLACE).problem()).isEqualTo("401 unauthenticated");
        export(bob);
    }
}
