package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.narrow;
import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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

        ada.reload();
        assertThat(ada.bubble("Or eleven").locator("[data-part=quote-name]")).hasText("You");
        ada.bubble("Or eleven").locator("[data-part=quote]").click();
        assertThat(ada.page().locator("#m1")).isInViewport();
        ada.page()
                .locator("#m1 [data-part=bubble]")
                .click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        ada.page().click("[data-act=delete]");
        ada.page().click("dialog.ask button[value=everyone]");
        assertThat(mert.bubble("Or eleven").locator("[data-part=quote-text]"))
                .hasText("Message not available");
        assertThat(ada.bubble("Or eleven").locator("[data-part=quote-text]"))
                .hasText("Message not available");
    }

    @Test
    void what_is_pinned_stands_above_for_both() {
        talk("The door code is 4417");
        ada.write("And bring simit");
        assertThat(mert.bubble("bring simit")).isVisible();
        menu(mert, "door code").locator("[data-act=pin]").click();
        var pins = ada.page().locator("[data-part=pins]");
        assertThat(pins).containsText("The door code is 4417");
        ada.reload();
        assertThat(pins).containsText("The door code is 4417");
        menu(ada, "bring simit").locator("[data-act=pin]").click();
        assertThat(mert.page().locator("[data-part=pins]")).containsText("And bring simit");
        assertThat(mert.page().locator("[data-part=pin-count]")).hasText("1/2");
        mert.look("pinned-narrow");
        mert.page().click("[data-part=pins] a");
        assertThat(mert.bubble("bring simit").locator("[data-hit]")).isVisible();
        assertThat(mert.page().locator("[data-part=pins]")).containsText("The door code");
        menu(ada, "bring simit").locator("[data-act=unpin]").click();
        menu(ada, "door code").locator("[data-act=unpin]").click();
        assertThat(mert.page().locator("[data-part=pins]")).isHidden();
    }

    @Test
    void a_message_is_passed_on_to_another_chat() {
        talk("Sunday at ten?");
        var nur = home.visitor("nur", "Nur Aksoy", wide());
        menu(mert, "Sunday at ten?").locator("[data-act=forward]").click();
        mert.page().fill("[data-part=forward-query]", "nur");
        mert.page()
                .locator(
                        "[data-part=forward-places] label",
                        new Page.LocatorOptions().setHasText("Nur Aksoy"))
                .click();
        mert.look("forward-narrow");
        mert.page().click("[data-part=forward-send]");
        assertThat(mert.page().locator("[data-part=title]")).hasText("Nur Aksoy");
        assertThat(mert.bubble("Sunday at ten?").locator("[data-part=forwarded]")).isVisible();
        nur.row("Mert Yılmaz").click();
        assertThat(nur.bubble("Sunday at ten?").locator("[data-part=forwarded]")).isVisible();
    }

    @Test
    void who_is_called_by_name_sees_it_in_the_list() {
        ada = home.visitor("ada", "Ada Vural", wide());
        mert = home.visitor("mert", "Mert Yılmaz", wide());
        ada.page().click("a[href='/groups/new'] >> visible=true");
        ada.page().fill("[data-show=group] input[name=title]", "Breakfast");
        ada.page().fill("[data-show=group] input[name=query]", home.name("mert"));
        ada.page()
                .locator(
                        "[data-show=group] [data-part=candidates] label",
                        new Page.LocatorOptions().setHasText("@" + home.name("mert")))
                .click();
        ada.page().click("[data-show=group] [data-part=submit]");
        assertThat(ada.page().locator(".composer textarea")).isVisible();
        ada.page().locator(".composer textarea").pressSequentially("Hello @mer");
        assertThat(ada.page().locator("#calling [role=option]")).hasText("MYMert Yılmaz");
        ada.look("calling-wide");
        ada.page().press(".composer textarea", "Enter");
        assertThat(ada.page().locator(".composer textarea")).hasValue("Hello @Mert Yılmaz ");
        ada.page().press(".composer textarea", "Enter");
        assertThat(ada.bubble("Hello").locator(".mention")).hasText("@Mert Yılmaz");
        assertThat(mert.row("Breakfast").locator("[data-part=called]")).isVisible();
        mert.row("Breakfast").click();
        assertThat(mert.bubble("Hello").locator(".mention")).hasText("@Mert Yılmaz");
        assertThat(mert.row("Breakfast").locator("[data-part=called]")).isHidden();
    }
}
