package chat.sohbet.postgres;

import chat.sohbet.domain.conversation.Conversation;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.postgres.Sql.Array;
import chat.sohbet.postgres.Sql.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes what became of the conversations of a batch, and of their members.
final class ConversationWriting {
    private static final String SETTLE =
            """
            INSERT INTO member AS m (conversation, member, role, sees, version)
            SELECT conversation, member, role, sees::int8multirange, version
            FROM unnest(?, ?, ?, ?, ?) AS s (conversation, member, role, sees, version)
            ORDER BY conversation, member
            ON CONFLICT (conversation, member)
            DO UPDATE SET role = excluded.role, sees = excluded.sees, version = excluded.version
            """;
    private static final String MOVE =
            """
            UPDATE member m
            SET delivered = greatest(m.delivered, s.delivered), read = greatest(m.read, s.read),
                last_seq = s.last_seq, last_at = s.last_at
            FROM unnest(?, ?, ?, ?, ?, ?) AS s (conversation, member, delivered, read, last_seq, last_at)
            WHERE m.conversation = s.conversation AND m.member = s.member
            """;
    private static final String CONVERSATIONS =
            """
            UPDATE conversation c
            SET seq = s.seq, version = s.version, last_at = s.last_at,
                pins = string_to_array(s.pins, ' ')::int8[], title = s.title, description = s.description,
                properties_version = s.properties_version, invite = s.invite, picture = s.picture, lifetime = s.lifetime,
                picture_at = CASE WHEN c.picture IS DISTINCT FROM s.picture THEN s.version ELSE c.picture_at END
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                 AS s (id, seq, version, last_at, pins, title, description, properties_version, invite, picture, lifetime)
            WHERE c.id = s.id
            """;
    private static final String LOOSEN =
            "UPDATE attachment SET claimed = true, loose = true WHERE id = ANY (?)";

    private final Collection<Desk> desks;
    private final List<Part> parts = new ArrayList<>();

    private ConversationWriting(Collection<Desk> desks) {
        this.desks = desks;
    }

    /// The statements to run, in their order.
    static List<Part> of(Collection<Desk> desks) {
        var writing = new ConversationWriting(desks);
        writing.settle();
        writing.move();
        writing.conversations();
        writing.pictures();
        return writing.parts;
    }

    private void settle() {
        var settled = Laid.on(desks, Desk::settled);
        if (settled.isEmpty()) return;
        write(
                SETTLE,
                Array.uuids(settled, Laid::id),
                Array.uuids(settled, laid -> laid.value().user().value()),
                Array.texts(settled, laid -> laid.value().member().role().name()),
                Array.texts(settled, laid -> SpansText.of(laid.value().member().spans())),
                Array.numbers(settled, laid -> laid.value().member().version()));
    }

    private void move() {
        var moved = Laid.on(desks, Desk::moved);
        if (moved.isEmpty()) return;
        write(
                MOVE,
                Array.uuids(moved, Laid::id),
                Array.uuids(moved, laid -> laid.value().user().value()),
                Array.numbers(moved, laid -> laid.value().marks().delivered()),
                Array.numbers(moved, laid -> laid.value().marks().read()),
                Array.numbers(
                        moved,
                        laid -> laid.value().last() == null ? null : laid.value().last().seq()),
                Array.times(
                        moved,
                        laid -> laid.value().last() == null ? null : laid.value().last().at()));
    }

    private void conversations() {
        var states = Laid.on(desks, desk -> desk.state().stream().toList());
        if (states.isEmpty()) return;
        write(
                CONVERSATIONS,
                Array.uuids(states, Laid::id),
                Array.numbers(states, laid -> laid.value().conversation().seq()),
                Array.numbers(states, laid -> laid.value().conversation().version()),
                Array.times(states, laid -> laid.value().conversation().lastAt()),
                Array.texts(states, laid -> pins(laid.value().conversation())),
                Array.texts(states, property(properties -> properties.title().text())),
                Array.texts(states, property(properties -> properties.description().text())),
                Array.numbers(states, property(Properties::version)),
                Array.texts(
                        states,
                        laid ->
                                laid.value().invite() == null
                                        ? null
                                        : laid.value().invite().text()),
                Array.uuids(states, laid -> picture(laid.value().properties())),
                Array.numbers(states, laid -> laid.value().conversation().lifetime().seconds()));
    }

    private static @Nullable UUID picture(@Nullable Properties shared) {
        return shared == null || shared.face() == null ? null : shared.face().value();
    }

    /// Nobody is to see what a group no longer shows; what it shows is seen by its members, and no
    /// more by who uploaded it.
    private void pictures() {
        var dropped = Laid.on(desks, desk -> desk.dropped().stream().toList());
        if (!dropped.isEmpty()) write(LOOSEN, Array.uuids(dropped, laid -> laid.value().value()));
        var shown = Laid.on(desks, desk -> desk.shown().stream().toList());
        if (!shown.isEmpty())
            write(AttachmentRows.CLAIM, Array.uuids(shown, laid -> laid.value().value()));
    }

    private static @Nullable String pins(Conversation conversation) {
        if (conversation.pins().isEmpty()) return null;
        return conversation.pins().stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static <T> Function<Laid<Desk.State>, @Nullable T> property(
            Function<Properties, T> property) {
        return laid -> {
            var properties = laid.value().properties();
            return properties == null ? null : property.apply(properties);
        };
    }

    private void write(String sql, Array... columns) {
        parts.add(Part.update(sql, (Object[]) columns));
    }
}
