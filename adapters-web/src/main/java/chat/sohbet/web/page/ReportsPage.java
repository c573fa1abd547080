package chat.sohbet.web.page;

import chat.sohbet.web.language.Saying;
import java.util.List;

/// What was reported and not settled, oldest first, for who looks after the house. What several
/// people say of one message, or of one person, is one case.
record ReportsPage(Shell shell, String form, List<Case> reports) {

    /// About whom, and as it read to who said so first. `id` is that report's, `others` are those
    /// of the rest; `several` says how many there are, where it is more than one. `said` is whether
    /// it is about a message.
    record Case(
            String id,
            List<String> others,
            Saying about,
            Saying handle,
            Saying several,
            List<Voice> voices,
            List<ReportPage.Line> lines,
            boolean said) {}

    /// Who says so, when and why.
    record Voice(Saying reporter, String at, Saying when, Saying reason, String note) {}
}
