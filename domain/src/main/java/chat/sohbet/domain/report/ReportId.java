package chat.sohbet.domain.report;

import chat.sohbet.domain.Text;
import java.util.UUID;

/// Names a report for ever.
public record ReportId(UUID value) {
    /// Reads the canonical form of 36 characters; `field` is what an error names.
    public static ReportId parse(String field, String text) {
        return new ReportId(Text.uuid(field, text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
