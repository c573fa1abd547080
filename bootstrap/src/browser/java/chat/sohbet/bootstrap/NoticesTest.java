package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How somebody hears of a message who looks at something else: by a sound, by a notification of
/// the system, and by what is counted on the tab. Chromium without a screen shows no notification,
/// so one that stands in for it is asked what it was told.
class NoticesTest {
    private static final String NOTIFICATIONS =
            """
            window.told = []
            window.Notification = class {
              static permission = 'default'
              static async requestPermission() { return localStorage.granted = window.Notification.permission = 'granted' }
              constructor(title, how) { Object.assign(this, { title, ...how }); window.told.push(this) }
              close() {}
            }
            document.hasFocus = () => !window.away
            if (localStorage.granted) window.Notification.permission = 'granted'
            if (sessionStorage.away) window.away = true
            Object.defineProperty(navigator, 'serviceWorker', { value: undefined })
            Object.defineProperty(navigator, 'setAppBadge', { value: async count => { window.badge = count } })
            Object.defineProperty(navigator, 'clearAppBadge', { value: async () => { window.badge = 0 } })\
            """;

    @RegisterExtension static final Home home = Home.withWholeBrowser();

    private Visitor ada;
    private Visitor mert;

    @Test
    void what_is_unread_is_counted_on_the_tab_its_picture_and_the_app() {
        meet();
        ada.write("Are you there?");
        assertThat(mert.page()).hasTitle("(1) Sohbet");
        assertThat(mert.page().locator("link[rel=icon]")).hasAttribute("data-unread", "1");
        mert.page()
                .waitForFunction(
                        "() => document.querySelector('link[rel=icon]').href.startsWith('data:image/png')");
        mert.page().waitForFunction("() => window.badge === 1");
        mert.row("Ada Vural").click();
        assertThat(mert.page()).hasTitle("Sohbet");
        mert.page()
                .waitForFunction(
                        "() => document.querySelector('link[rel=icon]').href.endsWith('icon.svg')");
        mert.page().waitForFunction("() => window.badge === 0");
    }

    @Test
    void nobody_is_asked_before_they_want_it_and_a_click_opens_the_chat() {
        meet();
        assertThat(mert.page().evaluate("Notification.permission")).isEqualTo("default");
        allow();
        ada.write("Tea at five?");
        told(mert.page(), 1);
        assertThat(mert.page().evaluate("told.map(({ title, body }) => [title, body])"))
                .isEqualTo(List.of(List.of("Ada Vural", "Tea at five?")));
        mert.page().evaluate("told[0].onclick()");
        assertThat(mert.bubble("Tea at five?")).isVisible();
    }

    @Test
    void a_notification_says_only_who_wrote_where_no_preview_is_wanted() {
        meet();
        allow();
        mert.page().locator("[data-part=notices] [name=preview]").uncheck();
        ada.write("A secret");
        told(mert.page(), 1);
        assertThat(mert.page().evaluate("told[0].body")).isEqualTo("New message");
    }

    @Test
    void a_chat_that_one_looks_at_or_has_muted_says_nothing() {
        meet();
        allow();
        mert.page().click(".rail a[href='/']");
        mert.row("Ada Vural").click();
        ada.write("Seen at once");
        assertThat(mert.bubble("Seen at once")).isVisible();
        mert.page().evaluate("window.away = true");
        ada.write("Not looking");
        told(mert.page(), 1);
        mert.page()
                .evaluate(
                        "id => fetch(`/api/v1/conversations/${id}/self`, { method: 'PATCH', headers: { 'Content-Type': 'application/json' }, body: '{\"mutedUntil\":\"always\"}' })",
                        mert.page().url().replaceAll(".*/chat/", ""));
        assertThat(mert.row("Ada Vural").locator("[data-part=mute]")).isVisible();
        ada.write("Into the void");
        assertThat(mert.bubble("Into the void")).isVisible();
        ada.write("And once more");
        assertThat(mert.bubble("And once more")).isVisible();
        assertThat(mert.page().evaluate("told.length")).isEqualTo(1);
        assertThat(mert.page().evaluate("told[0].body")).isEqualTo("Not looking");
    }

    @Test
    void several_tabs_tell_it_once_and_none_where_one_of_them_shows_the_chat() {
        meet();
        allow();
        mert.page().evaluate("sessionStorage.away = 'yes'");
        mert.go("/");
        var other = mert.window().newPage();
        other.navigate(mert.page().url());
        other.evaluate("sessionStorage.away = 'yes'");
        other.reload();
        ready(mert.page());
        ready(other);
        ada.write("To all of you");
        mert.page().waitForFunction("() => !document.title.startsWith('Sohbet')");
        other.waitForFunction("() => !document.title.startsWith('Sohbet')");
        var both = List.of(mert.page(), other);
        await().until(() -> count(both) == 1);
        other.evaluate("window.away = false");
        other.locator(".row").first().click();
        assertThat(other.locator(".message").last()).containsText("To all of you");
        ada.write("You see this");
        assertThat(other.locator(".message").last()).containsText("You see this");
        ada.write("And this");
        assertThat(other.locator(".message").last()).containsText("And this");
        other.evaluate("window.away = true");
        ada.write("Gone again?");
        await().untilAsserted(() ->
                assertThat(
                                both.stream()
                                        .flatMap(page -> bodies(page).stream())
                                        .map(String::valueOf))
                        .containsExactlyInAnyOrder("To all of you", "Gone again?"));
    }

    @Test
    void a_sound_is_heard_until_it_is_switched_off() {
        meet();
        mert.page().click(".rail a[href='/me']");
        mert.page().locator("body").press("Shift");
        ada.write("One");
        assertThat(mert.page().locator("html")).hasAttribute("data-rang", "1");
        mert.page().locator("[data-part=notices] [name=sound]").uncheck();
        ada.write("Two");
        assertThat(mert.page()).hasTitle("(1) Sohbet");
        assertThat(mert.row("Ada Vural").locator("[data-part=preview]")).hasText("Two");
        assertThat(mert.page().locator("html")).hasAttribute("data-rang", "1");
    }

    private void meet() {
        ada = home.visitor("ada", "Ada Vural", wide());
        mert = home.visitor("mert", "Mert Yılmaz", wide());
        mert.window().addInitScript(NOTIFICATIONS);
        mert.page().reload();
        ada.openChatWith(home.name("mert"));
        ada.write("Hello");
        mert.row("Ada Vural").click();
        assertThat(mert.bubble("Hello")).isVisible();
        mert.page().click(".rail a[href='/']");
        mert.page().reload();
        assertThat(mert.page()).hasTitle("Sohbet");
        ready(mert.page());
    }

    private void allow() {
        mert.page().click(".rail a[href='/me']");
        mert.page().locator("[data-part=notices] [name=shown]").check();
        assertThat(mert.page().locator("[data-part=notices] [name=shown]")).isChecked();
    }

    /// The page has heard of its chats.
    private static void ready(Page page) {
        assertThat(page.locator("[data-part=rows] [data-part=row-more]").first())
                .not()
                .hasAttribute("hidden", "");
    }

    private static void told(Page page, int times) {
        page.waitForFunction("times => told.length === times", times);
    }

    private static List<?> bodies(Page page) {
        return (List<?>) page.evaluate("told.map(({ body }) => body)");
    }

    private static int count(List<Page> pages) {
        return pages.stream().mapToInt(page -> (Integer) page.evaluate("told.length")).sum();
    }
}
