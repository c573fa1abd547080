package chat.sohbet.history;

import chat.sohbet.application.port.Ports;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.util.HashMap;
import java.util.Map;

/// How far has everybody come? I5 and I6.
final class MarkCheck {
    private final Cast cast;
    private final Journal journal;
    private final Findings findings;
    private final Ports store;

    MarkCheck(Cast cast, Journal journal, Findings findings, Ports store) {
        this.cast = cast;
        this.journal = journal;
        this.findings = findings;
        this.store = store;
    }

    void check(Map<ConversationId, Ledger> ledgers) {
        neverFalling();
        for (var heard : journal.heard()) bounded(ledgers, heard);
        for (var ledger : ledgers.values())
            for (var user : ledger.heads.keySet()) person(ledger, user);
    }

    private void neverFalling() {
        record Place(ConversationId conversation, UserId user) {}
        var before = new HashMap<Place, Watermarks>();
        for (var sample : journal.samples()) {
            var was = before.put(new Place(sample.conversation(), sample.user()), sample.marks());
            findings.check(
                    was == null || was.merge(sample.marks()).equals(sample.marks()),
                    "I5",
                    where(sample.conversation(), sample.user()),
                    () -> "fell from %s to %s".formatted(was, sample.marks()));
        }
    }

    private String where(ConversationId conversation, UserId user) {
        return cast.name(conversation) + ", " + cast.name(user);
    }

    private void bounded(Map<ConversationId, Ledger> ledgers, Journal.Heard heard) {
        if (!(heard.frame() instanceof Frame.Marked marked)) return;
        var ledger = ledgers.get(marked.conversation());
        findings.check(
                ledger != null && within(marked.marks(), ledger.seq()),
                "I5",
                heard.device(),
                () -> "is told " + marked);
    }

    private static boolean within(Watermarks marks, long seq) {
        return marks.read() <= marks.delivered() && marks.delivered() <= seq;
    }

    private void person(Ledger ledger, UserId user) {
        var head = ledger.heads.get(user);
        if (head == null) return;
        findings.check(
                within(head.mine(), ledger.seq()),
                "I5",
                where(ledger.id, user),
                () -> "%s of %d".formatted(head.mine(), ledger.seq()));
        long unread =
                ledger.visible(user).stream()
                        .filter(row -> unread(row, user, head.mine().read()))
                        .limit(Head.MANY)
                        .count();
        findings.check(
                head.unread() == unread,
                "I6",
                where(ledger.id, user),
                () ->
                        "%d unread, by recount %d after %s"
                                .formatted(head.unread(), unread, head.mine()));
        if (ledger.present(user)) arrived(ledger, user);
    }

    private static boolean unread(Message row, UserId user, long read) {
        return row.seq() > read
                && !row.author().equals(user)
                && row.content() instanceof Content.Written;
    }

    /// Devices that hold everything have said so.
    private void arrived(Ledger ledger, UserId user) {
        var rows = ledger.visible(user);
        if (rows.isEmpty()) return;
        var marks = store.receipts().of(user, ledger.id).get(user);
        long last = rows.getLast().seq();
        findings.check(
                marks != null && marks.delivered() >= last,
                "I5",
                where(ledger.id, user),
                () -> "both devices have message %d, the store knows of %s".formatted(last, marks));
    }
}
