package chat.sohbet.history;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Spans;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Is the log itself as it should be? I1, I2 and I7.
final class LogCheck {
    private final Cast cast;
    private final Journal journal;
    private final Findings findings;
    private final Telling telling;
    private final Map<ConversationId, List<House.Carried>> carried;

    LogCheck(
            Cast cast,
            Journal journal,
            Findings findings,
            Map<ConversationId, List<House.Carried>> carried) {
        this.cast = cast;
        this.journal = journal;
        this.findings = findings;
        this.telling = new Telling(cast);
        this.carried = carried;
    }

    void check(Map<ConversationId, Ledger> ledgers) {
        for (var ledger : ledgers.values()) {
            numbers(ledger);
            members(ledger);
            once(ledger);
            carried(ledger);
        }
        acknowledged(ledgers);
        for (var ledger : ledgers.values()) inOrder(ledger);
    }

    private String name(Ledger ledger) {
        return cast.name(ledger.id);
    }

    private void numbers(Ledger ledger) {
        var versions = new HashMap<Long, Long>();
        Message before = null;
        for (var row : ledger.rows.values()) {
            number(ledger, row, before);
            var twin = versions.put(row.version(), row.seq());
            if (twin != null)
                findings.add(
                        "I2",
                        name(ledger),
                        "messages %d and %d both at version %d"
                                .formatted(twin, row.seq(), row.version()));
            before = row;
        }
        if (ledger.rows.isEmpty() || ledger.heads.keySet().stream().noneMatch(ledger::present))
            return;
        long newest = versions.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        findings.check(
                newest == ledger.version(),
                "I2",
                name(ledger),
                () ->
                        "no row has its version %d; the newest is %d"
                                .formatted(ledger.version(), newest));
    }

    private void number(Ledger ledger, Message row, @Nullable Message before) {
        long expected = before == null ? 1 : before.seq() + 1;
        findings.check(
                row.seq() == expected,
                "I2",
                name(ledger),
                () -> "message %d where %d should be".formatted(row.seq(), expected));
        findings.check(
                row.version() >= 1 && row.version() <= ledger.version(),
                "I2",
                name(ledger),
                () ->
                        "message %d at version %d of %d"
                                .formatted(row.seq(), row.version(), ledger.version()));
        findings.check(
                before == null || !row.at().isBefore(before.at()),
                "I2",
                name(ledger),
                () -> "message %d is older than the one before it".formatted(row.seq()));
    }

    /// What the store says of its members is what the log tells of them.
    private void members(Ledger ledger) {
        if (ledger.kind == Kind.DIRECT) return;
        for (var member : ledger.members.values()) {
            var told = ledger.spans.get(member.user());
            findings.check(
                    told != null && joined(member.spans()).equals(joined(told)),
                    "I9",
                    name(ledger),
                    () ->
                            "%s sees %s, the log tells %s"
                                    .formatted(
                                            cast.name(member.user()),
                                            telling.spans(member.spans()),
                                            telling.spans(told)));
            findings.check(
                    member.role() == ledger.roles.get(member.user()),
                    "I2",
                    name(ledger),
                    () ->
                            "%s is %s, the log tells %s"
                                    .formatted(
                                            cast.name(member.user()),
                                            member.role(),
                                            ledger.roles.get(member.user())));
        }
    }

    /// Who comes again with the very next row has missed nothing: a store may keep that as one
    /// span.
    private static List<Spans.Span> joined(Spans spans) {
        var joined = new ArrayList<Spans.Span>();
        for (var span : spans.list())
            if (!joined.isEmpty() && joined.getLast().until() + 1 == span.from())
                joined.set(
                        joined.size() - 1, new Spans.Span(joined.getLast().from(), span.until()));
            else joined.add(span);
        return joined;
    }

    private void once(Ledger ledger) {
        record Sent(UserId author, ClientId clientId) {}
        var seen = new HashMap<Sent, Long>();
        for (var row : ledger.rows.values())
            row.clientId()
                    .ifPresent(clientId -> {
                        var twin = seen.put(new Sent(row.author(), clientId), row.seq());
                        if (twin != null)
                            findings.add(
                                    "I1",
                                    name(ledger),
                                    "sent once by %s, in the log as %d and as %d"
                                            .formatted(cast.name(row.author()), twin, row.seq()));
                    });
    }

    private void acknowledged(Map<ConversationId, Ledger> ledgers) {
        for (var sending : journal.sendings()) {
            if (!sending.isAcked()) continue;
            var ledger = ledgers.get(sending.command.conversation());
            var row = ledger == null ? null : ledger.rows.get(sending.seq);
            boolean there =
                    row != null
                            && row.author().equals(sending.author)
                            && Objects.equals(row.ownClientId(), sending.command.clientId());
            findings.check(
                    there,
                    "I1",
                    cast.name(sending.command.conversation()),
                    () ->
                            "\"%s\" by %s was acknowledged as message %d, where the log has %s"
                                    .formatted(
                                            sending.command.body().text(),
                                            cast.name(sending.author),
                                            sending.seq,
                                            telling.row(row)));
        }
    }

    /// Every version was told once, by whichever node.
    private void carried(Ledger ledger) {
        if (carried.isEmpty()) return;
        var told = new HashSet<Long>();
        var parts =
                carried.getOrDefault(ledger.id, List.of()).stream()
                        .distinct()
                        .sorted(Comparator.comparingLong(House.Carried::after))
                        .toList();
        for (var part : parts)
            for (long version = part.after() + 1; version <= part.version(); version++)
                if (!told.add(version))
                    findings.add(
                            "I2",
                            name(ledger),
                            "version %d was carried twice, by %s".formatted(version, part));
        for (long version = 1; version <= ledger.version(); version++)
            if (!told.contains(version)) {
                findings.add("I2", name(ledger), "version %d was never carried".formatted(version));
                return;
            }
        findings.check(
                told.size() <= ledger.version() || nobodyLeft(ledger),
                "I2",
                name(ledger),
                () ->
                        "%d versions were carried, there are %d"
                                .formatted(told.size(), ledger.version()));
    }

    private static boolean nobodyLeft(Ledger ledger) {
        return ledger.heads.keySet().stream().noneMatch(ledger::present);
    }

    private void inOrder(Ledger ledger) {
        var sendings =
                journal.sendings().stream()
                        .filter(sending -> sending.command.conversation().equals(ledger.id))
                        .filter(Journal.Sending::isAcked)
                        .sorted(Comparator.comparingLong(sending -> sending.seq))
                        .toList();
        Journal.Sending latest = null;
        for (var sending : sendings) {
            if (latest != null && latest.first > sending.acked)
                findings.add(
                        "I7",
                        name(ledger),
                        "\"%s\" was sent after \"%s\" had been acknowledged, and stands before it"
                                .formatted(
                                        latest.command.body().text(),
                                        sending.command.body().text()));
            if (latest == null || sending.first > latest.first) latest = sending;
        }
    }
}
