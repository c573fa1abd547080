package chat.sohbet.bootstrap;

import chat.sohbet.application.port.Trace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/// One line a record, whatever is in it: what somebody else wrote can neither begin a line of its
/// own nor steer a terminal (CWE-117).
final class LineFormatter extends Formatter {

    private final Settings.LogFormat form;

    LineFormatter(Settings.LogFormat form) {
        this.form = form;
    }

    @Override
    public String format(LogRecord record) {
        var time = record.getInstant().truncatedTo(ChronoUnit.MILLIS).toString();
        var level = level(record.getLevel());
        var logger = record.getLoggerName() == null ? "" : record.getLoggerName();
        var message = formatMessage(record);
        var error = error(record.getThrown());
        // A record is written by the thread that logs it.
        var trace = Trace.current().id();
        return switch (form) {
            case TEXT ->
                    "%s %-5s %s%s: %s%s%n"
                            .formatted(
                                    time,
                                    level,
                                    logger,
                                    trace.isEmpty() ? "" : " [" + escaped(trace) + "]",
                                    escaped(message),
                                    error.isEmpty() ? "" : " " + escaped(error));
            case JSON ->
                    "{\"time\":\"%s\",\"level\":\"%s\",\"logger\":\"%s\"%s,\"message\":\"%s\"%s}%n"
                            .formatted(
                                    time,
                                    level,
                                    quoted(logger),
                                    field("trace", trace),
                                    quoted(message),
                                    field("error", error));
        };
    }

    private static String level(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (value >= Level.WARNING.intValue()) {
            return "WARN";
        }
        return value >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }

    private static String field(String name, String text) {
        return text.isEmpty() ? "" : ",\"" + name + "\":\"" + quoted(text) + '"';
    }

    private static String error(@Nullable Throwable thrown) {
        if (thrown == null) {
            return "";
        }
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString().strip().replace("\t", " ").replaceAll("\\R", "\n");
    }

    /// The text as a part of one line.
    static String escaped(String text) {
        var line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (breaks(c)) {
                        line.append("\\u%04x".formatted((int) c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        return line.toString();
    }

    /// Control characters, separators of lines and paragraphs, and what turns the direction of
    /// text.
    private static boolean breaks(char c) {
        return Character.isISOControl(c)
                || (c >= '\u2028' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069');
    }

    private static String quoted(String text) {
        return escaped(text.replace("\\", "\\\\").replace("\"", "\\\""));
    }
}
