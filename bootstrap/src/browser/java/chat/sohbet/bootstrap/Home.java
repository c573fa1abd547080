package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The real house on its embedded PostgreSQL, and a real Chromium, for a class of tests; and who
/// visits it during a test: at the end of each, they leave, and none may have had a complaint.
///
/// Every test has people of its own: `name("ada")` is another one each time.
final class Home implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final String PASSWORD = "nine glasses of tea";

    private final List<String> extra;
    private final List<Visitor> visitors = new ArrayList<>();
    private final boolean whole;
    private Path data = Path.of("");
    private Chromium chromium;
    private House house;
    private int tests = 1;

    /// `settings` as on the command line, besides those that every home has.
    Home(String... settings) {
        this(false, settings);
    }

    private Home(boolean whole, String... settings) {
        this.whole = whole;
        extra = List.of(settings);
    }

    /// With all of a browser, as people have it: see [Chromium].
    static Home withWholeBrowser(String... settings) {
        return new Home(true, settings);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        data = Files.createTempDirectory("sohbet-home");
        var settings = new ArrayList<>(extra);
        settings.add("--port=0");
        settings.add("--host=127.0.0.1");
        settings.add("--data=" + data.resolve("data"));
        settings.add("--limits.logins-per-minute=1000");
        house = House.open(Settings.read(settings, Map.of(), data));
        chromium = Chromium.start(whole);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var left = List.copyOf(visitors);
        visitors.clear();
        tests++;
        left.forEach(Visitor::close);
        for (var visitor : left) assertThat(visitor.complaints()).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (chromium != null) chromium.close();
        if (house != null) house.close();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(file);
        }
    }

    House house() {
        return house;
    }

    /// The username that `name` has in this test.
    String name(String name) {
        return name + tests;
    }

    /// Somebody nobody knows yet.
    Visitor stranger(NewContextOptions options) {
        return stranger(house.address(), options);
    }

    /// Somebody who comes by another address of this house.
    Visitor stranger(URI address, NewContextOptions options) {
        var visitor = new Visitor(chromium.browser(), address, options);
        visitors.add(visitor);
        return visitor;
    }

    /// Somebody who registers.
    Visitor visitor(String name, String displayName, NewContextOptions options) {
        var visitor = stranger(options);
        visitor.register(name(name), displayName);
        return visitor;
    }

    /// Another device of `name`, signed in.
    Visitor device(String name, NewContextOptions options) {
        var device = stranger(options);
        device.go("/login");
        device.page().fill("#username", name(name));
        device.page().fill("#password", PASSWORD);
        device.page().click("button[type=submit]");
        return device;
    }

    static NewContextOptions wide() {
        return window().setViewportSize(1440, 900).setColorScheme(ColorScheme.LIGHT);
    }

    static NewContextOptions narrow() {
        return window().setViewportSize(360, 740).setColorScheme(ColorScheme.DARK);
    }

    /// Without a service worker: Playwright sees no request that one answers.
    private static NewContextOptions window() {
        return new NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK);
    }
}
