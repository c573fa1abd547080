package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The app opens without a network and shows what was read, until its owner signs out.
class OfflineTest {
    private static final String KEPT =
            """
            async () => {
              const shell = await (await caches.open('sohbet-shell')).match('/')
              return Boolean(shell)
            }\
            """;
    private static final String READ =
            """
            async me => {
              const database = await new Promise(done => { const asked = indexedDB.open(`sohbet-${me}`); asked.onsuccess = () => done(asked.result) })
              const entries = await new Promise(done => { const asked = database.transaction('chats').objectStore('chats').getAll(); asked.onsuccess = () => done(asked.result) })
              database.close()
              return entries.some(({ messages }) => messages?.some(({ text }) => text === 'Bring bread'))
            }\
            """;

    private static final String LEFT =
            "async () => [...await caches.keys(), ...(await indexedDB.databases()).map(({ name }) => name)]";

    @RegisterExtension static final Home home = new Home();

    private Visitor ada;
    private Visitor mert;

    @Test
    void a_chat_that_was_read_opens_without_a_network_and_catches_up_with_one() {
        meet();
        var chat = mert.page().url();
        mert.page().navigate("about:blank");
        mert.window().setOffline(true);
        ada.write("And olives");
        mert.page().navigate(chat);
        assertThat(mert.bubble("Bring bread")).isVisible();
        assertThat(mert.row("Ada Vural")).isVisible();
        assertThat(mert.page().locator("[data-part=banner]")).isVisible();
        mert.write("Written offline");
        assertThat(mert.bubble("Written offline")).isVisible();
        mert.window().setOffline(false);
        assertThat(mert.bubble("And olives")).isVisible();
        assertThat(ada.bubble("Written offline")).isVisible();
        mert.page().reload();
        assertThat(mert.page().locator("[data-offline]")).hasCount(0);
    }

    @Test
    void whoever_logs_out_leaves_nothing_behind() {
        meet();
        mert.page().click(".rail a[href='/me']");
        // Before any script of the page has run.
        mert.page().locator("form[action='/logout']").evaluate("form => form.submit()");
        mert.page().waitForURL("**/login**");
        nothingIsLeft();
    }

    @Test
    void whose_session_is_ended_elsewhere_leaves_nothing_behind() {
        meet();
        mert.page()
                .evaluate(
                        "fetch('/api/v1/sessions/current', { method: 'DELETE', headers: { 'Content-Type': 'application/json' } })");
        mert.page().waitForURL("**/login**");
        nothingIsLeft();
    }

    @Test
    void a_browser_can_install_it() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var manifest = get(client, "/manifest.webmanifest?lang=fr");
            assertThat(manifest)
                    .contains("\"start_url\":\"/\"", "\"lang\":\"fr\"", "512x512", "maskable");
            assertThat(get(client, "/sw.js")).contains("notificationclick");
        }
    }

    private static String get(HttpClient client, String path) throws Exception {
        URI address = home.house().address().resolve(path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    }

    private void nothingIsLeft() {
        assertThat(mert.page().locator("#username")).isVisible();
        await().untilAsserted(() -> assertThat(mert.page().evaluate(LEFT)).isEqualTo(List.of()));
        // Nor does it come back with the next file that somebody needs.
        mert.page().evaluate("fetch(document.querySelector('link[rel=stylesheet]').href)");
        assertThat(mert.page().evaluate(LEFT)).isEqualTo(List.of());
    }

    private void meet() {
        ada = home.visitor("ada", "Ada Vural", wide());
        mert = home.visitor("mert", "Mert Yılmaz", keeping());
        ada.openChatWith(home.name("mert"));
        ada.write("Bring bread");
        mert.row("Ada Vural").click();
        assertThat(mert.bubble("Bring bread")).isVisible();
        await().until(() -> (Boolean) mert.page().evaluate(KEPT));
        var me = mert.page().locator(".app").getAttribute("data-me");
        await().until(() -> (Boolean) mert.page().evaluate(READ, me));
    }

    private static NewContextOptions keeping() {
        return wide().setServiceWorkers(ServiceWorkerPolicy.ALLOW);
    }
}
