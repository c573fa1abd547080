package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.narrow;
import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.MouseButton;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What somebody arranges for themselves, on all of their devices, and who is around.
class MineAloneTest {
    @RegisterExtension static final Home home = new Home();

    private Visitor ada;
    private Visitor mert;

    @Test
    void a_pin_shows_on_the_other_device_and_on_the_page_as_it_comes() {
        talk();
        var eve = home.visitor("eve", "Eve Moreau", narrow());
        eve.openChatWith(home.name("ada"));
        eve.write("Newer");
        assertThat(ada.page().locator("[data-part=rows] .row-name"))
                .hasText(new String[] {"Eve Moreau", "Mert Yılmaz"});
        var phone = secondDevice();
        arrange(ada, "Mert Yılmaz", "pin");
        for (var device : List.of(ada, phone)) {
            assertThat(device.page().locator("[data-part=rows] .row-name"))
                    .hasText(new String[] {"Mert Yılmaz", "Eve Moreau"});
            assertThat(device.row("Mert").locator("[data-part=pin]")).isVisible();
        }
        withoutScripts(phone);
        assertThat(phone.page().locator("[data-part=rows] .row-name"))
                .hasText(new String[] {"Mert Yılmaz", "Eve Moreau"});
        assertThat(phone.row("Mert").locator("[data-part=pin]")).isVisible();
        arrange(ada, "Mert Yılmaz", "unpin");
        assertThat(ada.row("Mert").locator("[data-part=pin]")).isHidden();
    }

    @Test
    void a_muted_chat_counts_in_its_row_but_not_in_the_title() {
        talk();
        var phone = secondDevice();
        arrange(phone, "Mert Yılmaz", "mute");
        assertThat(phone.page().locator(".menu [data-act]"))
                .hasText(new String[] {"For 8 hours", "For a week", "Always"});
        phone.look("mute-narrow");
        phone.page().click(".menu [data-act=mute-8h]");
        ada.go("/");
        assertThat(ada.row("Mert").locator("[data-part=mute]")).isVisible();
        mert.write("Psst");
        assertThat(ada.row("Mert").locator("[data-part=unread]")).hasText("1");
        assertThat(ada.row("Mert").locator("[data-part=badge]")).hasClass(Pattern.compile("quiet"));
        assertThat(ada.page()).hasTitle("Sohbet");
        arrange(phone, "Mert Yılmaz", "unmute");
        assertThat(ada.page()).hasTitle("(1) Sohbet");
    }

    @Test
    void an_archived_chat_is_on_its_shelf_on_every_device_and_comes_back() {
        talk();
        var phone = secondDevice();
        arrange(phone, "Mert Yılmaz", "archive");
        for (var device : List.of(phone, ada)) {
            assertThat(device.page().locator("[data-part=rows] .row")).hasCount(0);
            assertThat(device.page().locator("[data-part=shelf-count]")).hasText("1");
        }
        mert.write("Are you there?");
        ada.page().reload();
        assertThat(ada.page().locator("[data-part=rows] .row")).hasCount(0);
        ada.page().click("[data-part=shelf] summary");
        var archived = ada.page().locator("[data-part=archived] .row");
        assertThat(archived).containsText("Are you there?");
        assertThat(ada.violations()).isEmpty();
        ada.look("archive-wide");
        archived.click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        ada.page().click(".menu [data-act=unarchive]");
        assertThat(phone.row("Mert Yılmaz")).isVisible();
        assertThat(ada.page().locator("[data-part=shelf]")).isHidden();
    }

    @Test
    void a_chat_is_marked_as_unread_until_it_is_opened() {
        talk();
        var phone = secondDevice();
        ada.go("/");
        arrange(ada, "Mert Yılmaz", "unread");
        assertThat(phone.row("Mert").locator("[data-part=badge]")).isVisible();
        assertThat(phone.page()).hasTitle("(1) Sohbet");
        phone.row("Mert").click();
        assertThat(ada.row("Mert").locator("[data-part=badge]")).isHidden();
        assertThat(ada.page()).hasTitle("Sohbet");
    }

    @Test
    void a_draft_outlives_a_reload_and_follows_to_the_other_device() {
        talk();
        var phone = secondDevice();
        ada.page().fill(".composer textarea", "I can bring the folding chairs, but");
        assertThat(phone.row("Mert")).containsText("Draft:I can bring the folding chairs, but");
        phone.look("draft-narrow");
        ada.page().reload();
        assertThat(ada.page().locator(".composer textarea"))
                .hasValue("I can bring the folding chairs, but");
        withoutScripts(phone);
        assertThat(phone.row("Mert")).containsText("Draft:I can bring");
        phone.go("/");
        phone.row("Mert").click();
        assertThat(phone.page().locator(".composer textarea"))
                .hasValue("I can bring the folding chairs, but");
        phone.write("Chairs: yes.");
        assertThat(ada.bubble("Chairs: yes.")).isVisible();
        assertThat(ada.page().locator(".composer textarea")).hasValue("");
        phone.go("/");
        assertThat(phone.row("Mert").locator("[data-part=draft]")).isHidden();
    }

    @Test
    void what_is_arranged_offline_is_done_when_there_is_a_connection_again() {
        talk();
        var phone = secondDevice();
        ada.window().setOffline(true);
        assertThat(ada.page().locator("[data-part=banner]")).isVisible();
        arrange(ada, "Mert Yılmaz", "pin");
        ada.page().fill(".composer textarea", "Written in a tunnel");
        assertThat(ada.row("Mert").locator("[data-part=pin]")).isVisible();
        ada.window().setOffline(false);
        assertThat(phone.row("Mert").locator("[data-part=pin]")).isVisible();
        assertThat(phone.row("Mert")).containsText("Draft:Written in a tunnel");
    }

    @Test
    void typing_is_seen_and_over_with_the_message_or_by_itself() {
        talk();
        var eve = home.visitor("eve", "Eve Moreau", wide());
        eve.openChatWith(home.name("ada"));
        eve.write("Hello");
        ada.page().locator(".composer textarea").pressSequentially("On my w");
        assertThat(mert.page().locator("[data-part=status]")).hasText("Ada Vural is typing…");
        assertThat(mert.page().locator(".typing-row")).isVisible();
        mert.look("typing-narrow");
        ada.page().press(".composer textarea", "Enter");
        assertThat(mert.bubble("On my w")).isVisible();
        assertThat(mert.page().locator(".typing-row")).hasCount(0);

        mert.page().locator(".composer textarea").pressSequentially("Well");
        ada.row("Eve Moreau").click();
        assertThat(ada.row("Mert Yılmaz")).containsText("Mert Yılmaz is typing…");
        ada.look("typing-wide");
        assertThat(ada.row("Mert Yılmaz"))
                .not()
                .containsText("typing", new ContainsTextOptions().setTimeout(15_000));
    }

    @Test
    void who_is_online_has_a_dot_and_who_left_was_last_seen() {
        talk();
        assertThat(ada.page().locator("[data-part=status]")).hasText("online");
        assertThat(ada.page().locator(".peer [data-part=avatar]")).hasAttribute("data-online", "");
        assertThat(ada.row("Mert").locator("[data-part=avatar]")).hasAttribute("data-online", "");
        ada.look("online-wide");
        assertThat(ada.violations()).isEmpty();
        mert.page().navigate("about:blank");
        // A reload is no leaving, so those who leave linger for a moment.
        assertThat(ada.page().locator("[data-part=status]"))
                .hasText(
                        Pattern.compile("last seen today at .+"),
                        new HasTextOptions().setTimeout(30_000));
        assertThat(ada.row("Mert").locator("[data-part=avatar]"))
                .not()
                .hasAttribute("data-online", "");
    }

    @Test
    void a_rows_menu_is_reached_by_keyboard_and_clean_to_axe() {
        talk();
        ada.row("Mert").focus();
        ada.page().keyboard().press("Tab");
        var more = ada.page().locator("[data-part=row-more]:focus");
        assertThat(more).isVisible();
        ada.page().keyboard().press("Enter");
        assertThat(ada.page().locator(".menu [data-act=unread]")).isFocused();
        ada.page().waitForFunction("() => document.getAnimations().length === 0");
        ada.look("row-menu-wide");
        assertThat(ada.violations()).isEmpty();
        ada.page().keyboard().press("p");
        ada.page().keyboard().press("Enter");
        assertThat(ada.row("Mert").locator("[data-part=pin]")).isVisible();
        assertThat(more).isFocused();
        var phone = secondDevice();
        arrange(phone, "Mert Yılmaz", "mute");
        phone.page().waitForFunction("() => document.getAnimations().length === 0");
        assertThat(phone.violations()).isEmpty();
    }

    private void talk() {
        ada = home.visitor("ada", "Ada Vural", wide());
        mert = home.visitor("mert", "Mert Yılmaz", narrow());
        ada.openChatWith(home.name("mert"));
        ada.write("Sunday at mine?");
        mert.row("Ada Vural").click();
        assertThat(mert.bubble("Sunday at mine?")).isVisible();
    }

    /// Ada's phone, with the list of chats.
    private Visitor secondDevice() {
        var phone = home.device("ada", narrow());
        assertThat(phone.row("Mert Yılmaz")).isVisible();
        // Its rows are its own as soon as they offer something.
        assertThat(phone.page().locator("[data-part=row-more]").first())
                .not()
                .hasAttribute("hidden", "");
        return phone;
    }

    /// Shows the list of chats as the server draws it.
    private static void withoutScripts(Visitor visitor) {
        visitor.page().route("**/*.js", route -> route.abort());
        visitor.complaints().clear();
        visitor.go("/");
        visitor.page().unroute("**/*.js");
        visitor.complaints().clear();
    }

    private static void arrange(Visitor visitor, String name, String act) {
        visitor.row(name).click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        visitor.page().click(".menu [data-act=" + act + "]");
    }
}
