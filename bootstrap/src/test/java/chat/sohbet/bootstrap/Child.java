package chat.sohbet.bootstrap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Another JVM over the same classes, to be killed.
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /// @param prefix what stands before `java`, such as another user's name
    static Child start(
            List<String> prefix,
            Map<String, String> environment,
            Path folder,
            String main,
            String... arguments) {
        var command = new ArrayList<>(prefix);
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main));
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new Child(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads on to a line that begins so, and returns all of it; a child that ends before that
    /// fails.
    String line(String beginning) throws IOException {
        var before = new StringBuilder();
        String line;
        while ((line = output.readLine()) != null) {
            if (line.startsWith(beginning)) {
                return line;
            }
            before.append(line).append('\n');
        }
        throw new AssertionError("it never said \"" + beginning + "\", but: " + before);
    }

    /// What it says until it ends.
    String rest() {
        return String.join("\n", output.lines().toList());
    }

    /// Reads what it says until it ends, and keeps nothing.
    void rest(Consumer<String> listener) {
        try {
            output.lines().forEach(listener);
        } catch (UncheckedIOException ended) {
            // in the middle of a line
        }
    }

    Process process() {
        return process;
    }

    /// Asks it to end, as a service manager does; what it says can still be read.
    void stop() {
        process.toHandle().destroy();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
