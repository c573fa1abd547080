package chat.sohbet.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.sohbet.web.testing.TcpProxy;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How quick a browser is with what people do most: it is not part of the tests, and is run by its
/// name (CONTRIBUTING.md). Times go from the key or the click to the frame after the one that shows
/// the outcome, in milliseconds.
class Pace {
    private static final int CHATS = 10;
    private static final int LONG = 10_000;
    private static final int SENDS = 50;
    private static final Path REPORT = Path.of("target", "pace.txt");

    /// Resolves to how long it took from `act` until `there`, and one frame more.
    private static final String UNTIL =
            """
            const frame = () => new Promise(done => requestAnimationFrame(done))
            const until = async (there, from) => { while (!there()) await frame(); await frame(); return performance.now() - from }
            const text = part => document.querySelector(`[data-part=${part}]`)?.textContent
            """;

    private static final String WRITE =
            "async words => {"
                    + UNTIL
                    + """
                    const field = document.querySelector('.composer textarea')
                    field.focus()
                    field.value = words
                    field.dispatchEvent(new Event('input', { bubbles: true }))
                    await frame()
                    const from = performance.now()
                    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
                    return until(() => !field.value && [...document.querySelectorAll('.message')].at(-1)?.textContent.includes(words), from)
                    }\
                    """;

    private static final String OPEN =
            "async ([id, name, last]) => {"
                    + UNTIL
                    + """
                    const from = performance.now()
                    document.querySelector(`[data-part=rows] [data-id="${id}"] a`).click()
                    const title = until(() => text('title') === name, from)
                    const whole = until(() => text('timeline')?.includes(last), from)
                    return Promise.all([title, whole])
                    }\
                    """;

    private static final String CLIMB =
            """
            async () => {
              let most = 0
              const scroll = document.querySelector('.log .scroll')
              const first = () => Number(document.querySelector('.message').dataset.seq)
              while (first() > 3) {
                scroll.scrollTop = 100
                await new Promise(requestAnimationFrame)
                most = Math.max(most, document.querySelectorAll('.message').length)
              }
              return most
            }\
            """;

    @RegisterExtension
    static final Home home = Home.withWholeBrowser("--limits.sends-per-minute=600000");

    private final List<String> report = new ArrayList<>();
    private final List<String> chats = new ArrayList<>();

    @Test
    void writing_opening_and_climbing() throws IOException {
        try (var line = new TcpProxy(() -> home.house().address().getPort())) {
            var ada = home.stranger(line.uri(), Home.wide());
            ada.register(home.name("ada"), "Ada Vural");
            var mert = home.visitor("mert", "Mert Kaya", Home.wide());
            for (int chat = 0; chat < CHATS; chat++) chats.add(talk(ada, mert, chat));
            var longest = group(ada, mert, "The long one");
            mert.flood(longest, "Number", LONG);

            open(ada);
            write(ada, line);
            climb(ada, longest);
        }
        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, report);
        report.forEach(System.out::println);
    }

    private static String talk(Visitor ada, Visitor mert, int chat) {
        var id = group(ada, mert, "Chat " + chat);
        mert.flood(id, "Chat " + chat + " says", 100);
        return id;
    }

    private static String group(Visitor ada, Visitor mert, String title) {
        var wish =
                Map.of("clientId", ada.clientId(), "title", title, "members", List.of(mert.me()));
        return Visitor.id(ada.call("POST", "/conversations", wish));
    }

    private void open(Visitor ada) {
        ada.go("/");
        assertThat(ada.row("The long one")).isVisible();
        var fresh = IntStream.range(0, CHATS).mapToObj(chat -> open(ada, chat)).toList();
        var held = switches(ada);
        var used = new ArrayList<>(List.of(heap(ada)));
        for (int i = 0; i < 3; i++) {
            held.addAll(switches(ada));
            used.add(heap(ada));
        }
        say("title of a chat that is not held", fresh.stream().map(List::getFirst).toList());
        say("messages of a chat that is not held", fresh.stream().map(List::getLast).toList());
        say("title of a chat that is held", held.stream().map(List::getFirst).toList());
        say("messages of a chat that is held", held.stream().map(List::getLast).toList());
        report.add("heap after 50, 100, 150 and 200 switches: %s MB".formatted(used));
    }

    private List<List<Double>> switches(Visitor ada) {
        var times = new ArrayList<List<Double>>();
        for (int i = 0; i < 50; i++) times.add(open(ada, i % CHATS));
        return times;
    }

    @SuppressWarnings("unchecked")
    private List<Double> open(Visitor ada, int chat) {
        var name = "Chat " + chat;
        var asked = List.of(chats.get(chat), name, name + " says 100.");
        return ((List<Number>) ada.page().evaluate(OPEN, asked))
                .stream().map(Number::doubleValue).toList();
    }

    private void write(Visitor ada, TcpProxy line) {
        line.delay(Duration.ofSeconds(2));
        var times = new ArrayList<Double>();
        for (int i = 0; i < SENDS; i++)
            times.add(((Number) ada.page().evaluate(WRITE, "Slow line " + i + ".")).doubleValue());
        say("bubble and emptied composer after Enter, each way 2 s late", times);
        line.pass();
        assertThat(ada.bubble("Slow line 49.").locator("[data-state=waiting]")).hasCount(0);
    }

    private void climb(Visitor ada, String longest) {
        ada.page().locator("[data-id=\"" + longest + "\"] a").click();
        ada.bubble("Number 10000.").waitFor();
        var before = heap(ada);
        var most = ((Number) ada.page().evaluate(CLIMB)).intValue();
        report.add("most rows while climbing through 10,000 messages: " + most);
        report.add("heap before and after: %s and %s MB".formatted(before, heap(ada)));
    }

    private static double heap(Visitor visitor) {
        CDPSession tools = visitor.window().newCDPSession(visitor.page());
        tools.send("HeapProfiler.collectGarbage");
        JsonObject usage = tools.send("Runtime.getHeapUsage");
        tools.detach();
        return Math.round(usage.get("usedSize").getAsDouble() / 10_000) / 100.0;
    }

    private void say(String what, List<Double> times) {
        var sorted = times.stream().sorted().toList();
        report.add(
                "%s: median %.0f, p95 %.0f, worst %.0f ms (%d)"
                        .formatted(
                                what,
                                sorted.get(sorted.size() / 2),
                                sorted.get((int) (sorted.size() * 0.95)),
                                sorted.getLast(),
                                sorted.size()));
    }
}
