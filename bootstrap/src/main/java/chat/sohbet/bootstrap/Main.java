package chat.sohbet.bootstrap;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// The program: `sohbet` starts a node and ends with it, `sohbet backup …` and other
/// [commands][Command] do one thing. Exit codes: 0 after a stop that was asked for, 1 if the world
/// is not as the settings say, 2 if the settings cannot be followed.
public final class Main {

    /// A stop that takes longer is given up; what was acknowledged is safe either way.
    private static final int STOP_MILLIS = 60_000;

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.manager", Logging.Manager.class.getName());
        var said = List.copyOf(Arrays.asList(arguments));
        if (said.equals(List.of("--help", "--markdown"))) {
            System.out.print(Catalog.markdown());
        } else if (said.contains("--help")) {
            System.out.print(help());
        } else if (said.contains("--version")) {
            System.out.println("Sohbet " + version());
        } else {
            var code = run(said, System.err);
            code.ifPresent(System::exit);
        }
    }

    /// @return the exit code, or nothing if the process is ending already
    private static Optional<Integer> run(List<String> arguments, PrintStream errors) {
        var stop = stopOnSignal();
        try {
            var words = arguments.stream().takeWhile(word -> !word.startsWith("-")).toList();
            Command command =
                    words.isEmpty() ? (settings, _) -> serve(settings) : Command.of(words);
            var settings =
                    Settings.read(
                            arguments.subList(words.size(), arguments.size()),
                            System.getenv(),
                            Path.of(""));
            Logging.setUp(settings.log(), errors);
            command.run(settings, System.out);
        } catch (CannotStart e) {
            if (forget(stop)) {
                errors.println("sohbet: " + e.getMessage());
                return Optional.of(e.exitCode());
            }
        }
        return forget(stop) ? Optional.of(0) : Optional.empty();
    }

    /// Opens the house, and closes it when somebody asks us to end.
    private static void serve(Settings settings) {
        try (var house = House.open(settings)) {
            // Whole, or what is logged at the same moment may come between its words.
            System.out.println(
                    String.format(
                            Locale.ROOT,
                            "Sohbet is ready at %s (%.1f s)",
                            house.address(),
                            sinceStart()));
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            // This is how the end is asked for; closing is all that is left to do.
        }
    }

    /// On SIGTERM and Ctrl-C: interrupts this thread, wherever it is, and lets the process end when
    /// it has closed everything. Then the exit code is 0, not the JVM's 143 or 130.
    private static Thread stopOnSignal() {
        var main = Thread.currentThread();
        var hook =
                Thread.ofPlatform()
                        .name("stop")
                        .unstarted(() -> {
                            main.interrupt();
                            try {
                                main.join(STOP_MILLIS);
                            } catch (InterruptedException _) {
                                // Nobody interrupts a hook.
                            }
                            Runtime.getRuntime().halt(main.isAlive() ? 1 : 0);
                        });
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    private static boolean forget(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            return false; // The process is ending, and the hook waits for us.
        }
    }

    private static double sinceStart() {
        return (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime())
                / 1000.0;
    }

    private static String help() {
        return """
        Sohbet, a self-hosted chat.

          sohbet [--config=FILE] [--SETTING=VALUE …]            starts a node
          sohbet COMMAND [--config=FILE] [--SETTING=VALUE …]    does one thing, beside a running node or without
          sohbet --help | --version

        Commands:

          user list                            everybody, with their e-mail address
          user create USERNAME EMAIL [NAME]    a new account; its password is made and shown
          user disable USERNAME                signs somebody out everywhere and lets them in no more
          user enable USERNAME                 lets them in again
          user reset-password USERNAME         another password, made and shown; signs them out everywhere
          check                                disk, keys, database and Kafka: could a node start?
          backup FILE                          all that Sohbet keeps, but for its keys, as a zip
          restore FILE                         the same back, into an empty database; no node may run

        Settings come from --SETTING=VALUE, else from environment variables, else from a properties file
        (--config=FILE, SOHBET_CONFIG, or ./sohbet.properties if it is there), else they have their defaults.
        A secret never goes on the command line; it may stand in a file of its own.

        %s
        """
                .formatted(Catalog.text());
    }

    static String version() {
        @Nullable String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
