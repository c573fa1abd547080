package chat.sohbet.web.page;

import chat.sohbet.web.language.Saying;
import java.util.List;

/// What was reported and not settled, oldest first, for who looks after the house.
record ReportsPage(Shell shell, String form, List<Row> reports) {

    /// One report: about whom, by whom, when and why. `said` is whether it is about a message.
    record Row(
            String id,
            Saying about,
            Saying handle,
            Saying reporter,
            String at,
            Saying when,
            Saying reason,
            String note,
            List<ReportPage.Line> lines,
            boolean said) {}
}
