package chat.sohbet.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The client in other languages, and in one that nobody speaks: English with accents, from right
/// to left, which shows what isn't said through the catalogue and what stands on the wrong side.
class LanguagesTest {
    @RegisterExtension static final Home home = new Home();

    /// Text of ours without an accent. What people wrote has `dir=auto` or is a `bdi`.
    private static final String PLAIN =
            """
            () => {
              const theirs = "[dir=auto], bdi, kbd, [lang]:not(html), script, style, template, option, .avatar, [data-part=username]"
              const plain = text => /[b-pr-wyz]{3}/i.test(text.replace(/\\u2068.*?\\u2069|Sohbet|@[\\w.-]+|[\\w.]+@[\\w.]+|⟦|\\bChrome\\b|\\bLinux\\b/g, ""))
              const found = []
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
              while (walk.nextNode()) {
                const { parentElement: holder, data } = walk.currentNode
                if (!holder.closest(theirs) && holder.checkVisibility() && plain(data)) found.push(data.trim())
              }
              for (const name of ["aria-label", "placeholder", "title"])
                for (const holder of document.body.querySelectorAll(`[${name}]`))
                  if (!holder.closest(theirs) && plain(holder.getAttribute(name))) found.push(`${name}: ${holder.getAttribute(name)}`)
              return found
            }
            """;

    private static final String WIDER = "() => document.documentElement.scrollWidth - innerWidth";

    @ParameterizedTest
    @CsvSource({"fr-CA, fr, Bon retour, Discussions", "tr-TR, tr, Yeniden hoş geldiniz, Sohbetler"})
    void the_browser_says_which_language(String locale, String lang, String heading, String title) {
        var ada = home.stranger(Home.wide().setLocale(locale));
        ada.go("/login");
        assertThat(ada.page().locator("html")).hasAttribute("lang", lang);
        assertThat(ada.page().locator("h1")).hasText(heading);
        ada.register(home.name("ada" + lang), "Ada Vural");
        assertThat(ada.page().locator("[data-show=chats] .bar-title")).hasText(title);
    }

    @Test
    void a_chosen_language_stays_on_every_page_and_can_be_changed() {
        var ada = home.stranger(Home.wide());
        ada.go("/login?next=%2Finvite%2Faaaaaaaaaaaaaaaaaaaaaa");
        ada.page().click(".tongues [value=tr]");
        assertThat(ada.page().locator("h1")).hasText("Yeniden hoş geldiniz");
        assertThat(ada.page().url()).contains("next=%2Finvite");
        ada.register(home.name("ada"), "Ada Vural");
        ada.go("/me");
        ada.page().click(".tongues [value=fr]");
        assertThat(ada.page().locator("[data-show=me] .bar-title")).hasText("Vous");
        assertThat(ada.page().url()).endsWith("/me");
    }

    @ParameterizedTest
    @CsvSource({"fr", "tr", "en-XB"})
    void a_chat_reads_well_in_another_language(String tag) {
        for (boolean wide : List.of(true, false)) {
            var look = tag + (wide ? "-1440" : "-360");
            var ada = speaking(tag, wide ? Home.wide() : Home.narrow());
            ada.go("/login");
            seen(ada, tag, look + "-login");
            ada.go("/register");
            seen(ada, tag, look + "-register");
            ada.register(name("ada", tag, wide), "Ada Vural");
            seen(ada, tag, look + "-empty");
            var mert = speaking(tag, Home.wide());
            mert.register(name("mert", tag, wide), "Mert Yılmaz");
            ada.openChatWith(name("mert", tag, wide));
            ada.write("Selam Mert! Çay koydum, gelsene.");
            ada.write("صباح الخير يا مرت");
            assertThat(ada.bubble("صباح")).isVisible();
            mert.page().click("[data-part=rows] .row");
            mert.write("On my way — 5 minutes.");
            mert.page().fill(".composer textarea", "…");
            assertThat(ada.bubble("On my way")).isVisible();
            seen(ada, tag, look + "-chat");
            ada.bubble("Selam").locator("[data-part=bubble]").click(button());
            assertThat(ada.page().locator("[role=menu]")).isVisible();
            seen(ada, tag, look + "-menu");
            ada.page().keyboard().press("Escape");
            ada.page().click("[data-part=peer]");
            assertThat(ada.page().locator("[data-part=about]")).isVisible();
            seen(ada, tag, look + "-details");
            for (var path : List.of("/", "/people", "/groups/new", "/me")) {
                ada.go(path);
                seen(ada, tag, look + path.replace('/', '-'));
            }
        }
    }

    private static com.microsoft.playwright.Locator.ClickOptions button() {
        return new com.microsoft.playwright.Locator.ClickOptions()
                .setButton(com.microsoft.playwright.options.MouseButton.RIGHT);
    }

    private static String name(String name, String tag, boolean wide) {
        return home.name(
                name
                        + tag.toLowerCase(java.util.Locale.ROOT).replace("-", "")
                        + (wide ? "w" : "n"));
    }

    private static Visitor speaking(String tag, NewContextOptions options) {
        var visitor = home.stranger(options);
        visitor.window()
                .addCookies(
                        List.of(
                                new Cookie("sohbet-language", tag)
                                        .setUrl(home.house().address().toString())));
        return visitor;
    }

    private static void seen(Visitor visitor, String tag, String name) {
        visitor.page().waitForLoadState();
        visitor.look(name);
        assertThat((int) visitor.page().evaluate(WIDER)).as(name).isZero();
        if (!tag.equals("en-XB")) return;
        assertThat(visitor.page().locator("html")).hasAttribute("dir", "rtl");
        assertThat((List<?>) visitor.page().evaluate(PLAIN)).as(name).isEmpty();
    }
}
