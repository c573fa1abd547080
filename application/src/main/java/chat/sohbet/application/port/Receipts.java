package chat.sohbet.application.port;

import chat.sohbet.domain.conversation.Mark;
import java.util.Collection;
import java.util.List;

/// How far everybody has come.
public interface Receipts {
    /// Merges each mark into its member's watermarks, clamped to the conversation's last message,
    /// all in one transaction. Returns those that grew, with their new value and all members; marks
    /// of strangers and marks that change nothing are left out.
    List<News.Marked> raise(Collection<Mark> marks);
}
