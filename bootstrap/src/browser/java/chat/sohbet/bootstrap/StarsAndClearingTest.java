package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.narrow;
import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.MouseButton;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Stars, messages deleted for oneself, chats cleared and deleted: on all of one's devices, and not
/// for the others.
class StarsAndClearingTest {
    @RegisterExtension static final Home home = new Home();

    private static final Route.FulfillOptions NOTHING =
            new Route.FulfillOptions().setContentType("text/javascript").setBody("");

    private Visitor ada;
    private Visitor mert;
    private Visitor phone;

    @Test
    void a_star_shows_on_all_my_devices_and_leads_back_to_the_message() {
        talk("The door code is 4417", "Bring tea", "And simit");
        act(ada, "The door code", "star");
        phone.row("Mert Yılmaz").click();
        for (var device : List.of(ada, phone))
            assertThat(device.bubble("The door code").locator("[data-part=star]")).isVisible();
        assertThat(ada.bubble("Bring tea").locator("[data-part=star]")).isHidden();
        assertThat(mert.bubble("The door code").locator("[data-part=star]")).isHidden();

        ada.page().click("a[href='/stars']");
        var stars = ada.page().locator("[data-part=stars] .row");
        assertThat(stars).hasCount(1);
        assertThat(stars).containsText("You: The door code is 4417");
        assertThat(ada.violations()).isEmpty();
        ada.look("stars-wide");
        stars.click();
        assertThat(ada.bubble("The door code").locator("[data-hit]")).isVisible();

        phone.go("/stars");
        assertThat(phone.page().locator("[data-part=stars] .row")).containsText("Mert Yılmaz");
        phone.look("stars-narrow");
        act(ada, "The door code", "unstar");
        assertThat(phone.page().locator("[data-part=no-stars]")).isVisible();
    }

    @Test
    void what_i_delete_for_me_goes_on_my_devices_alone_and_the_list_shows_what_is_left() {
        talk("First", "Second", "Third");
        act(mert, "Third", "delete");
        mert.page().click("dialog.ask button[value=me]");
        assertThat(mert.bubble("Third")).hasCount(0);
        assertThat(ada.bubble("Third")).isVisible();

        act(ada, "Second", "delete");
        ada.page().click("dialog.ask button[value=me]");
        act(ada, "Third", "delete");
        ada.look("delete-for-wide");
        ada.page().click("dialog.ask button[value=me]");
        assertThat(ada.bubble("Third")).hasCount(0);
        for (var device : List.of(ada, phone))
            assertThat(device.row("Mert Yılmaz")).containsText("First");
        assertThat(mert.bubble("Second")).isVisible();
        ada.page().reload();
        assertThat(ada.bubble("First")).isVisible();
        assertThat(ada.bubble("Second")).hasCount(0);
    }

    @Test
    void a_cleared_chat_is_empty_on_my_devices_and_stays_in_the_list() {
        talk("First", "Second");
        phone.row("Mert Yılmaz").click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        phone.page().click(".menu [data-act=clear]");
        assertThat(phone.page().locator("dialog.ask")).containsText("Clear “Mert Yılmaz”?");
        phone.look("clear-narrow");
        assertThat(phone.violations()).isEmpty();
        phone.page().click("dialog.ask button[value=yes]");
        assertThat(ada.bubble("First")).hasCount(0);
        assertThat(ada.bubble("Second")).hasCount(0);
        assertThat(phone.row("Mert Yılmaz").locator("[data-part=preview]")).isEmpty();
        assertThat(mert.bubble("Second")).isVisible();
        mert.write("Hello again");
        assertThat(ada.bubble("Hello again")).isVisible();
        assertThat(phone.row("Mert Yılmaz")).containsText("Hello again");
    }

    @Test
    void a_deleted_chat_is_gone_until_the_next_message() {
        talk("First");
        ada.page().click("[data-part=peer]");
        ada.page().click("[data-part=remove-chat]");
        ada.page().click("dialog.ask button[value=yes]");
        for (var device : List.of(ada, phone)) assertThat(device.row("Mert Yılmaz")).hasCount(0);
        ada.page().reload();
        assertThat(ada.page().locator("[data-part=no-chats]")).isVisible();
        mert.write("Are you there?");
        for (var device : List.of(ada, phone))
            assertThat(device.row("Mert Yılmaz")).containsText("Are you there?");
        ada.row("Mert Yılmaz").click();
        assertThat(ada.bubble("Are you there?")).isVisible();
        assertThat(ada.bubble("First")).hasCount(0);
    }

    @Test
    void without_scripts_stars_are_read_and_chats_are_cleared() {
        talk("The door code is 4417", "Bring tea");
        act(ada, "The door code", "star");
        assertThat(ada.bubble("The door code").locator("[data-part=star]")).isVisible();
        ada.page().route("**/*.js", route -> route.fulfill(NOTHING));
        ada.go("/stars");
        ada.page().click("[data-part=stars] .row");
        assertThat(ada.bubble("The door code")).isVisible();
        ada.page().click("[data-part=peer]");
        ada.page().click("[data-part=clear] button[value=clear]");
        assertThat(ada.page().locator(".message")).hasCount(0);
        assertThat(mert.bubble("Bring tea")).isVisible();
    }

    /// Ada has written `texts` to Mert, who reads them, and has a phone with the list of chats.
    private void talk(String... texts) {
        ada = home.visitor("ada", "Ada Vural", wide());
        mert = home.visitor("mert", "Mert Yılmaz", narrow());
        ada.openChatWith(home.name("mert"));
        for (var text : texts) ada.write(text);
        mert.row("Ada Vural").click();
        assertThat(mert.bubble(texts[texts.length - 1])).isVisible();
        phone = home.device("ada", narrow());
        assertThat(phone.page().locator("[data-part=row-more]").first())
                .not()
                .hasAttribute("hidden", "");
    }

    private static void act(Visitor visitor, String text, String act) {
        visitor.bubble(text).click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        visitor.page().click(".menu [data-act=" + act + "]");
    }
}
