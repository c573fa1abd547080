package chat.sohbet.bootstrap;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Where log records go: standard error, one line each, for whoever runs the process to keep.
final class Logging {

    /// Libraries that talk a lot while all is well. Strong references, for a logger that nobody
    /// holds forgets its level.
    private static final List<Logger> QUIET =
            List.of(
                    Logger.getLogger("io.helidon"),
                    Logger.getLogger("org.apache.kafka"),
                    Logger.getLogger("org.flywaydb"),
                    Logger.getLogger("com.zaxxer.hikari"),
                    Logger.getLogger("org.postgresql"));

    private Logging() {}

    static void setUp(Settings.Log settings, PrintStream out) {
        var root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(new Lines(new LineFormatter(settings.format()), out));
        var level = level(settings.level());
        root.setLevel(level);
        boolean debugging = level.intValue() < Level.INFO.intValue();
        QUIET.forEach(logger -> logger.setLevel(debugging ? Level.INFO : Level.WARNING));
    }

    private static Level level(Settings.LogLevel level) {
        return switch (level) {
            case ERROR -> Level.SEVERE;
            case WARN -> Level.WARNING;
            case INFO -> Level.INFO;
            case DEBUG -> Level.FINE;
        };
    }

    /// Writes each record whole, in one call, so that lines of several threads never mix.
    private static final class Lines extends Handler {
        private final LineFormatter formatter;
        private final PrintStream out;

        Lines(LineFormatter formatter, PrintStream out) {
            this.formatter = formatter;
            this.out = out;
        }

        @Override
        public void publish(LogRecord record) {
            if (isLoggable(record)) {
                out.writeBytes(formatter.format(record).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() {
            out.flush();
        }
    }

    /// The JDK's log manager drops all handlers as soon as the process begins to end, and with them
    /// what is said while it ends. This one keeps them. It has to be named before anybody logs, as
    /// `java.util.logging.manager`.
    public static final class Manager extends LogManager {
        @Override
        public void reset() {
            // Nothing is ever forgotten.
        }
    }
}
