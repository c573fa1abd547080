package chat.sohbet.history;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Did anybody ever get what isn't theirs, and did all who got a row get the same? I9 and I3, of
/// every frame that reached a device.
final class SightCheck {
    private final Cast cast;
    private final Findings findings;
    private final Telling telling;
    private final Map<Edition, Message> seen = new HashMap<>();

    /// A row at a version, of which there is one.
    private record Edition(ConversationId conversation, long seq, long version) {}

    SightCheck(Cast cast, Findings findings) {
        this.cast = cast;
        this.findings = findings;
        this.telling = new Telling(cast);
    }

    void check(Map<ConversationId, Ledger> ledgers, List<Journal.Heard> heard) {
        for (var one : heard) {
            var conversation = conversation(one.frame());
            if (conversation != null) check(ledgers.get(conversation), one);
            if (one.frame() instanceof Frame.Heads heads)
                for (var row : heads.rows()) head(ledgers.get(row.conversation()), row, one);
        }
    }

    private static @Nullable ConversationId conversation(Frame frame) {
        return switch (frame) {
            case Frame.Changes changes -> changes.conversation();
            case Frame.Page page -> page.conversation();
            case Frame.Looked looked -> looked.row().conversation();
            case Frame.Marked marked -> marked.conversation();
            case Frame.Merged merged -> merged.conversation();
            case Frame.Typing typing -> typing.conversation();
            case Frame.Ack ack -> ack.conversation();
            case Frame.Welcome _,
                    Frame.Heads _,
                    Frame.Self _,
                    Frame.Done _,
                    Frame.Invited _,
                    Frame.Refused _,
                    Frame.Synced _,
                    Frame.Gone _ ->
                    null;
        };
    }

    private void check(@Nullable Ledger ledger, Journal.Heard heard) {
        if (ledger == null || !ledger.known(heard.user())) {
            findings.add(
                    "I9",
                    heard.device(),
                    "is told of a conversation not theirs: " + telling.frame(heard.frame()));
            return;
        }
        switch (heard.frame()) {
            case Frame.Changes changes -> {
                findings.check(
                        ledger.present(heard.user(), changes.version()),
                        "I9",
                        heard.device(),
                        () ->
                                "is no member at version %d, and gets %s"
                                        .formatted(changes.version(), telling.frame(changes)));
                rows(ledger, heard, changes.messages());
                properties(ledger, heard, changes.properties(), changes.version());
            }
            case Frame.Page page -> rows(ledger, heard, page.messages());
            case Frame.Looked looked -> head(ledger, looked.row(), heard);
            default -> {}
        }
    }

    private void head(@Nullable Ledger ledger, Frame.Row row, Journal.Heard heard) {
        if (ledger == null || !ledger.known(heard.user())) {
            findings.add(
                    "I9",
                    heard.device(),
                    "is listed a conversation not theirs: " + telling.row(row));
            return;
        }
        findings.check(
                ledger.present(heard.user(), row.version()),
                "I9",
                heard.device(),
                () ->
                        "is no member at version %d, and is told %s"
                                .formatted(row.version(), telling.row(row)));
        properties(ledger, heard, row.properties(), row.version());
        if (row.last() != null) last(ledger, heard, row.last());
    }

    /// The title is the one the group had at that version, and nobody hears of another.
    private void properties(
            Ledger ledger, Journal.Heard heard, @Nullable Properties properties, long version) {
        if (properties == null) return;
        var title = ledger.titleAt(version);
        findings.check(
                properties.version() <= version
                        && title.filter(properties.title().text()::equals).isPresent(),
                "I9",
                heard.device(),
                () ->
                        "is told %s of %s at version %d, when it was called %s"
                                .formatted(properties, cast.name(ledger.id), version, title));
    }

    /// A list tells neither what a message answers nor whom it calls.
    private static boolean sameWords(Message log, Message row) {
        return log.content() instanceof Content.Written && row.content() instanceof Content.Written
                ? log.body().equals(row.body())
                : log.content().equals(row.content());
    }

    /// What a list shows of the last message, which over the wire is not all of it.
    private void last(Ledger ledger, Journal.Heard heard, Message row) {
        var log = ledger.rows.get(row.seq());
        findings.check(
                ledger.shows(row.seq(), heard.user())
                        && log != null
                        && log.version() >= row.version()
                        && log.author().equals(row.author())
                        && (log.version() > row.version() || sameWords(log, row)),
                "I9",
                heard.device(),
                () ->
                        "may see of %s %s, and its list shows %s (the log has %s)"
                                .formatted(
                                        cast.name(ledger.id),
                                        telling.spans(ledger.spans.get(heard.user())),
                                        telling.row(row),
                                        telling.row(log)));
    }

    private void rows(Ledger ledger, Journal.Heard heard, List<Message> rows) {
        for (var row : rows) {
            findings.check(
                    ledger.shows(row.seq(), heard.user()),
                    "I9",
                    heard.device(),
                    () ->
                            "may see of %s %s, and gets %s"
                                    .formatted(
                                            cast.name(ledger.id),
                                            telling.spans(ledger.spans.get(heard.user())),
                                            telling.row(row)));
            findings.check(
                    row.hiddenFrom() == null
                            && (row.ownClientId() == null || row.author().equals(heard.user())),
                    "I9",
                    heard.device(),
                    () -> "learns what only the author may know of " + telling.row(row));
            same(ledger, heard.user(), heard.device(), row);
        }
    }

    private void same(Ledger ledger, UserId user, String device, Message row) {
        var plain = plain(row);
        var before = seen.putIfAbsent(new Edition(ledger.id, row.seq(), row.version()), plain);
        findings.check(
                before == null || before.equals(plain),
                "I3",
                device,
                () ->
                        "got in %s %s, others %s"
                                .formatted(
                                        cast.name(ledger.id),
                                        telling.row(plain),
                                        telling.row(before)));
        var now = ledger.rows.get(row.seq());
        if (now == null || now.version() < row.version())
            findings.add(
                    "I3",
                    device,
                    "got in %s a row that is not in the log: %s (there: %s)"
                            .formatted(cast.name(ledger.id), telling.row(plain), telling.row(now)));
        else if (now.version() == row.version())
            findings.check(
                    plain(now).equals(plain),
                    "I3",
                    device,
                    () ->
                            "got in %s %s, the log has %s"
                                    .formatted(
                                            cast.name(ledger.id),
                                            telling.row(plain),
                                            telling.row(now)));
    }

    private static Message plain(Message row) {
        return new Message(
                row.seq(),
                row.version(),
                row.author(),
                null,
                row.at(),
                row.content(),
                row.reactions(),
                null,
                row.expires());
    }
}
