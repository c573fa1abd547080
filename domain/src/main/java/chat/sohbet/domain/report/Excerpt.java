package chat.sohbet.domain.report;

import chat.sohbet.domain.user.UserId;
import java.time.Instant;

/// A message as it read when it was reported: its text, perhaps none, and how many files it
/// carried. The files themselves are not kept.
public record Excerpt(long seq, UserId author, Instant at, String text, int files) {}
