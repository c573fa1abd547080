package chat.sohbet.application;

import chat.sohbet.application.port.MessageLog;
import chat.sohbet.application.port.Reports;
import chat.sohbet.application.port.Sessions;
import chat.sohbet.domain.report.Outcome;
import chat.sohbet.domain.report.Report;
import chat.sohbet.domain.report.ReportId;
import chat.sohbet.domain.report.Subject;
import chat.sohbet.domain.user.UserId;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// A steward, one of those who look after the house, sees what was reported and does something
/// about it. For everybody else there is nothing here. Reached by [Chat#reports].
public final class SettleReports {
    private static final System.Logger LOG = System.getLogger(SettleReports.class.getName());

    private final Reports reports;
    private final MessageLog log;
    private final Sessions sessions;
    private final Clock clock;

    /// What came of it.
    public enum Settling {
        DONE,
        /// I am no steward, or nobody reported that, or it is settled already.
        NOT_FOUND,
        /// There is no message to delete; a steward is barred by the host alone.
        NOT_ALLOWED
    }

    SettleReports(Reports reports, MessageLog log, Sessions sessions, Clock clock) {
        this.reports = reports;
        this.log = log;
        this.sessions = sessions;
        this.clock = clock;
    }

    public boolean steward(UserId me) {
        return !reports.stewards(List.of(me)).isEmpty();
    }

    /// The first `limit` reports that nobody has settled, oldest first; none for who is no steward.
    public List<Report> open(UserId me, int limit) {
        return steward(me) ? reports.open(limit) : List.of();
    }

    /// A report that nobody has settled; none for who is no steward.
    public Optional<Report> open(UserId me, ReportId id) {
        return steward(me) ? reports.open(id) : Optional.empty();
    }

    /// Does what `outcome` says, and then says so: who dies in between finds the report open still,
    /// and may do it again. Barred is a person on all nodes, a message is deleted for everyone.
    public Settling settle(UserId me, ReportId id, Outcome outcome) {
        if (!steward(me)) return Settling.NOT_FOUND;
        var report = reports.open(id);
        if (report.isEmpty()) return Settling.NOT_FOUND;
        if (!done(me, report.get().subject(), outcome)) return Settling.NOT_ALLOWED;
        // Who has such power is to be held to account: by ids, for logs know no names.
        LOG.log(Level.INFO, () -> "%s settled the report %s: %s".formatted(me, id, outcome));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return reports.settle(id, outcome, me, now) ? Settling.DONE : Settling.NOT_FOUND;
    }

    private boolean done(UserId me, Subject subject, Outcome outcome) {
        return switch (outcome) {
            case DISMISSED -> true;
            case DELETED -> subject instanceof Subject.Said said && deleted(me, said);
            case BARRED -> barred(subject.user());
        };
    }

    /// True too where it is gone already: that is what was wanted.
    private boolean deleted(UserId me, Subject.Said said) {
        log.amend(
                said.conversation(),
                said.seq(),
                me,
                (locked, target, _, _) -> locked.strike(target));
        return true;
    }

    private boolean barred(UserId user) {
        if (steward(user)) return false;
        sessions.bar(user);
        return true;
    }
}
