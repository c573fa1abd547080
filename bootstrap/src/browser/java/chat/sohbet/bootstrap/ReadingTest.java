package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.narrow;
import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How a long conversation is read: where it begins, and that nothing moves below one's eyes.
class ReadingTest {
    private static final String TOP =
            """
            text => [...document.querySelectorAll('.message')]
              .find(row => row.querySelector('[data-part=text]').textContent === text).getBoundingClientRect().top\
            """;

    /// A wheel rolls out.
    private static final String SETTLED =
            """
            async () => {
              const scroll = document.querySelector('.log .scroll')
              for (let last = -1, still = 0; still < 10; last = scroll.scrollTop) {
                await new Promise(requestAnimationFrame)
                still = scroll.scrollTop === last ? still + 1 : 0
              }
            }\
            """;

    @RegisterExtension static final Home home = new Home("--limits.sends-per-minute=600000");

    private Visitor ada;
    private Visitor mert;

    @Test
    void a_conversation_opens_at_the_first_message_that_is_new() {
        meet();
        ada.flood("Read", 30);
        mert.row("Ada Vural").click();
        mert.page().locator(".unread-line").waitFor();
        mert.page().click("[data-part=jump]");
        assertThat(mert.bubble("Read 30.")).isInViewport();
        assertThat(ada.bubble("Read 30.").locator(".ticks")).hasAttribute("data-state", "read");
        mert.go("/");
        assertThat(mert.row("Ada Vural")).isVisible();
        ada.flood("New", 150);
        assertThat(mert.row("Ada Vural").locator("[data-part=unread]")).hasText("99+");
        mert.row("Ada Vural").click();
        assertThat(mert.page().locator(".unread-line")).isInViewport();
        assertThat(mert.page().locator(".unread-line")).hasText("150 new messages");
        assertThat(mert.page().locator(".unread-line + .message"))
                .hasText(Pattern.compile("New 1\\."));
        assertThat(mert.bubble("New 150.")).not().isInViewport();
        mert.look("unread-narrow");
        assertThat(mert.violations()).isEmpty();
    }

    @Test
    void who_reads_further_up_stays_there_and_is_told_how_many_came() {
        meet();
        ada.flood("Old", 60);
        mert.row("Ada Vural").click();
        assertThat(mert.bubble("Old 60.")).isVisible();
        mert.page().click("[data-part=jump]");
        assertThat(mert.bubble("Old 60.")).isInViewport();
        scroll(mert, -900);
        var row = firstInView(mert);
        double before = top(mert, row);
        ada.flood("Late", 3);
        assertThat(mert.page().locator("[data-part=jump-count]")).hasText("3");
        assertThat(mert.page().locator("[data-part=jump]"))
                .hasAttribute("aria-label", "Jump to the latest, 3 new messages");
        assertThat(top(mert, row)).isBetween(before - 2, before + 2);
        mert.page().click("[data-part=jump]");
        assertThat(mert.bubble("Late 3.")).isInViewport();
        assertThat(mert.page().locator("[data-part=jump]")).isHidden();
    }

    @Test
    void the_line_one_reads_stays_while_history_and_late_pictures_come_above_it() {
        meet();
        ada.flood("Line", 200);
        mert.row("Ada Vural").click();
        mert.page().locator(".unread-line").waitFor();
        mert.page().click("[data-part=jump]");
        assertThat(mert.bubble("Line 200.")).isInViewport();
        for (int page = 0; page < 4; page++) {
            var row = firstInView(mert);
            double before = top(mert, row);
            var first = mert.page().locator(".message").first().getAttribute("data-seq");
            scroll(mert, -120);
            double moved = top(mert, row);
            assertThat(moved).isBetween(before + 118, before + 122);
            mert.page().evaluate("document.querySelector('.log .scroll').scrollTop = 300");
            scroll(mert, 0);
            row = firstInView(mert);
            before = top(mert, row);
            if (!first.equals("1"))
                mert.page()
                        .waitForFunction(
                                "first => document.querySelector('.message').dataset.seq !== first || first === '1'",
                                first);
            assertThat(top(mert, row)).isBetween(before - 2, before + 2);
        }
        var row = firstInView(mert);
        double before = top(mert, row);
        // A picture whose size wasn't known.
        mert.page()
                .evaluate(
                        """
                        async () => {
                          const tall = document.createElement('div')
                          document.querySelector('.message .bubble').append(tall)
                          tall.style.blockSize = '180px'
                          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
                        }\
                        """);
        assertThat(top(mert, row)).isBetween(before - 2, before + 2);
    }

    @Test
    void however_many_messages_there_are_few_rows_hold_them() {
        meet();
        ada.flood("Number", 1_500);
        mert.go("/");
        mert.row("Ada Vural").click();
        assertThat(mert.bubble("Number 1500.")).hasCount(1);
        mert.page()
                .evaluate(
                        """
                        async () => {
                          window.most = 0
                          const count = () => { window.most = Math.max(window.most, document.querySelectorAll('.message').length) }
                          new MutationObserver(count).observe(document.querySelector('[data-part=timeline]'), { childList: true, subtree: true })
                          const scroll = document.querySelector('.log .scroll')
                          for (let frame = 0; frame < 400; frame++) {
                            scroll.scrollTop = 100
                            await new Promise(requestAnimationFrame)
                            if (Number(document.querySelector('.message').dataset.seq) < 900) return
                          }
                        }\
                        """);
        assertThat((Integer) mert.page().evaluate("window.most")).isBetween(200, 400);
        mert.page().click("[data-part=jump]");
        assertThat(mert.bubble("Number 1500.")).isInViewport();
    }

    /// What is new is loaded page by page, which may take a while, and then shown from its
    /// beginning, but not to whoever has begun to read elsewhere.
    @Test
    void who_reads_already_is_not_taken_to_what_is_new() {
        meet();
        ada.flood("Number", 300);
        mert.go("/");
        var held = new ArrayList<Route>();
        mert.page()
                .route(
                        Pattern.compile("/messages\\?.*before="),
                        route -> {
                            if (held.isEmpty()) held.add(route);
                            else route.resume();
                        });
        mert.row("Ada Vural").click();
        assertThat(mert.bubble("Number 300.")).isInViewport();
        mert.page().waitForCondition(() -> !held.isEmpty());
        mert.page().locator(".log .scroll").hover();
        mert.page().mouse().wheel(0, -400);
        assertThat(mert.page().locator("[data-part=jump]")).isVisible();
        mert.page().evaluate(SETTLED);
        var row = firstInView(mert);
        double before = top(mert, row);

        mert.page()
                .waitForResponse(
                        answer -> answer.url().matches(".*before=([1-9]|[1-9]\\d|100)(&.*)?"),
                        held.getFirst()::resume);
        mert.page().evaluate(SETTLED);
        assertThat(top(mert, row)).isBetween(before - 2, before + 2);
        mert.page().click("[data-part=jump]");
        assertThat(mert.bubble("Number 300.")).isInViewport();
    }

    @Test
    void read_is_told_only_by_who_looks() {
        meet();
        ada.openChatWith(home.name("mert"));
        ada.write("Are you there?");
        assertThat(ada.bubble("Are you").locator(".ticks")).hasAttribute("data-state", "delivered");
        mert.row("Ada Vural").click();
        assertThat(ada.bubble("Are you").locator(".ticks")).hasAttribute("data-state", "read");
        mert.page().evaluate("document.hasFocus = () => false");
        ada.write("And now?");
        assertThat(mert.bubble("And now?")).isVisible();
        assertThat(mert.page().locator(".unread-line")).hasText("1 new message");
        assertThat(mert.page()).hasTitle("(1) Sohbet");
        assertThat(ada.bubble("And now?").locator(".ticks"))
                .hasAttribute("data-state", "delivered");
        mert.page().evaluate("delete document.hasFocus; dispatchEvent(new Event('focus'))");
        assertThat(ada.bubble("And now?").locator(".ticks")).hasAttribute("data-state", "read");
        assertThat(mert.page()).hasTitle("Sohbet");
    }

    @Test
    void what_comes_is_announced_once_and_what_is_loaded_is_not() {
        meet();
        ada.flood("Old", 80);
        mert.row("Ada Vural").click();
        mert.page().locator(".unread-line").waitFor();
        mert.page().evaluate("document.querySelector('.log .scroll').scrollTop = 0");
        assertThat(mert.bubble("Old 1.")).hasCount(1);
        var announcer = mert.page().locator("[data-part=announcer]");
        assertThat(announcer).hasText("");
        ada.openChatWith(home.name("mert"));
        ada.write("Tea?");
        assertThat(announcer.locator("p")).hasText(new String[] {"Ada Vural: Tea?"});
        mert.write("Yes");
        assertThat(ada.bubble("Yes")).isVisible();
        assertThat(announcer.locator("p")).hasCount(1);
    }

    private void meet() {
        ada = home.visitor("ada", "Ada Vural", wide());
        mert = home.visitor("mert", "Mert Yılmaz", narrow());
        ada.openChatWith(home.name("mert"));
    }

    private static void scroll(Visitor visitor, int by) {
        visitor.page()
                .locator(".log .scroll")
                .evaluate("(element, by) => element.scrollBy(0, by)", by);
        visitor.page()
                .evaluate(
                        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private static String firstInView(Visitor visitor) {
        return (String)
                visitor.page()
                        .evaluate(
                                """
                                () => {
                                  const top = document.querySelector('.log .scroll').getBoundingClientRect().top
                                  const row = [...document.querySelectorAll('.message')].find(row => row.getBoundingClientRect().top > top)
                                  return row.querySelector('[data-part=text]').textContent
                                }\
                                """);
    }

    private static double top(Visitor visitor, String text) {
        return ((Number) visitor.page().evaluate(TOP, text)).doubleValue();
    }
}
