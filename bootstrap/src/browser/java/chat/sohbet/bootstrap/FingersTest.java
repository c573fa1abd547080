package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.narrow;
import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What one's fingers are used to.
class FingersTest {
    @RegisterExtension static final Home home = new Home();

    private Visitor ada;
    private Visitor mert;

    @Test
    void an_emoji_is_found_by_its_name_and_by_arrows_and_the_last_ones_come_first() {
        meet();
        ada.page().fill(".composer textarea", "Tea? ");
        ada.page().click("[data-part=emoji]");
        var search = ada.page().locator("[data-part=emoji-search]");
        assertThat(search).isFocused();
        assertThat(ada.page().locator(".emojis section")).not().hasCount(0);
        ada.look("emoji-wide");
        assertThat(ada.violations()).isEmpty();
        search.fill("teacup");
        assertThat(ada.page().locator(".emojis [data-emoji]")).hasCount(1);
        ada.page().keyboard().press("ArrowDown");
        assertThat(ada.page().locator(".emojis [data-emoji='🍵']")).isFocused();
        ada.page().keyboard().press("Enter");
        assertThat(composer(ada)).hasValue("Tea? 🍵");
        search.fill("no such thing");
        assertThat(ada.page().locator("[data-part=emoji-none]")).isVisible();
        search.fill("");
        assertThat(ada.page().locator(".emojis section").first().locator("[data-emoji]"))
                .hasText("🍵");
        ada.page().keyboard().press("Escape");
        assertThat(ada.page().locator(".emojis")).hasCount(0);
        assertThat(composer(ada)).isFocused();
        ada.page().keyboard().press("Enter");
        assertThat(mert.row("Ada")).containsText("Tea? 🍵");
        mert.row("Ada").click();
        mert.page().click("[data-part=emoji]");
        assertThat(mert.page().locator(".emojis section")).not().hasCount(0);
        mert.look("emoji-narrow");
        assertThat(mert.violations()).isEmpty();
    }

    @Test
    void a_code_becomes_an_emoji_while_one_writes_and_enter_takes_it_rather_than_sends() {
        meet();
        composer(ada).pressSequentially("Well done :tad");
        assertThat(ada.page().locator(".codes [role=option]").first()).containsText("🎉");
        ada.page().keyboard().press("Enter");
        assertThat(composer(ada)).hasValue("Well done 🎉 ");
        composer(ada).pressSequentially(":tea:");
        assertThat(composer(ada)).hasValue("Well done 🎉 🍵 ");
        composer(ada).pressSequentially("at 10:30");
        assertThat(ada.page().locator(".codes")).isHidden();
        ada.page().keyboard().press("Enter");
        assertThat(ada.bubble("Well done 🎉 🍵 at 10:30")).hasCount(1);
    }

    @Test
    void the_enter_of_an_input_method_sends_nothing() {
        meet();
        var devtools = ada.window().newCDPSession(ada.page());
        composer(ada).focus();
        var composition = new com.google.gson.JsonObject();
        composition.addProperty("text", "chay");
        composition.addProperty("selectionStart", 4);
        composition.addProperty("selectionEnd", 4);
        devtools.send("Input.imeSetComposition", composition);
        ada.page()
                .evaluate(
                        """
                        document.querySelector('.composer textarea').dispatchEvent(
                          new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))\
                        """);
        // Safari says that its composition is over before the Enter that ended it.
        ada.page()
                .evaluate(
                        """
                        document.querySelector('.composer textarea').dispatchEvent(
                          new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }))\
                        """);
        assertThat(composer(ada)).hasValue("chay");
        assertThat(ada.page().locator(".message")).hasCount(0);
        composer(ada).fill("çay");
        ada.page().keyboard().press("Shift+Enter");
        assertThat(ada.page().locator(".message")).hasCount(0);
        ada.page().keyboard().press("Enter");
        assertThat(ada.bubble("çay")).hasCount(1);
    }

    @Test
    void who_typed_in_a_tab_that_was_killed_types_no_more() {
        meet();
        ada.write("Hello");
        mert.row("Ada").click();
        composer(ada).pressSequentially("I am");
        assertThat(mert.page().locator("[data-part=status]")).hasText("Ada Vural is typing…");
        ada.page()
                .close(new com.microsoft.playwright.Page.CloseOptions().setRunBeforeUnload(false));
        assertThat(mert.page().locator("[data-part=status]"))
                .not()
                .hasText("Ada Vural is typing…", new HasTextOptions().setTimeout(15_000));
        assertThat(mert.page().locator(".typing-row")).hasCount(0);
    }

    @Test
    void keys_lead_from_chat_to_chat_and_a_sheet_names_them() {
        meet();
        ada.write("Hello");
        var eve = home.visitor("eve", "Eve Moreau", wide());
        eve.openChatWith(home.name("ada"));
        eve.write("Hi");
        assertThat(ada.row("Eve Moreau")).isVisible();
        ada.page().keyboard().press("Alt+ArrowUp");
        assertThat(ada.page().locator("[data-part=title]")).hasText("Eve Moreau");
        assertThat(composer(ada)).isFocused();
        ada.page().keyboard().press("Alt+ArrowDown");
        assertThat(ada.page().locator("[data-part=title]")).hasText("Mert Yılmaz");
        ada.page().keyboard().type("?");
        assertThat(composer(ada)).hasValue("?");
        ada.row("Mert").focus();
        ada.page().keyboard().press("?");
        assertThat(ada.page().locator("dialog.help")).isVisible();
        ada.page().waitForFunction("() => document.getAnimations().length === 0");
        ada.look("help-wide");
        assertThat(ada.violations()).isEmpty();
        ada.page().keyboard().press("Escape");
        assertThat(ada.page().locator("dialog.help")).hasCount(0);
        ada.page().keyboard().press("Control+k");
        assertThat(ada.page().locator("input[type=search]:focus")).hasCount(1);
    }

    private void meet() {
        ada = home.visitor("ada", "Ada Vural", wide());
        mert = home.visitor("mert", "Mert Yılmaz", narrow());
        ada.openChatWith(home.name("mert"));
    }

    private static Locator composer(Visitor visitor) {
        return visitor.page().locator(".composer textarea");
    }
}
