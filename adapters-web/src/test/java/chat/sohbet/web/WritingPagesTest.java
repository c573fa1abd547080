package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.FormBrowser;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is in messages besides their text, as pages show it without scripts.
class WritingPagesTest {
    private TestWeb web;
    private FormBrowser page;
    private ApiClient ada;
    private ApiClient bob;
    private String talk;

    @BeforeEach
    void start() {
        web = TestWeb.start();
        page = new FormBrowser(web.uri());
        ada = web.register("ada");
        page.submit(
                page.get("/login"), "/login", "username", "ada", "password", ApiClient.PASSWORD);
        bob = web.register("bob");
        talk = ada.conversationWith(bob);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private void reply(ApiClient by, String text, long seq) {
        by.post(
                "/api/v1/conversations/" + talk + "/messages",
                json("clientId", UUID.randomUUID().toString())
                        .put("text", text)
                        .put("replyTo", seq));
    }

    private String read(String query) {
        return page.get("/chat/" + talk + query).body();
    }

    @Test
    void emphasis_code_and_addresses_are_shown_as_such() {
        bob.say(talk, "*bold* _it_ ~no~ `a<b` https://example.org/?a=1&b=\"x");
        assertThat(read(""))
                .contains("<strong>bold</strong>")
                .contains("<em>it</em>")
                .contains("<s>no</s>")
                .contains("<code>a&lt;b</code>")
                .containsPattern(
                        "<a href=\"https://example.org/\\?a(=|&#61;)1&amp;b(=|&#61;)\" rel=\"noopener noreferrer"
                                + " nofollow\" target=\"_blank\">");
    }

    @Test
    void lists_show_what_was_written_without_its_marks() {
        bob.say(talk, "*Tea* at _four_, `now`");
        assertThat(page.get("/").body()).contains(">Tea at four, now<");
    }

    @Test
    void a_quote_leads_to_what_is_answered_and_shows_it_while_it_is_there() {
        ada.say(talk, "Tea at four?");
        for (int i = 0; i < 60; i++) bob.say(talk, "and " + i);
        reply(bob, "Gladly", 1);

        assertThat(read(""))
                .containsPattern(
                        "<a class=\"quote\"[^>]*href=\"/chat/"
                                + talk
                                + "\\?around(=|&#61;)1#m1\"[^>]*><b[^>]*>You</b><span[^>]*>Tea at four\\?</span>");
        assertThat(read("?around=1")).contains("id=\"m1\"").contains("Newest messages");

        ada.delete("/api/v1/conversations/" + talk + "/messages/1");
        assertThat(read("")).contains(">Message not available<").doesNotContain("Tea at four");
    }
}
