package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.MouseButton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Pictures of every page at three sizes and in two themes, to be looked at: it is not part of the
/// tests, and is run by its name (CONTRIBUTING.md). On the way axe looks at each of them.
class Gallery {
    private static final Path FOLDER = Path.of("target", "gallery");
    private static final List<List<Integer>> SIZES =
            List.of(List.of(1440, 900), List.of(768, 1024), List.of(360, 740));

    @RegisterExtension static final Home home = new Home("--limits.sends-per-minute=600000");

    private final Set<String> names = new LinkedHashSet<>();
    private final List<String> violations = new ArrayList<>();
    private String talk = "";
    private String group = "";
    private String invitation = "";

    @Test
    void every_page_at_three_sizes_and_in_two_themes() throws IOException {
        people();
        for (var size : SIZES)
            for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                var options =
                        new NewContextOptions()
                                .setViewportSize(size.getFirst(), size.getLast())
                                .setColorScheme(theme);
                var tag = size.getFirst() + "-" + theme.name().toLowerCase();
                outside(options, tag);
                inside(options, tag);
            }
        Files.writeString(FOLDER.resolve("index.html"), sheet());
        assertThat(violations).isEmpty();
    }

    // Who is there and what was said

    private void people() {
        var ada = home.visitor("ada", "Ada Lovelace", Home.wide());
        var grace = home.visitor("grace", "Grace Hopper", Home.wide());
        var mert = home.visitor("mert", "Mert Yılmaz", Home.wide());
        var kenji = home.visitor("kenji", "健司 田中", Home.wide());
        grace.call("PATCH", "/users/me", Map.of("about", "Compilers, clocks and nanoseconds"));
        talk = Visitor.id(ada.call("POST", "/conversations", Map.of("with", grace.me())));
        group =
                Visitor.id(
                        ada.call(
                                "POST",
                                "/conversations",
                                Map.of(
                                        "clientId",
                                        ada.clientId(),
                                        "title",
                                        "Sunday breakfast",
                                        "description",
                                        "Bring something round",
                                        "members",
                                        List.of(grace.me(), mert.me(), kenji.me()))));
        grace.say(talk, "Do you have the punch cards?");
        ada.say(talk, "In the drawer under the difference engine.");
        grace.say(talk, "Found them, thank you 🙏");
        ada.say(talk, "The loop on card 7 is still *wrong*, I’ll fix it tonight.");
        mert.say(group, "Who brings the simit?");
        kenji.say(group, "私が持って行きます。 Twelve of them.");
        ada.say(group, "Then I bring cheese and the good olives.");
        mert.say(group, "☕ 9:30? See https://example.org/simit");
        grace.say(group, "Coffee is on me");
        var message = "/conversations/" + group + "/messages/";
        ada.call("PUT", message + "2/reaction", Map.of("emoji", "❤️"));
        mert.call("PUT", message + "2/reaction", Map.of("emoji", "😂"));
        ada.call("PUT", message + "3/pin", Map.of("pinned", true));
        ada.call("PUT", message + "4/star", Map.of("star", true));
        var link = (Map<?, ?>) ada.call("POST", "/conversations/" + group + "/invite", null);
        invitation = link == null ? "" : "/invite/" + link.get("token");
    }

    // The pages

    private void outside(NewContextOptions options, String tag) {
        var stranger = home.stranger(options);
        for (var path : List.of("/login", "/register", "/nowhere")) {
            stranger.go(path);
            look(stranger, path.substring(1), tag);
        }
        stranger.complaints().clear(); // a page that isn't there is one of the browser's
        stranger.close();
    }

    private void inside(NewContextOptions options, String tag) {
        var ada = home.device("ada", options);
        ada.page().locator("[data-part=rows] .row").first().waitFor();
        look(ada, "chats", tag);
        open(ada, "/chat/" + talk, ".message");
        look(ada, "chat", tag);
        open(ada, "/chat/" + group, ".message");
        look(ada, "group", tag);
        ada.page()
                .locator(".message .bubble")
                .nth(1)
                .click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        ada.page().locator("[role=menu]:visible").first().waitFor();
        look(ada, "message-menu", tag);
        ada.page().keyboard().press("Escape");
        open(ada, "/chat/" + group + "/details", "h1, h2");
        look(ada, "group-details", tag);
        open(ada, "/chat/" + talk + "/details", "h1, h2");
        look(ada, "person-details", tag);
        for (var path : List.of("/people", "/groups/new", "/stars", "/search?query=the", "/me")) {
            open(ada, path, ".rail, .bar");
            look(
                    ada,
                    path.substring(1).replaceAll("[/?].*", "-x").replace("groups-x", "new-group"),
                    tag);
        }
        int folds = ada.page().locator("details.fold > summary").count();
        for (int at = 0; at < folds; at++) {
            ada.page().locator("details.fold > summary").nth(at).click();
            look(ada, "me-" + (at + 1), tag);
            ada.page().locator("details.fold > summary").nth(at).click();
        }
        if (!invitation.isEmpty()) {
            open(ada, invitation, "h1");
            look(ada, "invitation", tag);
        }
        ada.close();
    }

    private static void open(Visitor visitor, String path, String sign) {
        visitor.go(path);
        visitor.page().locator(sign).locator("visible=true").first().waitFor();
    }

    private void look(Visitor visitor, String name, String tag) {
        visitor.page().evaluate("document.fonts.ready.then(() => true)");
        visitor.page()
                .screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(FOLDER.resolve(name + "-" + tag + ".png")));
        names.add(name);
        visitor.violations().forEach(rule -> violations.add(name + " " + tag + ": " + rule));
    }

    private String sheet() {
        var html = new StringBuilder("<!doctype html><meta charset=utf-8><title>Gallery</title>");
        html.append("<style>body{font:14px sans-serif}img{block-size:420px;margin:4px}</style>");
        for (var name : names) {
            html.append("<h2>").append(name).append("</h2>");
            for (var size : SIZES)
                for (var theme : List.of("light", "dark"))
                    html.append(
                            "<img loading=lazy src=\"%s-%d-%s.png\">"
                                    .formatted(name, size.getFirst(), theme));
        }
        return html.toString();
    }
}
