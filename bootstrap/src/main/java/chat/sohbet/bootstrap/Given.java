package chat.sohbet.bootstrap;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/// What was said about settings, and where: defaults < file < environment < command line. Every
/// error is one line that names the setting and the place, and shows the text unless it is a
/// secret.
final class Given {

    /// Variables with our prefix that speak to the start script, not to the program.
    private static final Set<String> FOR_THE_SCRIPT =
            Set.of("SOHBET_CONFIG", "SOHBET_JAVA", "SOHBET_JAVA_OPTIONS");

    private static final Map<String, Setting<?>> BY_NAME =
            Catalog.ALL.stream()
                    .collect(Collectors.toUnmodifiableMap(Setting::name, setting -> setting));

    private record Said(String text, String where) {}

    private final Map<String, Said> said = new HashMap<>();
    private final Path workingFolder;

    private Given(Path workingFolder) {
        this.workingFolder = workingFolder;
    }

    static Given collect(
            List<String> arguments, Map<String, String> environment, Path workingFolder) {
        var given = new Given(workingFolder);
        given.readFile(arguments, environment);
        given.readEnvironment(environment);
        given.readArguments(arguments);
        return given;
    }

    <T> T value(Setting<T> setting) {
        var direct = said.get(setting.name());
        var file = said.get(setting.fileName());
        if (file != null) {
            if (direct != null) {
                throw CannotStart.settings(
                        "%s and %s are both set; give one"
                                .formatted(setting.name(), setting.fileName()));
            }
            return parse(setting, new Said(contentOf(setting, file), file.where()));
        }
        return parse(setting, direct == null ? new Said(setting.fallback(), "default") : direct);
    }

    /// A folder, taken from the working folder if it is relative.
    Path folder(Setting<String> setting) {
        try {
            return workingFolder.resolve(value(setting)).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw CannotStart.settings(
                    "%s: \"%s\" is not a path".formatted(setting.name(), e.getInput()));
        }
    }

    /// The same for one that needn't be named.
    Optional<Path> maybeFolder(Setting<Optional<String>> setting) {
        return value(setting)
                .map(text -> {
                    try {
                        return workingFolder.resolve(text).toAbsolutePath().normalize();
                    } catch (InvalidPathException e) {
                        throw CannotStart.settings(
                                "%s: \"%s\" is not a path".formatted(setting.name(), e.getInput()));
                    }
                });
    }

    /// What a properties file holds that a setting names; nothing if it names none. Any of it may
    /// be secret.
    Map<String, Secret> properties(Setting<Optional<String>> setting) {
        Map<String, Secret> values = new HashMap<>();
        value(setting)
                .map(workingFolder::resolve)
                .map(file -> load(file, setting.name() + ": the file"))
                .ifPresent(properties ->
                        properties.forEach((name, value) ->
                                values.put(name.toString(), new Secret(value.toString()))));
        return Map.copyOf(values);
    }

    private static <T> T parse(Setting<T> setting, Said said) {
        try {
            return setting.reading().read(said.text());
        } catch (IllegalArgumentException e) {
            var shown = setting.secret() ? "what is given" : "\"" + masked(said.text()) + "\"";
            throw CannotStart.settings(
                    "%s: %s %s (%s)"
                            .formatted(setting.name(), shown, e.getMessage(), said.where()));
        }
    }

    /// An address may hold a password where none belongs; then the complaint must not repeat it.
    private static String masked(String text) {
        return text.replaceAll("(?i)(password=)[^&]*", "$1***").replaceAll("//[^/@]*@", "//***@");
    }

    private void readFile(List<String> arguments, Map<String, String> environment) {
        var named =
                arguments.stream()
                        .filter(argument -> argument.startsWith("--config="))
                        .map(argument -> argument.substring("--config=".length()))
                        .reduce((_, last) -> last)
                        .orElse(environment.getOrDefault("SOHBET_CONFIG", ""));
        var file = workingFolder.resolve(named.isEmpty() ? "sohbet.properties" : named);
        if (named.isEmpty() && !Files.exists(file)) {
            return;
        }
        var properties = load(file, "the settings file");
        for (var name : properties.stringPropertyNames()) {
            say(name, properties.getProperty(name), file.getFileName() + ": " + name);
        }
    }

    private static Properties load(Path file, String what) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException _) {
            throw CannotStart.settings("%s %s does not exist".formatted(what, file));
        } catch (CharacterCodingException | IllegalArgumentException _) {
            throw CannotStart.settings(
                    "%s %s is not a properties file in UTF-8".formatted(what, file));
        } catch (IOException e) {
            throw CannotStart.settings(
                    "%s %s cannot be read: %s".formatted(what, file, e.getMessage()));
        }
        return properties;
    }

    private void readEnvironment(Map<String, String> environment) {
        Map<String, String> names = new HashMap<>();
        for (var setting : Catalog.ALL) {
            names.put(setting.variable(), setting.name());
            if (setting.secret()) {
                names.put(Setting.variable(setting.fileName()), setting.fileName());
            }
        }
        environment.forEach((variable, text) -> {
            if (variable.startsWith("SOHBET_") && !FOR_THE_SCRIPT.contains(variable)) {
                say(names.getOrDefault(variable, variable), text, variable);
            }
        });
    }

    private void readArguments(List<String> arguments) {
        for (var argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0) {
                throw CannotStart.settings(
                        "\"%s\" is not understood; see --help".formatted(argument));
            }
            var name = argument.substring(2, equals);
            if (name.equals("config")) {
                continue;
            }
            var setting = BY_NAME.get(name);
            if (setting != null && setting.secret()) {
                // Every user of the machine can read the arguments of every process.
                throw CannotStart.settings(
                        "%s is a secret and not for the command line; use %s or %s"
                                .formatted(name, setting.variable(), setting.fileName()));
            }
            say(name, argument.substring(equals + 1), "--" + name);
        }
    }

    private void say(String name, String text, String where) {
        var setting = BY_NAME.get(name);
        boolean file =
                name.endsWith("-file")
                        && BY_NAME.get(name.substring(0, name.length() - "-file".length()))
                                instanceof Setting<?> owner
                        && owner.secret();
        if (setting == null && !file) {
            throw CannotStart.settings("unknown setting %s; see --help".formatted(where));
        }
        // Empty means the default, so that a compose file may pass on a variable that nobody set.
        if (text.isBlank()) {
            said.remove(name);
        } else {
            said.put(name, new Said(text.strip(), where));
        }
    }

    private String contentOf(Setting<?> setting, Said file) {
        try {
            return Files.readString(workingFolder.resolve(file.text())).strip();
        } catch (IOException | IllegalArgumentException _) {
            throw CannotStart.settings(
                    "%s: the file %s cannot be read (%s)"
                            .formatted(setting.fileName(), file.text(), file.where()));
        }
    }
}
