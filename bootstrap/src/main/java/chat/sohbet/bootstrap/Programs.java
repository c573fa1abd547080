package chat.sohbet.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Other programs, run to their end.
final class Programs {

    record Outcome(int exitCode, String output) {
        boolean good() {
            return exitCode == 0;
        }

        /// The last line that says something.
        String lastLine() {
            return output.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((_, last) -> last)
                    .orElse("exit code " + exitCode);
        }
    }

    private Programs() {}

    /// A program that gets nothing of our environment, which may hold secrets, but for where
    /// programs are found.
    static ProcessBuilder program(List<String> command, Path folder) {
        var builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        var environment = builder.environment();
        var kept =
                Map.of(
                        "PATH", environment.getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"),
                        "LC_ALL", "C",
                        "TZ", "UTC");
        environment.clear();
        environment.putAll(kept);
        return builder;
    }

    /// Runs a program to its end, two minutes at most; a program that is missing ends with exit
    /// code 127.
    static Outcome run(List<String> command, Path folder, String input) {
        Process process;
        try {
            process = program(command, folder).start();
        } catch (IOException e) {
            return new Outcome(127, CannotStart.reason(e));
        }
        try {
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
                // It ended without reading; its output says why.
            }
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                return new Outcome(124, command.getFirst() + " did not end");
            }
            return new Outcome(process.exitValue(), output);
        } catch (IOException e) {
            return new Outcome(1, CannotStart.reason(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome(130, "interrupted");
        } finally {
            process.destroyForcibly();
        }
    }
}
