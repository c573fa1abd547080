package chat.sohbet.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// The browser's models have no DOM, so `node --test` runs their tests; each appears here as one of
/// ours. Needs Node 20 or newer on the path, and is skipped where there is none: it is the only
/// test that asks for more than a JDK.
class BrowserModelsTest {
    private static final Path TESTS = Path.of("src/test/js");

    @TestFactory
    Stream<DynamicTest> the_browser_models_keep_their_promises() throws Exception {
        assumeTrue(nodeVersion() >= 20, "no Node 20 on the path");
        var report = Files.createTempFile("models", ".xml");
        try {
            var exit = run(report);
            var tests = testsIn(report);
            assertThat(tests).as("tests that node ran (it left with %d)", exit).isNotEmpty();
            assertThat(exit == 0 || tests.stream().anyMatch(it -> failure(it) != null))
                    .as("node left with %d although no test failed", exit)
                    .isTrue();
            return tests.stream().map(BrowserModelsTest::asTest);
        } finally {
            Files.delete(report);
        }
    }

    private static DynamicTest asTest(Element test) {
        return dynamicTest(
                test.getAttribute("name"),
                () -> {
                    var failure = failure(test);
                    if (failure != null) fail(failure.getTextContent());
                });
    }

    private static @Nullable Node failure(Element test) {
        return test.getElementsByTagName("failure").item(0);
    }

    private static int run(Path report) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("node", "--test", "--test-reporter=junit"));
        command.add("--test-reporter-destination=" + report);
        try (var files = Files.walk(TESTS)) {
            files.map(Path::toString).filter(it -> it.endsWith(".test.js")).forEach(command::add);
        }
        var node = new ProcessBuilder(command).redirectErrorStream(true).start();
        System.out.print(new String(node.getInputStream().readAllBytes(), UTF_8));
        return node.waitFor();
    }

    private static List<Element> testsIn(Path report) throws Exception {
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
        var cases = document.getElementsByTagName("testcase");
        return IntStream.range(0, cases.getLength())
                .mapToObj(i -> (Element) cases.item(i))
                .toList();
    }

    private static int nodeVersion() throws InterruptedException {
        try {
            var node = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
            var version = new String(node.getInputStream().readAllBytes(), UTF_8);
            node.waitFor();
            return Integer.parseInt(version.strip().replaceFirst("v(\\d+).*", "$1"));
        } catch (IOException | NumberFormatException _) {
            return 0;
        }
    }
}
