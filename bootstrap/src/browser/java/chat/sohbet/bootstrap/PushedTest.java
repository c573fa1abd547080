package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The service worker shows what is pushed while no page is in front, and a click opens the chat:
/// DevTools delivers the message in place of a push service.
class PushedTest {
    private static final String SHOWN =
            """
            async () => {
              const registration = await navigator.serviceWorker.ready
              const shown = await registration.getNotifications()
              return shown.map(({ title, body, tag, data }) => [title, body, tag, data.conversation])
            }\
            """;

    @RegisterExtension static final Home home = Home.withWholeBrowser();

    private final List<String> registrations = new CopyOnWriteArrayList<>();

    @Test
    void what_is_pushed_is_shown_and_a_click_opens_the_chat() {
        var ada = home.visitor("ada", "Ada Vural", wide());
        var mert =
                home.visitor(
                        "mert",
                        "Mert Yılmaz",
                        wide().setServiceWorkers(ServiceWorkerPolicy.ALLOW)
                                .setPermissions(List.of("notifications")));
        ada.openChatWith(home.name("mert"));
        ada.write("Tea at five?");
        var chat = ada.page().url().replaceAll(".*/chat/", "");
        assertThat(mert.row("Ada Vural")).isVisible();
        mert.page().waitForFunction("() => navigator.serviceWorker.controller !== null");
        var devtools = mert.window().newCDPSession(mert.page());
        listen(devtools);
        mert.page().waitForCondition(() -> !registrations.isEmpty());
        // Who looks at a page is told by the page, and a page that is driven is always looked at.
        mert.page().navigate("about:blank");

        deliver(devtools, chat);
        mert.go("/");
        await().untilAsserted(() ->
                assertThat(mert.page().evaluate(SHOWN))
                        .isEqualTo(List.of(List.of("Ada Vural", "Tea at five?", chat, chat))));
        // A browser without a screen has nothing to click on: this is what the worker says then.
        mert.page()
                .evaluate(
                        "path => navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { open: path } }))",
                        "/chat/" + chat);
        assertThat(mert.bubble("Tea at five?")).isVisible();
        // What is read needs no notification any more.
        await().untilAsserted(() -> assertThat(mert.page().evaluate(SHOWN)).isEqualTo(List.of()));
    }

    private void listen(CDPSession devtools) {
        devtools.on(
                "ServiceWorker.workerRegistrationUpdated",
                event ->
                        event.getAsJsonArray("registrations")
                                .forEach(each ->
                                        registrations.add(
                                                each.getAsJsonObject()
                                                        .get("registrationId")
                                                        .getAsString())));
        devtools.send("ServiceWorker.enable");
    }

    private void deliver(CDPSession devtools, String chat) {
        var message = new JsonObject();
        message.addProperty("origin", home.house().address().toString());
        message.addProperty("registrationId", registrations.getFirst());
        message.addProperty(
                "data",
                "{\"title\":\"Ada Vural\",\"text\":\"Tea at five?\",\"conversation\":\"%s\",\"seq\":1}"
                        .formatted(chat));
        devtools.send("ServiceWorker.deliverPushMessage", message);
    }
}
