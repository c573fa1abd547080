package chat.sohbet.postgres;

import chat.sohbet.postgres.Sql.Array;
import chat.sohbet.postgres.Sql.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Writes the messages of a batch: the new ones, and what became of others.
final class MessageWriting {
    private static final String INSERT =
            """
            INSERT INTO message (conversation, seq, version, author, client_id, at, body, reply_to, mentions, forwarded,
                                 edited, event, event_users, event_text, reactors, emojis, hidden_from, attachments, expires_at)
            SELECT conversation, seq, version, author, client_id, at, body, reply_to,
                   string_to_array(mentions, ' ')::uuid[], forwarded, edited, event, string_to_array(event_users, ' ')::uuid[], event_text, string_to_array(reactors, ' ')::uuid[],
                   string_to_array(emojis, chr(10)), hidden_from, string_to_array(attachments, ' ')::uuid[], expires_at
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                 AS m (conversation, seq, version, author, client_id, at, body, reply_to, mentions, forwarded, edited,
                       event, event_users, event_text, reactors, emojis, hidden_from, attachments, expires_at)
            """;
    private static final String REPLACE =
            """
            UPDATE message m
            SET version = s.version, body = s.body, reply_to = s.reply_to,
                mentions = string_to_array(s.mentions, ' ')::uuid[], forwarded = s.forwarded, edited = s.edited,
                pinned = s.pinned,
                reactors = string_to_array(s.reactors, ' ')::uuid[], emojis = string_to_array(s.emojis, chr(10)),
                attachments = CASE WHEN s.body IS NULL THEN '{}' ELSE m.attachments END
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                 AS s (conversation, seq, version, body, reply_to, mentions, forwarded, edited, pinned, reactors,
                       emojis)
            WHERE m.conversation = s.conversation AND m.seq = s.seq
            """;

    /// What messages are about to let go.
    private static final String RELEASE =
            """
            UPDATE attachment a SET loose = true
            FROM unnest(?, ?) AS s (conversation, seq)
            JOIN message m USING (conversation, seq)
            WHERE m.attachments <> '{}' AND a.id = ANY (m.attachments)
            """;

    /// What people noted about messages that have ended.
    private static final String FORGET =
            """
            DELETE FROM note n
            USING unnest(?, ?) AS s (conversation, seq)
            JOIN message m USING (conversation, seq)
            WHERE n.conversation = s.conversation AND n.seq = s.seq AND m.expires_at <= clock_timestamp()
            """;

    private final Collection<Desk> desks;
    private final List<Part> parts = new ArrayList<>();

    private MessageWriting(Collection<Desk> desks) {
        this.desks = desks;
    }

    /// The statements to run, in their order.
    static List<Part> of(Collection<Desk> desks) {
        var writing = new MessageWriting(desks);
        writing.insert();
        writing.replace();
        return writing.parts;
    }

    private void insert() {
        var fresh = Laid.on(desks, Desk::fresh);
        if (fresh.isEmpty()) return;
        var carried =
                fresh.stream()
                        .flatMap(laid -> laid.value().writing().stream())
                        .flatMap(writing -> writing.attachments().stream())
                        .toList();
        if (!carried.isEmpty())
            write(AttachmentRows.CLAIM, Array.uuids(carried, file -> file.id().value()));
        write(
                INSERT,
                Array.uuids(fresh, Laid::id),
                Array.numbers(fresh, laid -> laid.value().seq()),
                Array.numbers(fresh, laid -> laid.value().version()),
                Array.uuids(fresh, laid -> laid.value().author().value()),
                Array.uuids(
                        fresh,
                        laid ->
                                laid.value().ownClientId() == null
                                        ? null
                                        : laid.value().ownClientId().value()),
                Array.times(fresh, laid -> laid.value().at()),
                Array.texts(fresh, laid -> MessageRows.body(laid.value())),
                Array.numbers(fresh, laid -> MessageRows.replyTo(laid.value())),
                Array.texts(fresh, laid -> MessageRows.mentions(laid.value())),
                Array.flags(fresh, laid -> MessageRows.forwarded(laid.value())),
                Array.flags(fresh, laid -> MessageRows.edited(laid.value())),
                Array.texts(fresh, laid -> MessageRows.event(laid.value())),
                Array.texts(fresh, laid -> MessageRows.eventUsers(laid.value())),
                Array.texts(fresh, laid -> MessageRows.eventText(laid.value())),
                Array.texts(fresh, laid -> MessageRows.reactors(laid.value())),
                Array.texts(fresh, laid -> MessageRows.emojis(laid.value())),
                Array.uuids(
                        fresh,
                        laid ->
                                laid.value().hiddenFrom() == null
                                        ? null
                                        : laid.value().hiddenFrom().value()),
                Array.texts(fresh, laid -> MessageRows.attachments(laid.value())),
                Array.times(fresh, laid -> laid.value().expires()));
    }

    private void replace() {
        var replaced = Laid.on(desks, Desk::replaced);
        if (replaced.isEmpty()) return;
        var wiped = replaced.stream().filter(laid -> laid.value().writing().isEmpty()).toList();
        for (var sql : wiped.isEmpty() ? List.<String>of() : List.of(RELEASE, FORGET))
            write(
                    sql,
                    Array.uuids(wiped, Laid::id),
                    Array.numbers(wiped, laid -> laid.value().seq()));
        write(
                REPLACE,
                Array.uuids(replaced, Laid::id),
                Array.numbers(replaced, laid -> laid.value().seq()),
                Array.numbers(replaced, laid -> laid.value().version()),
                Array.texts(replaced, laid -> MessageRows.body(laid.value())),
                Array.numbers(replaced, laid -> MessageRows.replyTo(laid.value())),
                Array.texts(replaced, laid -> MessageRows.mentions(laid.value())),
                Array.flags(replaced, laid -> MessageRows.forwarded(laid.value())),
                Array.flags(replaced, laid -> MessageRows.edited(laid.value())),
                Array.flags(replaced, laid -> laid.value().pinned()),
                Array.texts(replaced, laid -> MessageRows.reactors(laid.value())),
                Array.texts(replaced, laid -> MessageRows.emojis(laid.value())));
    }

    private void write(String sql, Array... columns) {
        parts.add(Part.update(sql, (Object[]) columns));
    }
}
