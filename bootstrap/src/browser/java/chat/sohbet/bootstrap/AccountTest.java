package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.narrow;
import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Pictures;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What somebody does about their account, and what others see of it at once.
class AccountTest {
    private static final String PASSWORD = "nine glasses of tea";

    @RegisterExtension static final Home home = new Home();

    private Visitor ada;
    private Visitor grace;

    @BeforeEach
    void meet() {
        ada = home.visitor("ada", "Ada Vural", wide());
        grace = home.visitor("grace", "Grace Hopper", narrow());
    }

    private static FilePayload picture() {
        return new FilePayload("tea.jpg", "image/jpeg", Pictures.photo(400, 300));
    }

    private static void open(Visitor visitor, String summary) {
        visitor.page().click("[data-show=me] summary >> text=" + summary);
    }

    @Test
    void a_group_gets_a_picture_and_everybody_sees_it_at_once() {
        ada.page().click("a[href='/groups/new'] >> visible=true >> nth=0");
        ada.page().fill("#group-title", "Breakfast");
        var picker = ada.page().locator("[data-show=group]");
        picker.locator("input[name=query]").fill(home.name("grace"));
        picker.locator("[data-part=candidates] li").getByText("@" + home.name("grace")).click();
        ada.page().click("text=Create group");
        assertThat(ada.page().locator("[data-part=title]")).hasText("Breakfast");
        grace.row("Breakfast").click();

        ada.page().click("[data-part=peer]");
        var pane = ada.page().locator(".details-pane");
        assertThat(pane.locator("[data-part=choose-face]")).isVisible();
        pane.locator("[data-part=pick-face]").setInputFiles(picture());

        assertThat(pane.locator(".hero img")).isVisible();
        assertThat(ada.row("Breakfast").locator("img")).isVisible();
        assertThat(ada.page().locator("[data-part=peer] img")).isVisible();
        assertThat(grace.page().locator("[data-part=peer] img")).isVisible();
        assertThat(grace.page().locator("text=Ada Vural changed the group’s picture").first())
                .isAttached();
        ada.look("group-picture-1440-light");
        grace.page().click("[data-part=peer]");
        assertThat(grace.page().locator(".details-pane .hero img")).isVisible();
        assertThat(grace.page().locator(".details-pane [data-part=choose-face]")).isHidden();
        grace.look("group-picture-360-dark");

        pane.locator("[data-part=drop-face]").click();
        assertThat(pane.locator(".hero img")).hasCount(0);
        assertThat(grace.page().locator(".details-pane .hero img")).hasCount(0);
    }

    @Test
    void a_picture_is_hidden_from_others_at_once_and_not_from_oneself() {
        ada.openChatWith(home.name("grace"));
        ada.write("Hello");
        grace.row("Ada Vural").click();
        ada.page().click(".rail a[href='/me']");
        ada.page().setInputFiles("[data-show=me] [data-part=pick-face]", picture());
        assertThat(grace.page().locator("[data-part=peer] img")).isVisible();

        open(ada, "Privacy");
        ada.page().uncheck("[name=picture]");
        ada.page().click("form[action='/me/privacy'] >> text=Save");

        assertThat(ada.page().locator("text=This is what others see of you now.")).isVisible();
        assertThat(ada.page().locator("[data-part=my-face] img")).isVisible();
        assertThat(grace.page().locator("[data-part=peer] img")).hasCount(0);
    }

    @Test
    void who_goes_is_a_deleted_account_to_others_at_once() {
        ada.openChatWith(home.name("grace"));
        ada.write("I was here");
        grace.row("Ada Vural").click();
        assertThat(grace.bubble("I was here")).isVisible();
        var phone = home.device("ada", narrow());
        assertThat(phone.row("Grace Hopper")).isVisible();

        ada.page().click(".rail a[href='/me']");
        open(ada, "Delete your account");
        ada.look("account-1440-light");
        ada.page().fill("#my-leaving", PASSWORD);
        ada.page().click("text=Delete my account");

        assertThat(ada.page().locator("[role=status]")).hasText("Your account is deleted.");
        ada.look("gone-1440-light");
        phone.page().waitForURL(Pattern.compile("/login"));
        assertThat(grace.page().locator("[data-part=title]")).hasText("Deleted account");
        assertThat(grace.page().locator("[data-part=status]")).hasText("");
        assertThat(grace.page().locator("[data-part=deserted]")).isVisible();
        assertThat(grace.page().locator(".composer")).isHidden();
        assertThat(grace.bubble("I was here")).isVisible();
        assertThat(grace.row("Deleted account")).hasCount(1);
        grace.look("deleted-360-dark");
        grace.page().reload();
        assertThat(grace.page().locator("[data-part=title]")).hasText("Deleted account");
        assertThat(grace.page().locator(".composer")).isHidden();
        assertThat(grace.violations()).isEmpty();
    }

    @Test
    void the_account_is_to_be_found_in_the_settings_and_can_be_taken_along() {
        grace.go("/me");
        open(grace, "Change your e-mail address");
        grace.page().fill("#my-email", home.name("grace") + "@example.net");
        grace.page().fill("#my-email-current", PASSWORD);
        grace.page().click("text=Change address");
        assertThat(grace.page().locator("text=Your e-mail address is changed.")).isVisible();
        assertThat(grace.violations()).isEmpty();
        var download =
                grace.page().waitForDownload(() -> grace.page().click("text=Download your data"));
        assertThat(download.suggestedFilename()).endsWith(".zip");
        open(grace, "Delete your account");
        grace.page().locator("text=Delete my account").scrollIntoViewIfNeeded();
        grace.look("account-360-dark");
        assertThat(grace.violations()).isEmpty();
    }

    @Test
    void where_there_is_no_mail_the_way_back_leads_to_the_host() {
        var stranger = home.stranger(narrow());
        stranger.go("/login");
        stranger.look("login-360-dark");
        stranger.page().click("text=Forgot your password?");
        assertThat(stranger.page().locator("h1")).containsText("Ask who hosts this server");
        stranger.look("forgotten-360-dark");
        assertThat(stranger.violations()).isEmpty();
        stranger.go("/forgotten/code#abcdefghijklmnopqrstuv");
        assertThat(stranger.page().locator("#code")).hasValue("abcdefghijklmnopqrstuv");
        assertThat(stranger.page().url()).doesNotContain("#");
        assertThat(stranger.violations()).isEmpty();
    }
}
