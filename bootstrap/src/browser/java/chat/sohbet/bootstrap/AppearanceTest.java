package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.narrow;
import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How everything looks is a matter of choice, and of the device.
class AppearanceTest {
    private static final String CANVAS = "getComputedStyle(document.body).backgroundColor";
    private static final String LIGHT = "rgb(248, 243, 240)";
    private static final String DARK = "rgb(22, 16, 21)";

    @RegisterExtension static final Home home = new Home();

    @Test
    void a_theme_and_a_size_are_seen_at_once_and_before_the_first_paint_of_every_page() {
        var ada = home.visitor("ada", "Ada Vural", wide());
        ada.go("/me");
        assertThat(ada.page().evaluate(CANVAS)).isEqualTo(LIGHT);
        var kept =
                ada.page()
                        .waitForResponse(
                                "**/me/appearance",
                                () -> ada.page().locator(".look label").getByText("Dark").click());
        assertThat(kept.status()).isEqualTo(303);
        assertThat(ada.page().evaluate(CANVAS)).isEqualTo(DARK);
        ada.page()
                .waitForResponse(
                        "**/me/appearance",
                        () -> ada.page().locator(".look label").getByText("Larger").click());
        ada.look("appearance-wide");
        assertThat(ada.violations()).isEmpty();
        for (var path : new String[] {"/", "/people", "/me"}) {
            withoutScripts(ada, path);
            assertThat(ada.page().evaluate(CANVAS)).as(path).isEqualTo(DARK);
            assertThat(ada.page().evaluate("getComputedStyle(document.documentElement).fontSize"))
                    .isEqualTo("20.8px");
        }
        assertThat(ada.page().locator(".look input[value=dark]")).isChecked();
    }

    @Test
    void without_scripts_the_form_has_a_button() {
        var ada = home.visitor("ada", "Ada Vural", narrow());
        assertThat(ada.page().evaluate(CANVAS)).isEqualTo(DARK);
        withoutScripts(ada, "/me");
        ada.page().locator(".look label").getByText("Light").click();
        ada.page().click("[data-part=look-save]");
        assertThat(ada.page().locator("[data-part=changed]")).isVisible();
        assertThat(ada.page().evaluate(CANVAS)).isEqualTo(LIGHT);
    }

    private static void withoutScripts(Visitor visitor, String path) {
        visitor.page().route("**/*.js", route -> route.abort());
        visitor.go(path);
        visitor.page().unroute("**/*.js");
        visitor.complaints().clear();
    }
}
