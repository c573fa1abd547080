package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.narrow;
import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Two people, two browsers, the real house on its embedded PostgreSQL: what the whole thing is
/// for.
class TwoPeopleTest {
    private static final Pattern READ = Pattern.compile("read");

    @RegisterExtension static final Home home = Home.withWholeBrowser();

    private Visitor ada;
    private Visitor mert;

    @Test
    void they_find_each_other_and_talk_without_loading_a_page_again() {
        meet();
        assertThat(ada.page().locator("text=@" + name("mert"))).isVisible();
        ada.page().evaluate("window.same = true");
        ada.openChatWith(name("mert"));
        ada.write("Sunday at mine?");
        assertThat(ada.bubble("Sunday at mine?")).hasCount(1);
        assertThat(mert.row("Ada Vural").locator("[data-part=unread]")).hasText("1");
        assertThat(mert.page()).hasTitle("(1) Sohbet");
        assertThat(ada.bubble("Sunday").locator(".ticks")).hasAttribute("data-state", "delivered");

        mert.row("Ada Vural").click();
        assertThat(mert.bubble("Sunday at mine?")).isVisible();
        assertThat(ada.bubble("Sunday").locator(".ticks")).hasAttribute("data-state", READ);
        assertThat(mert.page()).hasTitle("Sohbet");

        mert.write("Evet! <b>Çay</b> من عندي 🥯");
        assertThat(ada.bubble("Evet! <b>Çay</b> من عندي 🥯")).hasCount(1);
        assertThat(ada.page().locator(".message b >> text=Çay")).hasCount(0);
        assertThat((Boolean) ada.page().evaluate("window.same")).isTrue();
    }

    @Test
    void a_message_shows_on_every_tab_and_is_there_after_a_reload() {
        meet();
        ada.openChatWith(name("mert"));
        var tab = ada.secondTab();
        assertThat(tab.locator(".composer textarea")).isVisible();
        ada.write("On both tabs");
        assertThat(tab.locator(".message")).hasText(Pattern.compile("On both tabs"));
        ada.page().reload();
        assertThat(ada.bubble("On both tabs")).hasCount(1);
    }

    @Test
    void what_is_written_offline_is_sent_once_and_in_order_afterwards() {
        meet();
        ada.openChatWith(name("mert"));
        ada.write("Before");
        mert.row("Ada Vural").click();
        assertThat(mert.bubble("Before")).isVisible();
        ada.window().setOffline(true);
        assertThat(ada.page().locator("[data-part=banner]")).isVisible();
        for (int i = 1; i <= 3; i++) ada.write("Offline " + i);
        assertThat(ada.page().locator(".message .ticks[data-state=pending]")).hasCount(3);
        ada.window().setOffline(false);
        assertThat(mert.bubble("Offline"))
                .hasText(
                        new Pattern[] {
                            Pattern.compile("Offline 1"),
                            Pattern.compile("Offline 2"),
                            Pattern.compile("Offline 3")
                        });
        assertThat(ada.page().locator("[data-part=banner]")).isHidden();
        assertThat(ada.bubble("Offline")).hasCount(3);
    }

    @Test
    void history_loads_upwards_page_by_page() {
        meet();
        ada.openChatWith(name("mert"));
        for (int i = 1; i <= 70; i++) ada.write("Number " + i + ".");
        assertThat(ada.page().locator(".message .ticks[data-state=pending]")).hasCount(0);
        mert.row("Ada Vural").click();
        assertThat(mert.bubble("Number 70.")).isVisible();
        mert.page().locator(".log .scroll").evaluate("element => element.scrollTop = 0");
        assertThat(mert.bubble("Number 1.")).hasCount(1);
        assertThat(mert.page().locator(".message")).hasCount(70);
    }

    @Test
    void every_page_is_clean_to_axe_light_and_dark_wide_and_narrow() {
        meet();
        ada.openChatWith(name("mert"));
        ada.write("Hello");
        mert.row("Ada Vural").click();
        assertThat(mert.bubble("Hello")).isVisible();
        for (var visitor : List.of(ada, mert)) {
            var look = visitor == ada ? "wide-light-" : "narrow-dark-";
            for (var path : List.of("/login", "/register", "/nowhere")) {
                var stranger = home.stranger(visitor == ada ? wide() : narrow());
                stranger.go(path);
                stranger.look(look + path.substring(1));
                assertThat(stranger.violations()).as(path).isEmpty();
                // A page that isn't there is a complaint of the browser's.
                stranger.complaints().clear();
                stranger.close();
            }
            visitor.look(look + "chat");
            assertThat(visitor.violations()).as("chat").isEmpty();
            for (var path : List.of("/", "/people", "/me")) {
                visitor.go(path);
                assertThat(visitor.page().locator(".rail")).isVisible();
                visitor.look(look + (path.length() > 1 ? path.substring(1) : "chats"));
                assertThat(visitor.violations()).as(path).isEmpty();
            }
        }
    }

    private void meet() {
        ada = home.visitor("ada", "Ada Vural", wide());
        ada.page().click(".rail a[href='/people']");
        assertThat(ada.page().locator("[data-show=people]")).isVisible();
        mert = home.visitor("mert", "Mert Yılmaz", narrow());
    }

    private static String name(String name) {
        return home.name(name);
    }
}
