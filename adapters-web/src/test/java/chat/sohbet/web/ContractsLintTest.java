package chat.sohbet.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A public linter agrees with the contracts. npm fetches it, so this is skipped where there is no
/// npm or no way to its registry; with `-Dlint=required`, as in continuous integration, that is a
/// failure.
class ContractsLintTest {
    /// Of the last line that runs on Node 18, which Debian 12 has.
    private static final String LINTER = "@redocly/cli@1.34.5";

    private static final Path CONTRACTS = Path.of("src/main/resources/contracts");
    private static final boolean REQUIRED = "required".equals(System.getProperty("lint"));

    private record Run(int exit, String said) {}

    @ParameterizedTest
    @ValueSource(strings = {"openapi.json", "asyncapi.json"})
    void the_linter_finds_nothing(String contract) throws Exception {
        fetch();
        var run = redocly("lint", "--config=redocly.yaml", CONTRACTS.resolve(contract).toString());
        assertThat(run.exit()).as(run.said()).isZero();
    }

    @Test
    void the_linter_would_find_something() throws Exception {
        fetch();
        var run = redocly("lint", "--config=redocly.yaml", "src/test/contracts/broken.json");
        assertThat(run.exit()).as(run.said()).isNotZero();
        assertThat(run.said()).contains("operation-operationId");
    }

    private static void fetch() throws InterruptedException {
        var version = redocly("--version");
        boolean there = version.exit() == 0;
        if (REQUIRED) assertThat(there).as(version.said()).isTrue();
        assumeTrue(there, "the contracts are not linted: " + version.said());
    }

    private static Run redocly(String... arguments) throws InterruptedException {
        var command =
                new ArrayList<>(
                        List.of("npm", "exec", "--yes", "--package=" + LINTER, "--", "redocly"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("REDOCLY_TELEMETRY", "off");
        builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        try {
            var npm = builder.start();
            npm.getOutputStream().close();
            var said = new String(npm.getInputStream().readAllBytes(), UTF_8);
            return new Run(npm.waitFor(), said);
        } catch (IOException noNpm) {
            return new Run(-1, "there is no npm: " + noNpm.getMessage());
        }
    }
}
