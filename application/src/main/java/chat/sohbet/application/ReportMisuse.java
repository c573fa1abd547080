package chat.sohbet.application;

import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.Reports;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.report.Excerpt;
import chat.sohbet.domain.report.Note;
import chat.sohbet.domain.report.Reason;
import chat.sohbet.domain.report.Report;
import chat.sohbet.domain.report.ReportId;
import chat.sohbet.domain.report.Subject;
import chat.sohbet.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// A person tells those who look after the house that a message or somebody is not all right. Whom
/// it is about isn't told. Reached by [Chat#misuse].
public final class ReportMisuse {
    /// So many reports a person may make within [#WITHIN].
    public static final int QUOTA = 10;

    public static final Duration WITHIN = Duration.ofDays(1);

    private final Reports reports;
    private final Conversations conversations;
    private final Users users;
    private final Ids ids;
    private final Clock clock;

    /// What came of it.
    public enum Filing {
        FILED,
        /// There is no such message or person, or it is not yours to know; nobody reports
        /// themselves, nor what nobody wrote.
        NOT_FOUND,
        /// [#QUOTA] is used up.
        TOO_MANY
    }

    ReportMisuse(Reports reports, Conversations conversations, Users users, Ids ids, Clock clock) {
        this.reports = reports;
        this.conversations = conversations;
        this.users = users;
        this.ids = ids;
        this.clock = clock;
    }

    /// Reports a message that I see. It is kept as it reads now, with the up to
    /// [Subject.Said#BEFORE] messages before it that I see: it may be edited or gone when somebody
    /// looks.
    public Filing message(
            UserId me, ConversationId conversation, long seq, Reason reason, Note note) {
        return said(me, conversation, seq)
                .map(subject -> file(me, subject, reason, note))
                .orElse(Filing.NOT_FOUND);
    }

    /// Reports a person.
    public Filing person(UserId me, UserId other, Reason reason, Note note) {
        return users.find(other)
                .filter(user -> !user.deleted() && !other.equals(me))
                .map(_ -> file(me, new Subject.Person(other), reason, note))
                .orElse(Filing.NOT_FOUND);
    }

    /// What I would report, to be shown before I do; empty where I can't.
    public Optional<Subject.Said> said(UserId me, ConversationId conversation, long seq) {
        long first = Math.max(1, seq - Subject.Said.BEFORE);
        var slice = new Slice.From(first, (int) (seq - first) + 1);
        var seen =
                conversations.history(me, conversation, slice).stream()
                        .flatMap(history -> history.messages().stream())
                        .filter(message -> message.seq() <= seq)
                        .toList();
        return seen.stream()
                .filter(message -> message.seq() == seq && message.writing().isPresent())
                .filter(message -> !message.author().equals(me))
                .findFirst()
                .map(found -> new Subject.Said(found.author(), conversation, seq, words(seen)));
    }

    private static List<Excerpt> words(List<Message> seen) {
        return seen.stream().flatMap(message -> excerpt(message).stream()).toList();
    }

    private static Optional<Excerpt> excerpt(Message message) {
        return message.writing()
                .map(writing ->
                        new Excerpt(
                                message.seq(),
                                message.author(),
                                message.at(),
                                writing.body().text(),
                                writing.attachments().size()));
    }

    private Filing file(UserId me, Subject subject, Reason reason, Note note) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var report = new Report(new ReportId(ids.next()), me, subject, reason, note, now);
        return reports.file(report, QUOTA, WITHIN) ? Filing.FILED : Filing.TOO_MANY;
    }
}
