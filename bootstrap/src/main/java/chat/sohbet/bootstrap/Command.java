package chat.sohbet.bootstrap;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// What the program does instead of serving: said by words before all settings. Throws
/// [CannotStart] where it can't be done.
@FunctionalInterface
interface Command {

    void run(Settings settings, PrintStream out);

    static Command of(List<String> words) {
        var rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "user" -> UserCommand.of(rest);
            case "check" -> {
                if (!rest.isEmpty()) throw notUnderstood(words);
                yield new Check();
            }
            case "backup" -> new BackupCommand(file(words, rest));
            case "restore" -> new RestoreCommand(file(words, rest));
            default -> throw notUnderstood(words);
        };
    }

    private static Path file(List<String> words, List<String> rest) {
        if (rest.size() != 1) throw notUnderstood(words);
        try {
            return Path.of(rest.getFirst()).toAbsolutePath();
        } catch (InvalidPathException _) {
            throw CannotStart.settings("\"" + rest.getFirst() + "\" is not a path");
        }
    }

    static CannotStart notUnderstood(List<String> words) {
        return CannotStart.settings(
                "\"%s\" is not understood; see --help".formatted(String.join(" ", words)));
    }
}
