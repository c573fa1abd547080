package chat.sohbet.bootstrap;

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
        var trace = trace(record.getThrown());
        return switch (form) {
            case TEXT ->
                    "%s %-5s %s: %s%s%n"
                            .formatted(
                                    time,
                                    level,
                                    logger,
                                    escaped(message),
                                    trace.isEmpty() ? "" : " " + escaped(trace));
            case JSON ->
                    "{\"time\":\"%s\",\"level\":\"%s\",\"logger\":\"%s\",\"message\":\"%s\"%s}%n"
                            .formatted(
                                    time,
                                    level,
                                    quoted(logger),
                                    quoted(message),
                                    trace.isEmpty() ? "" : ",\"error\":\"" + quoted(trace) + "\"");
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

    private static String trace(@Nullable Throwable thrown) {
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
