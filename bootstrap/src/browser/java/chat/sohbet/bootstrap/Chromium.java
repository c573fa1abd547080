package chat.sohbet.bootstrap;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A real Chromium: the one that is named by `SOHBET_CHROMIUM` or found on the `PATH`; where there
/// is none, Playwright downloads its own.
///
/// The shell is the same engine without windows, which on a small machine take a third of all time,
/// and is taken where it is installed, too. It has no notifications, and is nobody's browser: for
/// these there is the whole.
final class Chromium implements AutoCloseable {
    private static final List<String> QUIET =
            List.of(
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                    "--disable-quic",
                    // A microphone that beeps, and nobody who has to allow it.
                    "--use-fake-device-for-media-stream",
                    "--use-fake-ui-for-media-stream");

    private static final List<String> WHOLE =
            List.of("chromium", "chromium-browser", "google-chrome");
    private static final String SHELL = "chromium-headless-shell";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start(boolean whole) {
        var installed = installed(whole ? WHOLE : withShell());
        var environment = new HashMap<>(System.getenv());
        if (installed.isPresent()) environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        var options = new LaunchOptions().setArgs(arguments());
        installed.ifPresent(options::setExecutablePath);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    Browser browser() {
        return browser;
    }

    // Chromium refuses its sandbox to root.
    private static List<String> arguments() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return Stream.concat(QUIET.stream(), root ? Stream.of("--no-sandbox") : Stream.empty())
                .toList();
    }

    private static List<String> withShell() {
        return Stream.concat(Stream.of(SHELL), WHOLE.stream()).toList();
    }

    /// The first of them that there is.
    private static Optional<Path> installed(List<String> names) {
        var named = System.getenv("SOHBET_CHROMIUM");
        if (named != null) return Optional.of(Path.of(named));
        var path = System.getenv().getOrDefault("PATH", "");
        var folders = path.split(File.pathSeparator, -1);
        return names.stream()
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
