package chat.sohbet.postgres;

import static chat.sohbet.postgres.Rows.number;

import chat.sohbet.application.port.Ticket;
import chat.sohbet.application.port.Trace;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.User;
import io.helidon.dbclient.DbTransaction;
import java.util.UUID;

/// News that is written in the transaction of its change.
final class OutboxRows {
    private static final String SUBJECT =
            "INSERT INTO outbox (kind, subject, trace) VALUES (?, ?::uuid, ?) RETURNING xid::text::bigint AS xid, id";

    private OutboxRows() {}

    static Ticket joined(DbTransaction transaction, User user) {
        return subject(transaction, "JOINED", user.id().value());
    }

    static Ticket ended(DbTransaction transaction, SessionId session) {
        return subject(transaction, "ENDED", session.value());
    }

    private static Ticket subject(DbTransaction transaction, String kind, UUID subject) {
        var row =
                transaction
                        .get(SUBJECT, kind, subject.toString(), Trace.current().id())
                        .orElseThrow();
        return new Ticket(number(row, "xid"), number(row, "id"));
    }
}
