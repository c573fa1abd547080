package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.narrow;
import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Messages that answer others, and what is shown of a text.
class AnsweringTest {
    @RegisterExtension static final Home home = new Home();

    private Visitor ada;
    private Visitor mert;

    private void talk(String text) {
        ada = home.visitor("ada", "Ada Vural", wide());
        mert = home.visitor("mert", "Mert Yılmaz", narrow());
        ada.openChatWith(home.name("mert"));
        ada.write(text);
        mert.row("Ada Vural").click();
        assertThat(mert.bubble(text)).isVisible();
    }

    private static Locator menu(Visitor visitor, String text) {
        visitor.bubble(text)
                .locator("[data-part=bubble]")
                .click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        return visitor.page().locator(".menu");
    }

    @Test
    void an_answer_shows_what_it_answers_and_leads_there() {
        talk("Sunday at ten?");
        ada.flood("and", 40);
        assertThat(mert.bubble("and 40.")).isVisible();
        menu(ada, "Sunday at ten?").locator("[data-act=reply]").click();
        assertThat(ada.page().locator("[data-part=answering]")).containsText("Sunday at ten?");
        ada.look("answering-wide");
        ada.page().press(".composer textarea", "Escape");
        assertThat(ada.page().locator("[data-part=answering]")).hasCount(0);

        menu(ada, "Sunday at ten?").locator("[data-act=reply]").click();
        ada.write("Or *eleven*, see https://example.org/tea");

        var answer = mert.bubble("Or eleven");
        assertThat(answer.locator("[data-part=quote-name]")).hasText("Ada Vural");
        assertThat(answer.locator("[data-part=quote-text]")).hasText("Sunday at ten?");
        assertThat(answer.locator("strong")).hasText("eleven");
        assertThat(answer.locator("[data-part=text] a"))
                .hasAttribute("rel", "noopener noreferrer nofollow");
        mert.look("answer-narrow");
        answer.locator("[data-part=quote]").click();
        assertThat(mert.page().locator("#m1")).isInViewport();
        assertThat(mert.page().locator("#m1 [data-hit]")).isVisible();
        mert.page().click("[data-part=return]");
        assertThat(mert.page().locator("#m1")).not().isInViewport();

        ada.page().reload();
        assertThat(ada.bubble("Or eleven").locator("[data-part=quote-name]")).hasText("You");
        ada.bubble("Or eleven").locator("[data-part=quote]").click();
        assertThat(ada.page().locator("#m1")).isInViewport();
        ada.page()
                .locator("#m1 [data-part=bubble]")
                .click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        ada.page().click("[data-act=delete]");
        ada.page().click("dialog.ask button[value=yes]");
        assertThat(mert.bubble("Or eleven").locator("[data-part=quote-text]"))
                .hasText("Message not available");
        assertThat(ada.bubble("Or eleven").locator("[data-part=quote-text]"))
                .hasText("Message not available");
    }
}
