package chat.sohbet.memory;

import chat.sohbet.application.port.Reports;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.report.Note;
import chat.sohbet.domain.report.Outcome;
import chat.sohbet.domain.report.Report;
import chat.sohbet.domain.report.ReportId;
import chat.sohbet.domain.report.Subject;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What people have reported, and who settles it.
final class MemoryReports implements Reports {
    private final Users users;
    private final Map<ReportId, Kept> byId = new LinkedHashMap<>();
    private final Set<UserId> stewards = new HashSet<>();

    private record Kept(Report report, @Nullable Instant settledAt) {
        boolean open() {
            return settledAt == null;
        }
    }

    MemoryReports(Users users) {
        this.users = users;
    }

    @Override
    public synchronized boolean file(Report report, int quota, Duration within) {
        var at = report.at();
        byId.values().removeIf(kept -> over(kept, at));
        if (waiting().anyMatch(open -> same(open, report))) return true;
        var since = at.minus(within);
        long filed =
                byId.values().stream()
                        .map(Kept::report)
                        .filter(other -> other.reporter().equals(report.reporter()))
                        .filter(other -> other.at().isAfter(since))
                        .count();
        if (filed >= quota) return false;
        byId.put(report.id(), new Kept(report, null));
        return true;
    }

    private static boolean over(Kept kept, Instant now) {
        return kept.settledAt() != null && kept.settledAt().isBefore(now.minus(KEPT));
    }

    private static boolean same(Report one, Report other) {
        return one.reporter().equals(other.reporter()) && same(one.subject(), other.subject());
    }

    private static boolean same(Subject one, Subject other) {
        return switch (one) {
            case Subject.Person person -> person.equals(other);
            case Subject.Said said ->
                    other instanceof Subject.Said also
                            && said.conversation().equals(also.conversation())
                            && said.seq() == also.seq();
        };
    }

    private Stream<Report> waiting() {
        return byId.values().stream().filter(Kept::open).map(Kept::report);
    }

    @Override
    public synchronized List<Report> open(int limit) {
        return waiting()
                .sorted(Comparator.comparing(Report::at).thenComparing(it -> it.id().value()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Report> open(ReportId id) {
        return Optional.ofNullable(byId.get(id)).filter(Kept::open).map(Kept::report);
    }

    @Override
    public synchronized boolean settle(ReportId id, Outcome outcome, UserId by, Instant at) {
        var found = open(id);
        if (found.isEmpty()) return false;
        var report = found.get();
        waiting()
                .filter(other -> answered(report, outcome, other))
                .toList()
                .forEach(other -> byId.put(other.id(), new Kept(emptied(other), at)));
        return true;
    }

    private static boolean answered(Report report, Outcome outcome, Report other) {
        return switch (outcome) {
            case DISMISSED -> report.equals(other);
            case DELETED -> same(report.subject(), other.subject());
            case BARRED -> report.subject().user().equals(other.subject().user());
        };
    }

    private static Report emptied(Report report) {
        var subject =
                switch (report.subject()) {
                    case Subject.Person person -> person;
                    case Subject.Said said ->
                            new Subject.Said(
                                    said.user(), said.conversation(), said.seq(), List.of());
                };
        return new Report(
                report.id(),
                report.reporter(),
                subject,
                report.reason(),
                new Note(""),
                report.at());
    }

    @Override
    public synchronized void forget(UserId user) {
        stewards.remove(user);
        byId.values()
                .removeIf(kept ->
                        kept.report().reporter().equals(user)
                                || kept.report().subject().equals(new Subject.Person(user)));
    }

    @Override
    public synchronized boolean appoint(UserId user) {
        return users.find(user).filter(found -> !found.deleted()).isPresent() && stewards.add(user);
    }

    @Override
    public synchronized boolean discharge(UserId user) {
        return stewards.remove(user);
    }

    @Override
    public synchronized Set<UserId> stewards(Collection<UserId> users) {
        return users.stream().filter(stewards::contains).collect(Collectors.toUnmodifiableSet());
    }
}
