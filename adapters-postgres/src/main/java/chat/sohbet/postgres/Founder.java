package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.instant;
import static chat.sohbet.postgres.Sql.uuid;

import chat.sohbet.application.port.MessageLog.Founding;
import chat.sohbet.domain.conversation.Conversation;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.postgres.DeskWriting.Told;
import chat.sohbet.postgres.PostgresMessageLog.Answer;
import chat.sohbet.postgres.PostgresMessageLog.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Begins groups: an empty conversation first, and then what its founder's judge says of it, as for
/// a conversation that had been there.
final class Founder {
    private static final String FOUNDED =
            "SELECT id FROM conversation WHERE opened_by = ? AND founded_as = ?";
    private static final String BEGIN =
            """
            INSERT INTO conversation (id, kind, last_at, opened_by, founded_as, title, description, properties_version)
            VALUES (?, 'GROUP', ?, ?, ?, ?, ?, 0)
            ON CONFLICT (opened_by, founded_as) DO NOTHING
            """;

    private Founder() {}

    static Written found(Connection connection, Wish.Found wish) throws SQLException {
        var before = founded(connection, wish);
        if (before.isPresent()) return repeated(wish, before.get());
        var now = now(connection);
        Settlement.Settled settled = wish.judge().apply(now);
        var properties = blank(settled);
        if (!begin(connection, wish, properties, now))
            return repeated(wish, founded(connection, wish).orElseThrow());
        var begun = new Conversation(wish.conversation(), Kind.GROUP, 0, 0, now);
        var desk = new Desk(new Desk.State(begun, properties, null));
        desk.settle(settled);
        return answer(
                wish,
                new Founding(wish.conversation(), false),
                DeskWriting.write(connection, List.of(desk)));
    }

    private static Optional<ConversationId> founded(Connection connection, Wish.Found wish)
            throws SQLException {
        return Sql.first(
                connection,
                FOUNDED,
                row -> new ConversationId(uuid(row, "id")),
                wish.creator().value(),
                wish.clientId().value());
    }

    private static Instant now(Connection connection) throws SQLException {
        return Sql.query(connection, "SELECT clock_timestamp() AS now", row -> instant(row, "now"))
                .getFirst();
    }

    /// What the group is called, before its first version.
    private static Properties blank(Settlement.Settled settled) {
        var properties = settled.properties();
        if (properties == null) throw new IllegalStateException("a group begins with a title");
        return new Properties(properties.title(), properties.description(), properties.face(), 0);
    }

    /// False if another node was quicker.
    private static boolean begin(
            Connection connection, Wish.Found wish, Properties properties, Instant now)
            throws SQLException {
        return Sql.update(
                        connection,
                        BEGIN,
                        wish.conversation().value(),
                        now,
                        wish.creator().value(),
                        wish.clientId().value(),
                        properties.title().text(),
                        properties.description().text())
                == 1;
    }

    private static Written repeated(Wish.Found wish, ConversationId group) {
        return answer(wish, new Founding(group, true), List.of());
    }

    private static Written answer(Wish.Found wish, Founding founding, List<Told> told) {
        return new Written(List.of(Answer.of(wish, () -> founding)), told);
    }
}
