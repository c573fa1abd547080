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

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        var installed = installed();
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

    private static Optional<Path> installed() {
        var named = System.getenv("SOHBET_CHROMIUM");
        if (named != null) return Optional.of(Path.of(named));
        var path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .flatMap(folder ->
                        Stream.of("chromium", "chromium-browser", "google-chrome")
                                .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
