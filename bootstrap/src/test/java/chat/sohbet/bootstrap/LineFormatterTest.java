package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Trace;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LineFormatterTest {

    private static LogRecord record(String message) {
        var record = new LogRecord(Level.WARNING, message);
        record.setInstant(Instant.parse("2026-01-02T03:04:05.678901Z"));
        record.setLoggerName("chat.sohbet.web");
        return record;
    }

    private static String text(LogRecord record) {
        return new LineFormatter(Settings.LogFormat.TEXT).format(record);
    }

    private static String json(LogRecord record) {
        return new LineFormatter(Settings.LogFormat.JSON).format(record);
    }

    @Test
    void a_record_is_one_line_with_time_level_and_logger() {
        assertThat(text(record("slow")))
                .isEqualTo("2026-01-02T03:04:05.678Z WARN  chat.sohbet.web: slow\n");
    }

    @Test
    void what_somebody_wrote_begins_no_line_and_steers_no_terminal() {
        assertThat(text(record("a\r\nb\tc\u001b[31m\u2028\u202e\u0085")))
                .endsWith(": a\\r\\nb\\tc\\u001b[31m\\u2028\\u202e\\u0085\n");
    }

    @Test
    void a_failure_stays_on_the_line_with_its_causes() {
        var record = record("went wrong");
        record.setThrown(new IllegalStateException("outer\nline", new RuntimeException("inner")));

        assertThat(text(record))
                .contains("outer\\nline", "Caused by: java.lang.RuntimeException: inner")
                .hasLineCount(1);
        assertThat(json(record))
                .contains("\"error\":\"java.lang.IllegalStateException: outer\\nline")
                .hasLineCount(1);
    }

    @Test
    void as_json_a_record_is_one_object() {
        assertThat(json(record("say \"hi\" \\ \u0001")))
                .isEqualTo(
                        "{\"time\":\"2026-01-02T03:04:05.678Z\",\"level\":\"WARN\",\"logger\":\"chat.sohbet.web\","
                                + "\"message\":\"say \\\"hi\\\" \\\\ \\u0001\"}\n");
    }

    @Test
    void it_bears_the_name_of_what_was_being_done() {
        new Trace("5f1c9ae2b7d04386")
                .run(() -> {
                    assertThat(text(record("slow")))
                            .endsWith(" WARN  chat.sohbet.web [5f1c9ae2b7d04386]: slow\n");
                    assertThat(json(record("slow")))
                            .endsWith(
                                    "\"logger\":\"chat.sohbet.web\",\"trace\":\"5f1c9ae2b7d04386\","
                                            + "\"message\":\"slow\"}\n");
                });
    }

    @Test
    void parameters_are_put_in() {
        var record = record("{0} of {1}");
        record.setParameters(new Object[] {1, 2});

        assertThat(text(record)).endsWith(": 1 of 2\n");
    }
}
