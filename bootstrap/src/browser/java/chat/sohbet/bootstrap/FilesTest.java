package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.narrow;
import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Pictures;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// People send each other pictures and documents.
class FilesTest {
    @RegisterExtension static final Home home = new Home();

    private static final FilePayload PHOTO =
            new FilePayload("holiday.jpg", "image/jpeg", Pictures.photo(800, 600));
    private static final FilePayload LETTER =
            new FilePayload("çay.txt", "text/plain", "Two lumps, please.".getBytes(UTF_8));

    private static final Pattern UPLOADS = Pattern.compile("/api/v1/attachments\\?");

    private Visitor ada;
    private Visitor mert;

    private void meet() {
        ada = home.visitor("ada", "Ada Vural", wide());
        mert = home.visitor("mert", "Mert Yılmaz", narrow());
        ada.openChatWith(home.name("mert"));
    }

    private void choose(FilePayload... files) {
        ada.page().locator("[data-part=pick]").setInputFiles(files);
        assertThat(ada.page().locator(".tray li")).hasCount(files.length);
    }

    @Test
    void a_photo_and_a_document_go_with_a_caption_and_are_seen_opened_and_saved()
            throws IOException {
        meet();
        choose(PHOTO, LETTER);
        ada.look("files-chosen");
        ada.write("From the island");
        assertThat(ada.bubble("From the island").locator(".picture img")).hasCount(1);
        assertThat(ada.bubble("From the island").locator(".ticks"))
                .hasAttribute("data-state", Pattern.compile("sent|delivered"));
        assertThat(ada.page().locator(".tray")).hasCount(0);

        assertThat(mert.row("Ada Vural")).containsText("📷 From the island");
        mert.row("Ada Vural").click();
        var bubble = mert.bubble("From the island");
        var image = bubble.locator(".picture img");
        assertThat(image).hasAttribute("width", "320");
        assertThat(image).hasAttribute("height", "240");
        mert.page()
                .waitForFunction(
                        "() => document.querySelector('.picture img').naturalWidth === 320");
        assertThat(bubble.locator(".document")).containsText("çay.txt");
        mert.look("files-bubble");
        assertThat(mert.violations()).isEmpty();

        var download = mert.page().waitForDownload(() -> bubble.locator(".document").click());
        assertThat(download.suggestedFilename()).isEqualTo("çay.txt");
        assertThat(Files.readString(download.path())).isEqualTo("Two lumps, please.");

        bubble.locator(".picture").click();
        var large = mert.page().locator(".lightbox img");
        assertThat(large).isVisible();
        mert.page()
                .waitForFunction(
                        "() => document.querySelector('.lightbox img').naturalWidth === 800");
        mert.look("files-lightbox");
        assertThat(mert.violations()).isEmpty();
        mert.page().keyboard().press("Escape");
        assertThat(large).isHidden();
    }

    @Test
    void what_was_chosen_offline_goes_when_there_is_a_connection() {
        meet();
        ada.write("Before");
        mert.row("Ada Vural").click();
        assertThat(mert.bubble("Before")).isVisible();
        ada.window().setOffline(true);
        assertThat(ada.page().locator("[data-part=banner]")).isVisible();
        choose(PHOTO);
        ada.write("Later");
        assertThat(ada.bubble("Later").locator("progress")).isVisible();
        ada.window().setOffline(false);
        assertThat(mert.bubble("Later").locator(".picture img")).isVisible();
        assertThat(ada.bubble("Later")).hasCount(1);
        assertThat(ada.bubble("Later").locator("progress")).hasCount(0);
        ada.complaints().removeIf(complaint -> complaint.contains("Failed to load resource"));
    }

    @Test
    void what_is_under_way_can_be_stopped_and_never_arrives() {
        meet();
        ada.page().route(UPLOADS, _ -> {}); // nobody answers
        choose(LETTER);
        ada.write("Not this one");
        ada.bubble("Not this one").locator("[data-part=stop-sending]").click();
        assertThat(ada.bubble("Not this one")).hasCount(0);
        ada.page().unroute(UPLOADS);
        ada.write("But this");
        mert.row("Ada Vural").click();
        assertThat(mert.bubble("But this")).isVisible();
        assertThat(mert.bubble("Not this one")).hasCount(0);
    }

    @Test
    void what_breaks_off_on_the_way_is_brought_again_by_itself() {
        meet();
        var tries = new AtomicInteger();
        ada.page()
                .route(
                        UPLOADS,
                        route -> {
                            if (tries.getAndIncrement() == 0) route.abort();
                            else route.resume();
                        });
        choose(LETTER);
        ada.write("It comes");
        mert.row("Ada Vural").click();
        assertThat(mert.bubble("It comes").locator(".document")).containsText("çay.txt");
        ada.complaints().clear(); // a line that broke is one of the browser's
    }

    @Test
    void what_is_refused_says_why_and_goes_when_one_tries_again() {
        meet();
        var full =
                "{\"type\":\"about:blank\",\"code\":\"quota\",\"detail\":\"There is no room for it.\",\"status\":413}";
        ada.page()
                .route(
                        UPLOADS,
                        route ->
                                route.fulfill(
                                        new Route.FulfillOptions().setStatus(413).setBody(full)));
        choose(LETTER);
        ada.write("Once more");
        var wrong = ada.bubble("Once more").locator(".after.wrong");
        assertThat(wrong).isVisible();
        assertThat(mert.row("Ada Vural")).hasCount(0);
        ada.complaints().clear(); // so is a refusal
        ada.page().unroute(UPLOADS);
        wrong.locator("[data-part=retry]").click();
        mert.row("Ada Vural").click();
        assertThat(mert.bubble("Once more").locator(".document")).containsText("çay.txt");
        assertThat(wrong).hasCount(0);
    }

    @Test
    void without_a_word_and_after_a_reload_a_picture_is_a_picture() {
        meet();
        choose(PHOTO);
        ada.page().click(".composer button[type=submit]");
        assertThat(ada.page().locator(".message .picture img")).hasCount(1);
        assertThat(ada.page().locator(".message .ticks"))
                .hasAttribute("data-state", Pattern.compile("sent|delivered"));
        ada.page().reload();
        assertThat(ada.page().locator(".message .picture img")).isVisible();
        assertThat(mert.row("Ada Vural")).containsText("📷 Photo");
    }

    @Test
    void a_picture_of_oneself_is_seen_by_the_others_at_once() {
        meet();
        ada.write("Hello");
        assertThat(mert.row("Ada Vural").locator(".avatar")).hasText("AV");
        ada.page().click(".rail a[href='/me']");
        ada.page().locator("[data-part=pick-face]").setInputFiles(PHOTO);
        assertThat(ada.page().locator("[data-part=my-face] img")).isVisible();
        assertThat(mert.row("Ada Vural").locator(".avatar img")).isVisible();
        mert.page().reload();
        assertThat(mert.row("Ada Vural").locator(".avatar img")).isVisible();
        ada.look("face");
        assertThat(ada.violations()).isEmpty();
        ada.page().click("[data-part=drop-face]");
        assertThat(mert.row("Ada Vural").locator(".avatar")).hasText("AV");
    }

    @Test
    void what_was_chosen_by_mistake_is_taken_out_again() {
        meet();
        choose(PHOTO, LETTER);
        ada.page().getByLabel("Remove holiday.jpg").click();
        assertThat(ada.page().locator(".tray li")).hasCount(1);
        ada.page().getByLabel("Remove çay.txt").click();
        assertThat(ada.page().locator(".tray")).hasCount(0);
        assertThat(List.of(ada.page().locator(".message").count())).containsExactly(0);
    }
}
