package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.narrow;
import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Finding chats, people and messages again.
class FindingTest {
    @RegisterExtension static final Home home = new Home();

    private Visitor ada;
    private Visitor mert;

    @Test
    void what_was_said_long_ago_is_found_as_one_types_and_shown_in_its_place() {
        talk();
        ada.write("The Çaydanlık is behind the door");
        for (int i = 1; i <= 60; i++) ada.write("Number " + i + ".");
        assertThat(ada.page().locator(".message .ticks[data-state=pending]")).hasCount(0);
        mert.row("Ada Vural").click();
        assertThat(mert.bubble("Number 60.")).isVisible();
        mert.go("/");
        var hit = said(mert, "caydan", "Çaydanlık");
        assertThat(hit.locator("mark")).hasText("Çaydan");
        mert.look("search-narrow");
        assertThat(mert.violations()).isEmpty();
        hit.click();
        assertThat(mert.bubble("Çaydanlık")).isVisible();
        assertThat(mert.bubble("Çaydanlık")).isInViewport();
    }

    @Test
    void chats_and_people_are_found_by_name_and_reached_with_the_keyboard() {
        talk();
        var eve = home.visitor("eve", "Eve Moreau", wide());
        seek(ada, "e");
        assertThat(found(ada, "found-people", "Eve Moreau")).isVisible();
        seek(ada, "mert");
        var chat = found(ada, "found-chats", "Mert Yılmaz");
        assertThat(chat).isVisible();
        ada.look("search-wide");
        assertThat(ada.violations()).isEmpty();
        ada.page().keyboard().press("ArrowDown");
        assertThat(chat.locator("a")).isFocused();
        ada.page().keyboard().press("Enter");
        ada.page().waitForURL(Pattern.compile("/chat/"));
        assertThat(ada.page().locator(".composer textarea")).isVisible();
        seek(ada, "eve");
        found(ada, "found-people", "Eve Moreau").locator("button").click();
        assertThat(ada.page().locator("[data-part=title]")).hasText("Eve Moreau");
        assertThat(eve.page().locator(".rail")).isVisible();
    }

    @Test
    void nothing_is_said_to_be_nothing_and_markup_stays_text() {
        talk();
        ada.write("<b>bold</b> words");
        seek(ada, "nowhere");
        assertThat(ada.page().locator("[data-part=found-nothing]")).containsText("Nothing found");
        var hit = said(ada, "bold", "<b>bold</b>");
        assertThat(hit.locator("b")).hasCount(0);
        ada.page().keyboard().press("Escape");
        assertThat(ada.page().locator("#seek")).hasValue("");
        assertThat(ada.page().locator("[data-part=found-nothing]")).containsText("Find anything");
        ada.page().keyboard().press("Escape");
        assertThat(ada.row("Mert Yılmaz")).isVisible();
    }

    @Test
    void what_is_found_is_narrowed_down_by_kind_chat_and_author() {
        talk();
        ada.write("The kettle at https://example.org/kettle");
        mert.row("Ada Vural").click();
        mert.write("My kettle is older");
        var eve = home.visitor("eve", "Eve Moreau", wide());
        eve.openChatWith(home.name("ada"));
        eve.write("A kettle for me too");
        said(ada, "kettle", "A kettle for me too");
        said(ada, "kettle", "My kettle is older");
        assertThat(messages(ada)).hasCount(3);
        choose(ada, "by-kind", "Link");
        assertThat(messages(ada)).hasCount(1);
        assertThat(messages(ada).first()).containsText("https://example.org/kettle");
        choose(ada, "by-kind", "Anything");
        choose(ada, "by-author", "Eve Moreau");
        assertThat(messages(ada)).hasCount(1);
        assertThat(messages(ada).first()).containsText("A kettle for me too");
        choose(ada, "by-author", "Anybody");
        choose(ada, "by-chat", "Mert Yılmaz");
        assertThat(messages(ada)).hasCount(2);
        assertThat(found(ada, "found-chats", "")).isHidden();
        ada.look("search-narrowed");
        assertThat(ada.violations()).isEmpty();
    }

    @Test
    void a_chat_is_searched_from_its_details() {
        talk();
        mert.row("Ada Vural").click();
        mert.write("Bring the ladle");
        said(ada, "ladle", "Bring the ladle");
        ada.go("/");
        ada.row("Mert Yılmaz").click();
        ada.page().locator("a[href$='/details']").first().click();
        ada.page().locator("[data-part=search-here]").click();
        assertThat(ada.page().locator("[data-part=by-chat] option:checked")).hasText("Mert Yılmaz");
        said(ada, "ladle", "Bring the ladle");
        ada.page().route("**/*.js", route -> route.abort());
        ada.page().reload();
        assertThat(ada.page().locator("[data-part=by-chat]")).isVisible();
        ada.complaints().clear();
    }

    @Test
    void a_browser_without_scripts_searches_by_a_page() {
        talk();
        ada.write("The kettle whistles");
        said(ada, "kettle", "kettle");
        ada.page().route("**/*.js", route -> route.abort());
        ada.go("/search?query=kettle");
        assertThat(found(ada, "found-messages", "The kettle whistles")).isVisible();
        ada.complaints().clear();
    }

    private void talk() {
        ada = home.visitor("ada", "Ada Vural", wide());
        mert = home.visitor("mert", "Mert Yılmaz", narrow());
        ada.openChatWith(home.name("mert"));
        ada.write("Sunday at mine?");
        assertThat(mert.row("Ada Vural")).isVisible();
    }

    private static void seek(Visitor visitor, String text) {
        if (!visitor.page().locator("#seek").isVisible()) {
            if (!visitor.page().locator("#look-for").isVisible()) visitor.go("/");
            visitor.page().click("#look-for");
        }
        assertThat(visitor.page().locator("#seek")).isFocused();
        visitor.page().fill("#seek", text);
    }

    /// What was written a moment ago is found a moment later.
    private static Locator said(Visitor visitor, String query, String text) {
        var hit = found(visitor, "found-messages", text);
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    seek(visitor, query);
                    visitor.page().keyboard().press("Enter");
                    visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
                    return hit.isVisible();
                });
        return hit;
    }

    private static Locator messages(Visitor visitor) {
        return visitor.page().locator("[data-part=found-messages] > li");
    }

    private static void choose(Visitor visitor, String filter, String label) {
        visitor.page()
                .locator("[data-part=" + filter + "]")
                .selectOption(new SelectOption().setLabel(label));
    }

    private static Locator found(Visitor visitor, String list, String text) {
        return visitor.page()
                .locator(
                        "[data-part=" + list + "] > li", new Page.LocatorOptions().setHasText(text))
                .first();
    }
}
