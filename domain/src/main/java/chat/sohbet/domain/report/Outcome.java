package chat.sohbet.domain.report;

/// What came of a report.
public enum Outcome {
    /// Nothing was wrong.
    DISMISSED,
    /// The message was deleted for everyone.
    DELETED,
    /// Whom it is about was signed out everywhere, and is let in no more.
    BARRED
}
