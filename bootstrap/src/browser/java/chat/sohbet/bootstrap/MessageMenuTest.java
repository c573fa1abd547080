package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.narrow;
import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.MouseButton;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What one does with a message, by mouse, finger and keyboard, and how the other sees it.
class MessageMenuTest {
    @RegisterExtension static final Home home = new Home();

    private Visitor ada;
    private Visitor mert;

    @Test
    void an_edit_shows_at_the_other_and_in_both_lists() {
        talk("Sunday at tne?");
        menu(ada, "Sunday at tne?").locator("[data-act=edit]").click();
        assertThat(ada.page().locator("[data-part=editing]")).isVisible();
        ada.look("edit-wide");
        ada.write("Sunday at ten?");
        assertThat(mert.bubble("Sunday at ten?")).isVisible();
        assertThat(mert.bubble("Sunday at ten?").locator("[data-part=edited]")).isVisible();
        assertThat(ada.bubble("Sunday at ten?")).hasCount(1);
        assertThat(ada.page().locator("[data-part=editing]")).hasCount(0);
        assertThat(ada.row("Mert Yılmaz")).containsText("Sunday at ten?");
        assertThat(ada.page().locator(".composer textarea")).hasValue("");
    }

    @Test
    void the_last_message_is_edited_with_the_arrow_and_left_with_escape() {
        talk("First");
        ada.write("Secnod");
        assertThat(mert.bubble("Secnod")).isVisible();
        ada.page().press(".composer textarea", "ArrowUp");
        assertThat(ada.page().locator(".composer textarea")).hasValue("Secnod");
        ada.page().press(".composer textarea", "Escape");
        assertThat(ada.page().locator(".composer textarea")).hasValue("");
        ada.page().press(".composer textarea", "ArrowUp");
        ada.write("Second");
        assertThat(mert.bubble("Second")).isVisible();
        assertThat(mert.bubble("Secnod")).hasCount(0);
    }

    @Test
    void a_deletion_is_asked_about_and_leaves_a_trace_for_both() {
        talk("The door code is 4417");
        menu(ada, "The door code").locator("[data-act=delete]").click();
        assertThat(ada.page().locator("dialog.ask")).isVisible();
        assertThat(ada.page().locator("dialog.ask")).containsText("The door code is 4417");
        ada.look("delete-wide");
        ada.page().click("dialog.ask button[value=no]");
        assertThat(ada.page().locator("dialog.ask")).hasCount(0);
        assertThat(ada.bubble("The door code")).isVisible();

        menu(ada, "The door code").locator("[data-act=delete]").click();
        ada.page().click("dialog.ask button[value=everyone]");
        assertThat(mert.bubble("This message was deleted")).isVisible();
        assertThat(ada.bubble("You deleted this message")).isVisible();
        assertThat(mert.bubble("The door code")).hasCount(0);
        ada.reload();
        assertThat(ada.bubble("You deleted this message")).isVisible();
        ada.bubble("You deleted").click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        assertThat(ada.page().locator(".menu button")).hasText(new String[] {"Delete…"});
        ada.page().click(".menu [data-act=delete]");
        assertThat(ada.page().locator("dialog.ask button[value=everyone]")).hasCount(0);
        ada.page().click("dialog.ask button[value=me]");
        assertThat(ada.bubble("You deleted this message")).hasCount(0);
        assertThat(mert.bubble("This message was deleted")).isVisible();
    }

    @Test
    void reactions_appear_at_both_are_counted_and_taken_back() {
        talk("I found the simit place");
        menu(mert, "I found the simit place").locator("[data-emoji='❤️']").click();
        var atAda = ada.bubble("simit place").locator("[data-part=reaction]");
        assertThat(atAda).hasText("❤️1");
        assertThat(atAda).hasAttribute("title", "Mert Yılmaz");
        atAda.click();
        assertThat(mert.bubble("simit place").locator("[data-part=reaction]")).hasText("❤️2");
        assertThat(mert.bubble("simit place").locator("[data-part=reaction]"))
                .hasAttribute("aria-pressed", "true");
        menu(ada, "simit place").locator("[data-emoji='👍']").click();
        assertThat(mert.bubble("simit place").locator("[data-part=reaction]"))
                .hasText(new String[] {"❤️1", "👍1"});
        menu(ada, "simit place").locator("[data-emoji='👍']").click();
        assertThat(mert.bubble("simit place").locator("[data-part=reaction]"))
                .hasText(new String[] {"❤️1"});
        ada.page().reload();
        assertThat(ada.bubble("simit place").locator("[data-part=reaction]")).hasText("❤️1");
    }

    @Test
    void any_emoji_is_found_for_a_reaction_by_keyboard_alone() {
        talk("Tea is ready");
        var keyboard = ada.page().keyboard();
        ada.bubble("Tea is ready").focus();
        keyboard.press("Enter");
        for (int i = 0; i < 6; i++) keyboard.press("ArrowRight");
        assertThat(ada.page().locator(".menu [data-part=any]")).isFocused();
        keyboard.press("Enter");
        assertThat(ada.page().locator(".menu")).hasCount(0);
        assertThat(ada.page().locator("[data-part=emoji-search]")).isFocused();
        keyboard.press("Escape");
        assertThat(ada.page().locator(".emojis")).hasCount(0);
        assertThat(ada.bubble("Tea is ready")).isFocused();
        assertThat(ada.bubble("Tea is ready").locator("[data-part=reaction]")).hasCount(0);

        menu(ada, "Tea is ready").locator("[data-part=any]").click();
        ada.page().fill("[data-part=emoji-search]", "teacup");
        assertThat(ada.page().locator(".emojis [data-emoji]")).hasCount(1);
        keyboard.press("Enter");
        for (var visitor : List.of(ada, mert))
            assertThat(visitor.bubble("Tea is ready").locator("[data-part=reaction]"))
                    .hasText("🍵1");
        assertThat(ada.page().locator(".emojis")).hasCount(0);
        assertThat(ada.bubble("Tea is ready")).isFocused();
        assertThat(ada.page().locator(".composer textarea")).hasValue("");
    }

    @Test
    void a_finger_finds_any_emoji_in_the_sheet() {
        talk("Tea is ready");
        menu(mert, "Tea is ready").locator("[data-part=any]").click();
        mert.page().fill("[data-part=emoji-search]", "teacup");
        mert.page().click(".emojis [data-emoji='🍵']");
        assertThat(ada.bubble("Tea is ready").locator("[data-part=reaction]")).hasText("🍵1");
        assertThat(mert.page().locator(".emojis")).hasCount(0);
        assertThat(mert.page().locator(".composer textarea")).hasValue("");
    }

    @Test
    void the_menu_is_reached_and_walked_by_keyboard() {
        talk("One");
        ada.write("Two");
        assertThat(mert.bubble("Two")).isVisible();
        ada.page().locator(".message[tabindex='0']").focus();
        assertThat(ada.bubble("Two")).isFocused();
        ada.page().keyboard().press("ArrowUp");
        assertThat(ada.bubble("One")).isFocused();
        ada.page().keyboard().press("Enter");
        assertThat(ada.page().getByRole(AriaRole.MENU)).isVisible();
        assertThat(ada.page().locator(".menu [data-emoji='❤️']")).isFocused();
        ada.page().keyboard().press("ArrowRight");
        assertThat(ada.page().locator(".menu [data-emoji='👍']")).isFocused();
        ada.page().keyboard().press("ArrowDown");
        assertThat(ada.page().locator(".menu [data-act=reply]")).isFocused();
        ada.page().keyboard().press("e");
        assertThat(ada.page().locator(".menu [data-act=edit]")).isFocused();
        ada.page().keyboard().press("Escape");
        assertThat(ada.page().locator(".menu")).hasCount(0);
        assertThat(ada.bubble("One")).isFocused();
    }

    @Test
    void somebody_elses_message_offers_only_what_is_allowed() {
        talk("Mine alone");
        var menu = menu(mert, "Mine alone");
        assertThat(menu.locator("[data-act=copy]")).isVisible();
        assertThat(menu.locator("[data-act=edit]")).hasCount(0);
        menu.locator("[data-act=delete]").click();
        assertThat(mert.page().locator("dialog.ask button"))
                .hasText(new String[] {"Cancel", "Delete for me"});
        mert.page().keyboard().press("Escape");
    }

    @Test
    void without_a_connection_nothing_is_changed_and_one_is_told_why() {
        talk("Before");
        ada.window().setOffline(true);
        assertThat(ada.page().locator("[data-part=banner]")).isVisible();
        menu(ada, "Before").locator("[data-emoji='👍']").click();
        assertThat(ada.page().locator("[data-part=toast-text]")).containsText("offline");
        assertThat(ada.bubble("Before").locator("[data-part=reaction]")).hasCount(0);
        menu(ada, "Before").locator("[data-act=edit]").click();
        ada.write("After");
        assertThat(ada.page().locator("[data-part=toast-text]")).containsText("Not edited");
        assertThat(ada.bubble("Before")).isVisible();
        assertThat(ada.page().locator(".composer textarea")).hasValue("After");
        ada.look("offline-edit-wide");
        ada.window().setOffline(false);
        assertThat(ada.page().locator("[data-part=banner]")).isHidden();
        ada.page().press(".composer textarea", "Enter");
        assertThat(mert.bubble("After")).isVisible();
    }

    @Test
    void what_the_server_refuses_is_taken_back_with_the_reason() {
        talk("Twenty minutes ago");
        ada.page().evaluate("() => { const now = Date.now; Date.now = () => now() - 20 * 60_000 }");
        menu(ada, "Twenty minutes ago").locator("[data-act=edit]").click();
        ada.page().fill(".composer textarea", "x");
        ada.page()
                .evaluate(
                        "() => document.querySelector('.composer textarea').value = 'y'.repeat(9000)");
        ada.page().press(".composer textarea", "Enter");
        assertThat(ada.page().locator("[data-part=toast-text]")).containsText("Not edited");
        assertThat(ada.bubble("Twenty minutes ago")).isVisible();
    }

    @Test
    void a_message_that_is_refused_is_marked_and_can_be_deleted() {
        talk("Hello");
        ada.page()
                .evaluate(
                        "() => { const t = document.querySelector('.composer textarea'); t.removeAttribute('maxlength'); t.value = 'z'.repeat(9000) }");
        ada.page().press(".composer textarea", "Enter");
        var failed = ada.page().locator(".message:has(.after.wrong)");
        assertThat(failed).hasCount(1);
        assertThat(failed).containsText("Not sent");
        ada.look("refused-wide");
        failed.locator("[data-part=retry]").click();
        assertThat(failed).hasCount(1);
        ada.page().reload();
        assertThat(failed).hasCount(1);
        failed.locator("[data-part=discard]").click();
        assertThat(failed).hasCount(0);
        ada.write("After it");
        assertThat(mert.bubble("After it")).isVisible();
    }

    @Test
    void the_menus_are_clean_to_axe_light_and_dark_wide_and_narrow() {
        talk("Hello there");
        menu(mert, "Hello there").locator("[data-emoji='😂']").click();
        assertThat(ada.bubble("Hello there").locator("[data-part=reaction]")).isVisible();
        for (var visitor : List.of(ada, mert)) {
            var look = visitor == ada ? "wide-light-" : "narrow-dark-";
            menu(visitor, "Hello there");
            visitor.page().waitForFunction("() => document.getAnimations().length === 0");
            visitor.look(look + "menu");
            assertThat(visitor.violations()).as(look).isEmpty();
            visitor.page().keyboard().press("Escape");
        }
        menu(ada, "Hello there").locator("[data-act=delete]").click();
        ada.page().waitForFunction("() => document.getAnimations().length === 0");
        assertThat(ada.violations()).isEmpty();
        ada.page().keyboard().press("Escape");
        menu(ada, "Hello there").locator("[data-act=edit]").click();
        assertThat(ada.violations()).isEmpty();
    }

    /// Both are in their chat, and Ada has written `text`.
    private void talk(String text) {
        ada = home.visitor("ada", "Ada Vural", wide());
        mert = home.visitor("mert", "Mert Yılmaz", narrow());
        ada.openChatWith(home.name("mert"));
        ada.write(text);
        mert.row("Ada Vural").click();
        assertThat(mert.bubble(text)).isVisible();
        assertThat(ada.bubble(text).locator(".ticks"))
                .hasAttribute("data-state", Pattern.compile("read"));
    }

    /// The menu of a message: a right click with a mouse, as a long touch is to a finger.
    private static Locator menu(Visitor visitor, String text) {
        visitor.bubble(text)
                .locator(".bubble")
                .click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        var menu = visitor.page().locator(".menu");
        assertThat(menu).isVisible();
        return menu;
    }
}
