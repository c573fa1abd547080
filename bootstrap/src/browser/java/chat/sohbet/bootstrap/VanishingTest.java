package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.narrow;
import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Two people agree that what they write goes away, and it does, before their eyes.
class VanishingTest {
    @RegisterExtension static final Home home = new Home();

    private Visitor ada;
    private Visitor grace;

    @BeforeEach
    void meet() {
        ada = home.visitor("ada", "Ada Vural", wide());
        grace = home.visitor("grace", "Grace Hopper", narrow());
        ada.openChatWith(home.name("grace"));
        ada.write("This stays");
        // Its clock is moved later; what counts on it has to be loaded with it.
        grace.page().clock().install();
        grace.go("/");
        grace.row("Ada Vural").click();
        assertThat(grace.bubble("This stays")).isVisible();
    }

    @Test
    void a_lifetime_is_chosen_in_the_details_and_told_to_both() {
        choose("24 hours");

        assertThat(system(ada, "You made new messages disappear after 1 day")).isVisible();
        assertThat(system(grace, "Ada Vural made new messages disappear after 1 day")).isVisible();
        assertThat(ada.page().locator("[data-part=lifetime-state]")).hasText("24 hours");
        ada.write("This goes");
        for (var visitor : List.of(ada, grace)) {
            assertThat(visitor.bubble("This goes").locator("[data-part=lasting]")).isVisible();
            assertThat(visitor.bubble("This stays").locator("[data-part=lasting]")).isHidden();
        }
        ada.look("lifetime-wide-light");
        assertThat(ada.violations()).isEmpty();
        ada.page().reload();
        assertThat(ada.page().locator("[data-part=lifetime-state]")).hasText("24 hours");
    }

    @Test
    void what_is_written_after_it_was_taken_back_stays() {
        choose("7 days");
        press("Off");

        assertThat(ada.page().locator("[data-part=lifetime-state]")).hasText("Off");
        ada.write("This stays, too");
        assertThat(grace.bubble("This stays, too").locator("[data-part=lasting]")).isHidden();
    }

    @Test
    void a_message_vanishes_when_its_time_comes_even_offline() {
        choose("24 hours");
        ada.write("This goes");
        assertThat(grace.bubble("This goes")).isVisible();
        grace.window().setOffline(true);

        grace.page().clock().fastForward("23:00:00");
        assertThat(grace.bubble("This goes")).isVisible();
        grace.page().clock().fastForward("02:00:00");

        assertThat(grace.bubble("This goes")).hasCount(0);
        assertThat(grace.bubble("This stays")).isVisible();
    }

    private void choose(String lifetime) {
        ada.page().click("[data-part=peer]");
        ada.page().click(".details-pane summary >> text=Disappearing messages");
        press(lifetime);
    }

    private void press(String lifetime) {
        var choices = ada.page().locator("[data-part=lifetimes] button");
        choices.filter(new Locator.FilterOptions().setHasText(lifetime)).click();
        assertThat(choices.and(ada.page().locator("[aria-pressed=true]"))).hasText(lifetime);
    }

    private static Locator system(Visitor visitor, String text) {
        return visitor.page().locator(".system", new Page.LocatorOptions().setHasText(text));
    }
}
