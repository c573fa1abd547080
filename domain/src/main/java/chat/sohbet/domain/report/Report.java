package chat.sohbet.domain.report;

import chat.sohbet.domain.user.UserId;
import java.time.Instant;

/// Somebody's word that something is wrong, until somebody settles it.
public record Report(
        ReportId id, UserId reporter, Subject subject, Reason reason, Note note, Instant at) {}
