package chat.sohbet.memory;

import static chat.sohbet.domain.message.Event.What.CREATED;
import static chat.sohbet.domain.message.Event.What.DESCRIBED;
import static chat.sohbet.domain.message.Event.What.RENAMED;

import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Hidden;
import chat.sohbet.domain.conversation.History;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.message.Lifetime;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A room as somebody sees it who is or was its member. To be used while holding the room's
/// monitor.
record View(Room room, Member viewer) {
    private UserId me() {
        return viewer.user();
    }

    /// The last message's number: who is gone stays at the row that said so.
    private long seq() {
        return viewer.active()
                ? room.conversation().seq()
                : viewer.spans().list().getLast().until();
    }

    private long version() {
        return viewer.active() ? room.conversation().version() : viewer.version();
    }

    private Stream<Message> backwards(long from) {
        long first = Math.min(from, seq());
        return LongStream.rangeClosed(1, first)
                .map(seq -> first + 1 - seq)
                .boxed()
                .flatMap(this::row);
    }

    private Stream<Message> forwards(long from) {
        return LongStream.rangeClosed(from, seq()).boxed().flatMap(this::row);
    }

    private Stream<Message> row(long seq) {
        return room
                .row(seq)
                .filter(message -> room.shows(viewer, message))
                .map(message -> message.seenBy(me()))
                .stream();
    }

    /// The last message that the viewer has not put out of sight, unless its time is over: what
    /// came before it is not held up in its stead.
    Optional<Message> last() {
        return lastKept().filter(message -> !room.expired(message)).map(row -> row.seenBy(me()));
    }

    private Optional<Message> lastKept() {
        return LongStream.rangeClosed(1, seq())
                .map(seq -> seq() + 1 - seq)
                .boxed()
                .flatMap(seq -> room.row(seq).stream())
                .filter(message -> room.keeps(viewer, message))
                .findFirst();
    }

    /// What somebody puts out of their sight doesn't move the conversation in their list.
    Instant activity() {
        return LongStream.rangeClosed(1, seq())
                .map(seq -> seq() + 1 - seq)
                .boxed()
                .flatMap(seq -> room.row(seq).stream())
                .filter(message -> Room.reaches(viewer, message))
                .findFirst()
                .map(Message::at)
                .orElse(room.openedAt());
    }

    /// A direct conversation in which nothing was ever to be seen is only in the list of who opened
    /// it.
    boolean listed(Preference preference) {
        if (lastKept().isPresent()) return true;
        return !preference.removed()
                && (room.kind() == Kind.GROUP
                        || room.openedBy(me())
                        || !room.hidden(me()).equals(Hidden.NOTHING));
    }

    Head head(List<User> users, Preference preference, boolean readMarks) {
        return new Head(
                room.id(),
                room.kind(),
                properties().orElse(null),
                users,
                viewer.active(),
                seq(),
                version(),
                unread(),
                mentioned(),
                room.marks(me()),
                readMarks ? others() : others().unread(),
                last().orElse(null),
                activity(),
                pins(),
                viewer.active() ? room.conversation().lifetime() : Lifetime.FOREVER,
                preference);
    }

    /// Who is gone keeps the title they knew, and hears of no new description or picture.
    private Optional<Properties> properties() {
        return room.properties().map(now -> now.version() <= version() ? now : then(now));
    }

    private Properties then(Properties now) {
        var title =
                events(1, seq())
                        .filter(event -> event.what() == CREATED || event.what() == RENAMED)
                        .reduce((_, later) -> later)
                        .map(event -> new Title(event.text()))
                        .orElse(now.title());
        boolean described =
                events(seq() + 1, room.conversation().seq())
                        .anyMatch(event -> event.what() == DESCRIBED);
        return new Properties(
                title,
                described ? Description.NONE : now.description(),
                room.picture(viewer).orElse(null),
                version());
    }

    private Stream<Event> events(long from, long until) {
        return LongStream.rangeClosed(from, until)
                .boxed()
                .flatMap(seq -> room.row(seq).stream())
                .map(Message::content)
                .filter(Content.Happened.class::isInstance)
                .map(content -> ((Content.Happened) content).event());
    }

    private int unread() {
        return (int) unreadRows().limit(Head.MANY).count();
    }

    private int mentioned() {
        return (int)
                unreadRows()
                        .flatMap(message -> message.writing().stream())
                        .filter(writing -> writing.mentions().contains(me()))
                        .limit(Head.MANY)
                        .count();
    }

    private Stream<Message> unreadRows() {
        return forwards(room.marks(me()).read() + 1)
                .filter(message -> !message.author().equals(me()))
                .filter(message -> message.content() instanceof Content.Written);
    }

    private List<Long> pins() {
        return room.conversation().pins().stream()
                .filter(seq -> row(seq).findFirst().isPresent())
                .toList();
    }

    /// What all others have reached who are members now.
    private Watermarks others() {
        return room.members().stream()
                .filter(member -> member.active() && !member.user().equals(me()))
                .map(member -> room.marks(member.user()))
                .reduce((one, other) ->
                        new Watermarks(
                                Math.min(one.delivered(), other.delivered()),
                                Math.min(one.read(), other.read())))
                .orElse(Watermarks.NONE);
    }

    History history(Slice slice) {
        return switch (slice) {
            case Slice.Newest newest -> page(backwards(seq()), newest.limit(), true);
            case Slice.Before before -> page(backwards(before.seq() - 1), before.limit(), true);
            case Slice.From from -> page(forwards(from.seq()), from.limit(), false);
            case Slice.Around around ->
                    page(
                            forwards(Math.max(1, around.seq() - around.limit() / 2)),
                            around.limit(),
                            false);
        };
    }

    private History page(Stream<Message> messages, int limit, boolean backwards) {
        var found = messages.limit(limit + 1L).toList();
        boolean more = found.size() > limit;
        var page = more ? found.subList(0, limit) : found;
        return new History(room.id(), version(), backwards ? page.reversed() : page, more);
    }

    Resync since(long after) {
        var reset = new Resync.Reset(room.id(), version(), seq());
        if (after > version()) return reset;
        var messages =
                room.changedRows(after).stream()
                        .filter(message -> room.keeps(viewer, message))
                        .filter(room::tellable)
                        .map(message -> message.seenBy(me()))
                        .toList();
        var members =
                room.changedMembers(after).stream()
                        .filter(member -> member.version() <= version())
                        .toList();
        var properties =
                room.properties()
                        .filter(now -> now.version() > after && now.version() <= version());
        if (messages.size() + members.size() + properties.stream().count() > Resync.MAX_ROWS)
            return reset;
        return new Resync.Catch(
                new Change(
                        room.id(),
                        after,
                        version(),
                        seq(),
                        messages,
                        members,
                        properties.orElse(null)));
    }
}
