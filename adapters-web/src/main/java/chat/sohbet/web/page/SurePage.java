package chat.sohbet.web.page;

import chat.sohbet.web.language.Saying;
import java.util.List;

/// Asks once more before a report is settled by what can't be undone, or hits somebody: `act` is
/// what is to be done, to `name`.
record SurePage(
        Shell shell,
        String form,
        String action,
        String act,
        Saying question,
        Saying name,
        List<ReportPage.Line> lines,
        Saying hint,
        Saying label) {}
