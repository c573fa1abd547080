package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.narrow;
import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The other ways for a file to a chat than by choosing it: dropped, pasted, recorded.
class BringingFilesTest {
    @RegisterExtension static final Home home = new Home();

    private static final String FILES =
            """
            names => {
              const files = new DataTransfer()
              for (const name of names) files.items.add(new File([`This is ${name}.`], name, { type: 'text/plain' }))
              return files
            }\
            """;
    private static final String PASTE =
            "(words, files) => words.dispatchEvent(new ClipboardEvent('paste', { clipboardData: files, bubbles: true, cancelable: true }))";

    private Visitor ada;
    private Visitor mert;

    @BeforeEach
    void meet() {
        ada = home.visitor("ada", "Ada Vural", wide());
        mert = home.visitor("mert", "Mert Yılmaz", narrow());
        ada.openChatWith(home.name("mert"));
    }

    @Test
    void what_is_dropped_on_the_chat_waits_for_its_caption_and_goes() {
        var files =
                Map.of(
                        "dataTransfer",
                        ada.page().evaluateHandle(FILES, new String[] {"one.txt", "two.txt"}));
        var chat = ada.page().locator("[data-part=timeline]");
        chat.dispatchEvent("dragover", files);
        assertThat(ada.page().locator("[data-dropping]")).hasCount(1);
        chat.dispatchEvent("drop", files);
        assertThat(ada.page().locator("[data-dropping]")).hasCount(0);
        assertThat(ada.page().locator(".tray li")).hasCount(2);
        ada.write("Both of them");

        mert.row("Ada Vural").click();
        assertThat(mert.bubble("Both of them").locator(".document"))
                .hasText(new Pattern[] {Pattern.compile("one.txt"), Pattern.compile("two.txt")});
    }

    @Test
    void what_is_pasted_goes_and_text_is_pasted_as_ever() {
        var words = ada.page().locator(".composer textarea");
        var files = ada.page().evaluateHandle(FILES, new String[] {"pasted.txt"});
        words.evaluate(PASTE, files);
        assertThat(ada.page().locator(".tray li")).hasCount(1);
        assertThat(words).isFocused();
        words.evaluate(PASTE, ada.page().evaluateHandle(FILES, new String[0]));
        assertThat(ada.page().locator(".tray li")).hasCount(1);
        ada.write("From the clipboard");

        mert.row("Ada Vural").click();
        assertThat(mert.bubble("From the clipboard").locator(".document"))
                .containsText("pasted.txt");
    }

    @Test
    void a_voice_is_recorded_sent_and_heard_and_one_thinks_better_of_another() {
        var page = ada.page();
        page.click("[data-part=record]");
        assertThat(page.locator("[data-part=recorded]")).hasText("0:01");
        page.keyboard().press("Escape");
        assertThat(page.locator("[data-part=recorded]")).hasCount(0);
        assertThat(page.locator(".message")).hasCount(0);

        page.click("[data-part=record]");
        assertThat(page.locator("[data-part=recorded]")).hasText("0:01");
        assertThat(ada.violations()).isEmpty();
        page.click("[data-part=send-recording]");
        assertThat(page.locator(".message .ticks"))
                .hasAttribute("data-state", Pattern.compile("sent|delivered"));

        mert.row("Ada Vural").click();
        var voice = mert.page().locator(".message .voice");
        assertThat(voice).containsText("0:0");
        var heard =
                mert.page()
                        .waitForResponse(
                                Pattern.compile("/api/v1/attachments/"),
                                voice.locator("button").first()::click);
        assertThat(heard.status()).isBetween(200, 206);
    }
}
