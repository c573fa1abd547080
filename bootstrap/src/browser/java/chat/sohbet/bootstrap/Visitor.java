package chat.sohbet.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Somebody with a browser window of their own. What their pages complain about is kept.
final class Visitor implements AutoCloseable {
    private static final String FLOOD =
            """
            async ([conversation, text, count]) => {
              const uuid = document.querySelector('link[rel=modulepreload][href$="models/uuid.js"]').href
              const { clientId } = await import(uuid)
              const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/socket`)
              await new Promise(done => socket.onopen = done)
              let sent = 0
              const send = () => socket.send(JSON.stringify({ type: 'send', clientId: clientId(), conversation, text: `${text} ${++sent}.` }))
              await new Promise((done, failed) => {
                let acknowledged = 0
                socket.onmessage = ({ data }) => {
                  const { type, detail } = JSON.parse(data)
                  if (type === 'error') failed(new Error(detail))
                  if (type !== 'ack') return
                  if (++acknowledged === count) done()
                  if (sent < count) send()
                }
                while (sent < Math.min(count, 200)) send()
              })
              socket.close()
            }\
            """;

    private static final String CALL =
            """
            async ([method, path, body]) => {
              const answer = await fetch(`/api/v1${path}`, { method, headers: { 'Content-Type': 'application/json' }, body: body && JSON.stringify(body) })
              if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`)
              return answer.status === 204 ? null : answer.json()
            }\
            """;

    private final BrowserContext window;
    private final Page page;
    private final URI house;
    private final List<String> complaints = new ArrayList<>();

    Visitor(Browser browser, URI house, Browser.NewContextOptions options) {
        this.house = house;
        window = browser.newContext(options);
        page = open(window);
    }

    private Page open(BrowserContext context) {
        var opened = context.newPage();
        opened.onPageError(complaints::add);
        opened.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !message.text().contains("ERR_INTERNET_DISCONNECTED"))
                complaints.add(message.text());
        });
        return opened;
    }

    Page page() {
        return page;
    }

    BrowserContext window() {
        return window;
    }

    /// Another tab of the same window, at the same place.
    Page secondTab() {
        var tab = open(window);
        tab.navigate(page.url());
        return tab;
    }

    List<String> complaints() {
        return complaints;
    }

    void go(String path) {
        page.navigate(house.resolve(path).toString());
    }

    /// Loads a chat again and waits until scripts have taken over what the server drew: until then
    /// there is no menu.
    void reload() {
        page.reload();
        assertThat(page.locator(".message[data-key]").last()).isVisible();
    }

    void register(String username, String displayName) {
        go("/register");
        page.fill("#displayName", displayName);
        page.fill("#username", username);
        page.fill("#email", username + "@example.org");
        page.fill("#password", "nine glasses of tea");
        page.click("button[type=submit]");
        page.waitForURL(house.resolve("/").toString());
    }

    /// Finds somebody in the directory and opens the chat with them.
    void openChatWith(String username) {
        page.click(".rail a[href='/people']");
        page.click("text=@" + username);
        page.waitForURL(Pattern.compile("/chat/"));
        assertThat(page.locator(".composer textarea")).isVisible();
    }

    void write(String text) {
        page.fill(".composer textarea", text);
        page.press(".composer textarea", "Enter");
    }

    /// Many messages to the conversation that is open, over a socket of its own: "text 1." and on.
    void flood(String text, int count) {
        flood(page.url().replaceAll(".*/chat/", ""), text, count);
    }

    void flood(String conversation, String text, int count) {
        page.evaluate(FLOOD, List.of(conversation, text, count));
    }

    /// What the API answers when this browser asks it; `body` is none with `null`.
    Object call(String method, String path, @Nullable Object body) {
        var arguments = new ArrayList<@Nullable Object>();
        arguments.add(method);
        arguments.add(path);
        arguments.add(body);
        return page.evaluate(CALL, arguments);
    }

    void say(String conversation, String text) {
        var message = Map.of("clientId", clientId(), "text", text);
        call("POST", "/conversations/" + conversation + "/messages", message);
    }

    String me() {
        return id(call("GET", "/users/me", null));
    }

    String clientId() {
        return (String) page.evaluate("crypto.randomUUID()");
    }

    static String id(Object answer) {
        return (String) ((Map<?, ?>) answer).get("id");
    }

    /// The bubble that holds `text`.
    Locator bubble(String text) {
        return page.locator(".message", new Page.LocatorOptions().setHasText(text));
    }

    Locator row(String name) {
        return page.locator("[data-part=rows] .row", new Page.LocatorOptions().setHasText(name));
    }

    /// What axe finds wrong with the page as it is now.
    List<String> violations() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                        .toList();
    }

    void look(String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", name + ".png")));
    }

    @Override
    public void close() {
        window.close();
    }
}
