package chat.sohbet.web.page;

import chat.sohbet.web.language.Saying;
import java.util.List;

/// Where somebody reports a message, with the `lines` that go with it, or a person. `back` is the
/// chat it is about; `problem` is what is wrong with the reason; when it is `done` nothing is asked
/// any more.
record ReportPage(
        Shell shell,
        String form,
        String action,
        String back,
        Saying name,
        List<Line> lines,
        List<Choice> reasons,
        Typed note,
        Saying problem,
        boolean done) {

    /// A message as it read; `files` is empty where it carried none.
    record Line(Saying who, String at, Saying when, String text, Saying files) {}

    record Choice(String value, Saying label, boolean chosen) {}
}
