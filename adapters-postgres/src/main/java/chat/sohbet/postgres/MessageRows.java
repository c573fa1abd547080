package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.instant;
import static chat.sohbet.postgres.Sql.instantOrNull;
import static chat.sohbet.postgres.Sql.uuid;
import static chat.sohbet.postgres.Sql.uuidOrNull;

import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Reaction;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a message stands in the table `message`.
final class MessageRows {
    /// Of the table `message`, called `m`.
    static final String COLUMNS =
            """
            m.seq AS m_seq, m.version AS m_version, m.author AS m_author, m.client_id AS m_client_id, m.at AS m_at,
            m.body AS m_body, m.reply_to AS m_reply_to, m.mentions AS m_mentions, m.forwarded AS m_forwarded,
            m.edited AS m_edited, m.pinned AS m_pinned, m.event AS m_event, m.event_users AS m_event_users,
            m.event_text AS m_event_text, m.reactors AS m_reactors, m.emojis AS m_emojis, m.hidden_from AS m_hidden_from, m.expires_at AS m_expires_at,
            %s AS m_carried
            """
                    .formatted(AttachmentRows.CARRIED);

    private MessageRows() {}

    /// Null where the row of an outer join holds no message.
    static @Nullable Message messageOrNull(ResultSet row) throws SQLException {
        row.getLong("m_seq");
        return row.wasNull() ? null : message(row);
    }

    static Message message(ResultSet row) throws SQLException {
        var clientId = uuidOrNull(row, "m_client_id");
        var hiddenFrom = uuidOrNull(row, "m_hidden_from");
        return new Message(
                row.getLong("m_seq"),
                row.getLong("m_version"),
                new UserId(uuid(row, "m_author")),
                clientId == null ? null : new ClientId(clientId),
                instant(row, "m_at"),
                content(row),
                reactions(row),
                hiddenFrom == null ? null : new UserId(hiddenFrom),
                instantOrNull(row, "m_expires_at"));
    }

    private static Content content(ResultSet row) throws SQLException {
        var event = row.getString("m_event");
        if (event != null)
            return new Content.Happened(
                    new Event(
                            Event.What.valueOf(event),
                            users(row, "m_event_users"),
                            row.getString("m_event_text")));
        var body = row.getString("m_body");
        return body == null
                ? new Content.Deleted()
                : new Content.Written(
                        writing(row, new Body(body)),
                        row.getBoolean("m_edited"),
                        row.getBoolean("m_pinned"));
    }

    private static Writing writing(ResultSet row, Body body) throws SQLException {
        return new Writing(
                body,
                row.getLong("m_reply_to"),
                row.getObject("m_mentions") == null ? List.of() : users(row, "m_mentions"),
                row.getBoolean("m_forwarded"),
                AttachmentRows.carried(row.getString("m_carried")));
    }

    private static List<Reaction> reactions(ResultSet row) throws SQLException {
        var users = users(row, "m_reactors");
        if (users.isEmpty()) return List.of();
        var emojis = (String[]) row.getArray("m_emojis").getArray();
        var reactions = new ArrayList<Reaction>();
        for (int i = 0; i < emojis.length; i++)
            reactions.add(new Reaction(users.get(i), new Emoji(emojis[i])));
        return reactions;
    }

    private static List<UserId> users(ResultSet row, String column) throws SQLException {
        var ids = (UUID[]) row.getArray(column).getArray();
        if (ids.length == 0) return List.of();
        var users = new ArrayList<UserId>(ids.length);
        for (var id : ids) users.add(new UserId(id));
        return users;
    }

    // And the other way; of lists, the elements one after the other

    static @Nullable String body(Message message) {
        return message.body().map(Body::text).orElse(null);
    }

    static @Nullable Long replyTo(Message message) {
        return message.writing().filter(Writing::isReply).map(Writing::replyTo).orElse(null);
    }

    /// Null where there are none: then reading the row is one array less.
    static @Nullable String mentions(Message message) {
        return message.writing()
                .map(Writing::mentions)
                .filter(users -> !users.isEmpty())
                .map(MessageRows::joined)
                .orElse(null);
    }

    static boolean forwarded(Message message) {
        return message.writing().map(Writing::forwarded).orElse(false);
    }

    static String attachments(Message message) {
        return message.writing().map(Writing::attachments).orElse(List.of()).stream()
                .map(file -> file.id().toString())
                .collect(Collectors.joining(" "));
    }

    static boolean edited(Message message) {
        return message.content() instanceof Content.Written written && written.edited();
    }

    static @Nullable String event(Message message) {
        return happened(message).map(event -> event.what().name()).orElse(null);
    }

    static String eventUsers(Message message) {
        return happened(message).map(event -> joined(event.users())).orElse("");
    }

    static String eventText(Message message) {
        return happened(message).map(Event::text).orElse("");
    }

    private static Optional<Event> happened(Message message) {
        return message.content() instanceof Content.Happened(var event)
                ? Optional.of(event)
                : Optional.empty();
    }

    static String reactors(Message message) {
        return joined(message.reactions().stream().map(Reaction::user).toList());
    }

    /// In lines: no emoji goes over the end of one.
    static String emojis(Message message) {
        return message.reactions().stream()
                .map(reaction -> reaction.emoji().text())
                .collect(Collectors.joining("\n"));
    }

    private static String joined(List<UserId> users) {
        return users.stream().map(UserId::toString).collect(Collectors.joining(" "));
    }
}
