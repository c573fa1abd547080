package chat.sohbet.application.port;

import chat.sohbet.domain.report.Outcome;
import chat.sohbet.domain.report.Report;
import chat.sohbet.domain.report.ReportId;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What people report, and the stewards among them: those who look after the house and settle it.
/// Of a report that is settled the words and the note are gone, and after [#KEPT] everything.
public interface Reports {
    /// How long a settled report says that it was there, so that stewards can be asked about it.
    Duration KEPT = Duration.ofDays(90);

    /// Keeps a report, unless its reporter has filed `quota` others within the time `within` before
    /// it, settled or not: then false. Of many at once no more than that many are kept. A second
    /// one by the same person about the same, while the first is open, changes nothing and is true.
    boolean file(Report report, int quota, Duration within);

    /// The first `limit` reports that nobody has settled, oldest first.
    List<Report> open(int limit);

    /// A report that nobody has settled.
    Optional<Report> open(ReportId id);

    /// Settles a report, and with it those that are answered by the same: all about the message
    /// where it was deleted, all about the person where they were barred. False if it is settled
    /// already; of many at once one settles it.
    boolean settle(ReportId id, Outcome outcome, UserId by, Instant at);

    /// Forgets what `user` has reported, that they were reported as a person, and that they were a
    /// steward. Reports of their messages stay: so do the messages.
    void forget(UserId user);

    /// Makes somebody a steward; false if they are one already, or nobody has that id.
    boolean appoint(UserId user);

    /// Makes a steward one no longer; false if they weren't.
    boolean discharge(UserId user);

    /// Those of `users` who are stewards.
    Set<UserId> stewards(Collection<UserId> users);
}
