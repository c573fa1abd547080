package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.narrow;
import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several tabs of one browser have one socket, and say the same.
class TabsTest {
    /// Counts the sockets that a page opens.
    private static final String COUNTING =
            """
            window.sockets = []
            window.WebSocket = class extends WebSocket {
              constructor(...address) {
                super(...address)
                window.sockets.push(this)
              }
            }\
            """;

    private static final String WITHOUT_LOCKS =
            "Object.defineProperty(navigator, 'locks', { value: undefined })";

    @RegisterExtension static final Home home = new Home();

    private Visitor ada;
    private Visitor mert;
    private final List<Page> tabs = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void many_tabs_have_one_socket_and_another_takes_over_when_it_closes(boolean locks) {
        open(locks);
        assertThat(openSockets()).isEqualTo(1);
        var leading = tabs.stream().filter(TabsTest::leads).findFirst().orElseThrow();
        tabs.remove(leading);
        leading.close();
        for (var tab : tabs)
            tab.waitForFunction("() => document.querySelector('[data-part=banner]').hidden");
        ada.write("Still there?");
        for (var tab : tabs)
            assertThat(tab.locator(".row [data-part=preview]")).hasText("Still there?");
        assertThat(openSockets()).isEqualTo(1);
        // A tab that has no socket writes.
        var other = tabs.stream().filter(tab -> !leads(tab)).findFirst().orElseThrow();
        other.bringToFront();
        other.locator(".row").click();
        other.fill(".composer textarea", "Yes");
        other.press(".composer textarea", "Enter");
        assertThat(ada.bubble("Yes")).isVisible();
        assertThat(ada.bubble("Still there?").locator(".ticks")).hasAttribute("data-state", "read");
    }

    @Test
    void what_one_tab_reads_no_other_counts() {
        open(true);
        ada.write("One");
        ada.write("Two");
        for (var tab : tabs) assertThat(tab.locator(".row [data-part=unread]")).hasText("3");
        var one = tabs.get(1);
        one.bringToFront();
        one.locator(".row").click();
        for (var tab : tabs) {
            assertThat(tab.locator(".row [data-part=badge]")).isHidden();
            assertThat(tab).hasTitle("Sohbet");
        }
    }

    @Test
    void what_was_missed_is_told_once_and_only_after_a_banner() {
        open(true);
        mert.window().setOffline(true);
        for (var tab : tabs) assertThat(tab.locator("[data-part=banner]")).isVisible();
        for (int i = 1; i <= 3; i++) ada.write("Missed " + i);
        assertThat(ada.page().locator(".message .ticks[data-state=pending]")).hasCount(0);
        mert.window().setOffline(false);
        for (var tab : tabs) {
            assertThat(tab.locator("[data-part=toast-text]"))
                    .hasText(
                            "Caught up: 3 messages in 1 chat",
                            new HasTextOptions().setTimeout(15_000));
            assertThat(tab.locator("[data-part=banner]")).isHidden();
            assertThat(tab.locator(".row [data-part=unread]")).hasText("4");
        }
    }

    private void open(boolean locks) {
        ada = home.visitor("ada", "Ada Vural", wide());
        mert = home.visitor("mert", "Mert Yılmaz", narrow());
        ada.openChatWith(home.name("mert"));
        ada.write("Hello");
        assertThat(mert.row("Ada Vural")).isVisible();
        mert.window().addInitScript(COUNTING);
        if (!locks) mert.window().addInitScript(WITHOUT_LOCKS);
        mert.page().navigate("about:blank");
        mert.go("/");
        tabs.clear();
        tabs.add(mert.page());
        for (int i = 0; i < 3; i++) tabs.add(mert.secondTab());
        for (var tab : tabs) {
            assertThat(tab.locator("[data-part=rows] [data-part=row-more]"))
                    .not()
                    .hasAttribute("hidden", "");
        }
    }

    private long openSockets() {
        return tabs.stream().filter(TabsTest::leads).count();
    }

    private static boolean leads(Page tab) {
        return (Boolean) tab.evaluate("window.sockets.some(socket => socket.readyState === 1)");
    }
}
